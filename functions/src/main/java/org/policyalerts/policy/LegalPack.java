package org.policyalerts.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The periods that laws set for duties, by jurisdiction and date. */
public final class LegalPack {

    /** A pack that sets nothing: each policy's own period holds. */
    public static final LegalPack EMPTY = new LegalPack(List.of());

    private final List<Duty> duties;

    /** One duty of one jurisdiction while one law was in force, both days included; null for no bound. */
    record Duty(
            String jurisdiction,
            String key,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Span within) {

        private boolean appliesOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    LegalPack(List<Duty> duties) {
        this.duties = List.copyOf(duties);
    }

    /** The period of a duty that counts from that day; empty if the pack knows none. */
    Optional<Span> period(String jurisdiction, String key, LocalDate day) {
        return duties.stream()
                .filter(duty ->
                        duty.jurisdiction().equals(jurisdiction) && duty.key().equals(key))
                .filter(duty -> duty.appliesOn(day))
                .map(Duty::within)
                .findFirst();
    }

    /** The keys of the duties it knows. */
    Set<String> keys() {
        return duties.stream().map(Duty::key).collect(Collectors.toSet());
    }
}
