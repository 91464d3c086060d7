package org.policyalerts.policy.book;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days on which a policy is in force, both included; null for no bound. */
public record EffectivePeriod(
        @Nullable LocalDate from, @Nullable LocalDate to) {

    public static final EffectivePeriod ALWAYS = new EffectivePeriod(null, null);

    public boolean includes(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return (from == null || !today.isBefore(from)) && (to == null || !today.isAfter(to));
    }

    /** The moments at which it comes into force and goes out of it. */
    public List<Instant> bounds(ZoneId zone) {
        return Stream.of(from, to == null ? null : to.plusDays(1))
                .filter(Objects::nonNull)
                .map(day -> day.atStartOfDay(zone).toInstant())
                .toList();
    }

    /** "in force from 2023-01-01 to 2024-12-31". */
    public String words() {
        return "in force" + (from == null ? "" : " from " + from) + (to == null ? "" : " to " + to);
    }
}
