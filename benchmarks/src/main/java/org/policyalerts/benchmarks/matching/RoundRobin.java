package org.policyalerts.benchmarks.matching;

/** Takes the reports of a benchmark in turn, so that the processor cannot predict the branches of one report. */
final class RoundRobin {

    /** A power of two. */
    static final int REPORTS = 64;

    private int calls;

    int index() {
        return calls++ & (REPORTS - 1);
    }
}
