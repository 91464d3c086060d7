package org.policyalerts.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When to look at an incident again: the earliest of the book's next moment and those of its alerts. */
final class NextTime {

    private NextTime() {}

    static Optional<Instant> of(EvaluationState state, List<Alert> stored, List<Alert> changed) {
        Map<AlertId, Alert> latest = new LinkedHashMap<>();
        stored.forEach(alert -> latest.put(alert.id(), alert));
        changed.forEach(alert -> latest.put(alert.id(), alert));
        Stream<Instant> ofAlerts = latest.values().stream().flatMap(alert -> AlertTimes.next(alert).stream());
        return Stream.concat(state.nextDecision().stream(), ofAlerts).min(Comparator.naturalOrder());
    }
}
