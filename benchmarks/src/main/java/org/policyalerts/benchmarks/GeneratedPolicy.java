package org.policyalerts.benchmarks;

import java.util.List;

/** A policy that no engine has a say in: all of its conditions must hold. */
record GeneratedPolicy(String id, List<SimpleCondition> conditions) {

    GeneratedPolicy {
        conditions = List.copyOf(conditions);
    }
}
