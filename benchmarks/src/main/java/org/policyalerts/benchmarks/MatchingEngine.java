package org.policyalerts.benchmarks;

import java.util.List;

/** A book of policies as one engine has compiled it. For one thread. */
interface MatchingEngine {

    /** The ids of the policies that a report in JSON matches, in any order. */
    List<String> match(byte[] report);
}
