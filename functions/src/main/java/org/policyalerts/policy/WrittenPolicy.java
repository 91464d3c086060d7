package org.policyalerts.policy;

/** A policy file that is well-formed YAML of the plain kind: keys, lists and values with their places. */
record WrittenPolicy(PolicySource source, Written.Mapping root) {}
