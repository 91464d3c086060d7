package org.policyalerts.attribution;

import java.util.List;
import java.util.Optional;

/**
 * What the planner makes of a case.
 *
 * @param item its place on the calendar from now on; empty if it leaves the calendar
 * @param calls who has to be told, and why
 */
public record ReviewOutcome(Optional<ReviewItem> item, List<ReviewNotice> calls) {

    /** Of a case that needs no review. */
    public static final ReviewOutcome NONE = new ReviewOutcome(Optional.empty(), List.of());

    public ReviewOutcome {
        calls = List.copyOf(calls);
    }
}
