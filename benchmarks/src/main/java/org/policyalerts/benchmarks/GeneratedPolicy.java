package org.policyalerts.benchmarks;

import java.util.List;

/** A policy in the language of no engine: all of its conditions must hold. */
public record GeneratedPolicy(String id, List<SimpleCondition> conditions) {

    public GeneratedPolicy {
        conditions = List.copyOf(conditions);
    }
}
