package org.policyalerts.policy.book;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.Worded;

/**
 * A case of a policy, called a test in its file: an incident, and what the policy must say of it.
 *
 * @param previous patch that turns the report into its version before; null if it is the first
 * @param steps words of each step that must be recommended, and no other; empty if the case does not say
 * @param line where it begins in the file
 */
public record PolicyCase(
        String name,
        Given given,
        @Nullable Map<String, Object> previous,
        List<Given> history,
        Times times,
        Expect expect,
        List<String> steps,
        int line) {

    public PolicyCase {
        history = List.copyOf(history);
        steps = List.copyOf(steps);
    }

    /**
     * The moments that a case sets.
     *
     * @param at now; null for a year after the receipt
     * @param receivedAt null for the earliest of awareness, disclosure and occurrence
     */
    public record Times(@Nullable Instant at, @Nullable Instant receivedAt) {}

    /** The result that the policy must have. */
    public enum Expect implements Worded {
        MATCH,
        NO_MATCH,
        UNKNOWN,
        FULFILLED
    }

    /**
     * A report: from a file or written out in the case, with a patch that changes it.
     *
     * @param file path of a fixture from the project's root; null if it is written out
     */
    public record Given(@Nullable String file, Map<String, Object> inline, Map<String, Object> with) {}
}
