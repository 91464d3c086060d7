package org.policyalerts.policy.engine;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Decision.Clock;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;
import org.policyalerts.policy.book.PolicyClock;

/** How a policy's clock reads in a trace. */
final class ClockWording {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private ClockWording() {}

    static TraceLine line(PolicyClock clock, Optional<PolicyClock.Times> times, ZoneId zone) {
        boolean isDuty = clock.kind() == ClockKind.DUTY;
        String from = clock.from().words();
        String words = (isDuty ? "legal clock" : "clock") + " runs from the " + from;
        if (times.isPresent()) {
            String dates = MINUTE.format(times.get().countedFrom().atZone(zone)) + ", due "
                    + MINUTE.format(times.get().dueAt().atZone(zone));
            return new TraceLine(words, dates, clock.from().full(), Truth.TRUE);
        }
        // A duty holds all the same, and those who have to do it read that no time runs against them yet.
        return isDuty
                ? new TraceLine(
                        "legal clock has not started",
                        from + " is not given",
                        clock.from().full(),
                        Truth.TRUE)
                : new TraceLine(words, "not given", clock.from().full(), Truth.UNKNOWN);
    }

    /** Why a duty does not hold yet: the date it counts from lies ahead. */
    static TraceLine notStarted(Clock clock, ZoneId zone) {
        String words = "legal clock has started: " + Wording.field(clock.from());
        String starts = clock.startsAt() == null
                ? "not given"
                : MINUTE.format(clock.startsAt().atZone(zone));
        return new TraceLine(words, starts, clock.from(), Truth.FALSE);
    }
}
