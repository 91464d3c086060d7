package org.policyalerts.attribution;

import java.util.List;
import java.util.Optional;

/**
 * What a look at a case leaves behind.
 *
 * @param item its place on the calendar from now on; empty if it leaves the calendar
 * @param calls who has to be told, and why
 */
public record ReviewStep(Optional<ReviewItem> item, List<ReviewCall> calls) {

    /** Of a case that needs no review. */
    public static final ReviewStep NONE = new ReviewStep(Optional.empty(), List.of());

    public ReviewStep {
        calls = List.copyOf(calls);
    }
}
