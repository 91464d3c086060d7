package org.policyalerts.policy.parser;

/** A policy file that is well-formed plain YAML, as nodes with their places. */
public record ParsedPolicy(PolicySource source, SourceNode.Mapping root) {}
