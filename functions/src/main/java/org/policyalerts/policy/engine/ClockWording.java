package org.policyalerts.policy.engine;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.PolicyClock;

/** How a policy's clock reads in a trace. */
final class ClockWording {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private ClockWording() {}

    static TraceLine line(PolicyClock clock, Optional<PolicyClock.Times> times, ZoneId zone) {
        String words = "clock runs from the " + clock.from().words();
        return times.map(set -> new TraceLine(
                        words,
                        MINUTE.format(set.countedFrom().atZone(zone)) + ", due "
                                + MINUTE.format(set.dueAt().atZone(zone)),
                        clock.from().full(),
                        Truth.TRUE))
                .orElseGet(() -> new TraceLine(words, "not given", clock.from().full(), Truth.UNKNOWN));
    }
}
