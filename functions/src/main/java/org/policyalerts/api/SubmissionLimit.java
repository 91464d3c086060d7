package org.policyalerts.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What one submitter may ask in a minute, all its clients together, so that one that runs wild leaves room for the
 * others. Staff are not counted: an authority that is busy must not stop itself.
 *
 * @param most in a minute
 */
public record SubmissionLimit(Counter counter, int most, Clock clock) {

    /** Counts for all instances of the function together. */
    @FunctionalInterface
    public interface Counter {
        /** Adds to what was counted for an organisation in a minute; the sum. */
        long add(String organisation, Instant minute, long amount);
    }

    /** Each route, refused to a submitter once its minute is full. A report in a batch counts like one by itself. */
    Route on(Route route) {
        return route.before(request -> {
            Caller caller = request.caller();
            if (!caller.isStaff()) {
                caller.organisation().ifPresent(organisation -> count(organisation, reports(route, request)));
            }
        });
    }

    private static long reports(Route route, ApiRequest request) {
        boolean isBatch = route.body().filter(Route.BodyForm.LINES::equals).isPresent();
        return isBatch ? Math.max(1, request.body().lines().size()) : 1;
    }

    private void count(String organisation, long amount) {
        Instant now = clock.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (counter.add(organisation, minute, amount) > most) {
            long left =
                    Duration.between(now, minute.plus(1, ChronoUnit.MINUTES)).toSeconds() + 1;
            throw ProblemException.of(
                            ProblemKind.TOO_MANY_REQUESTS,
                            "A submitter may ask " + most
                                    + " times a minute, each report of a batch counted. Try again in " + left
                                    + " seconds; a repeat is safe.",
                            Map.of())
                    .with("Retry-After", String.valueOf(left));
        }
    }
}
