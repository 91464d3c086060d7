package org.policyalerts.benchmarks.engine;

import java.util.List;

/** A book of policies that one engine has compiled. For one thread. */
public interface MatchingEngine {

    /** The ids of the policies that a report in JSON matches, in any order. */
    List<String> match(byte[] report);
}
