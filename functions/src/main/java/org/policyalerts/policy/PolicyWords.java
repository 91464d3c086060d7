package org.policyalerts.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy asks of a report, in words an official understands.
 *
 * @param when all of them have to hold
 * @param until once all of them hold nothing is left to do; empty if nothing shows that
 * @param clock what it waits for, or what a law gives time for; empty if it has no clock
 * @param ifs the condition of each step that has one of its own, by the place of the step
 */
public record PolicyWords(
        List<String> when, List<String> until, Optional<String> clock, Map<Integer, List<String>> ifs) {

    public PolicyWords {
        when = List.copyOf(when);
        until = List.copyOf(until);
        ifs = Map.copyOf(ifs);
    }
}
