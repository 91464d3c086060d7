package org.policyalerts.policy.parser;

/** A policy file that is well-formed YAML of the plain kind: keys, lists and values with their places. */
public record ParsedPolicy(PolicySource source, SourceNode.Mapping root) {}
