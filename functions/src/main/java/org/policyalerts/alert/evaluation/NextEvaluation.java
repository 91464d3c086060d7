package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.EvaluationState;

/** When to look at an incident again: the earliest of the book's next moment and those of its alerts. */
public final class NextEvaluation {

    private NextEvaluation() {}

    public static Optional<Instant> of(EvaluationState state, List<Alert> stored, List<Alert> changed) {
        return of(state, stored, changed, AlertTimes::next);
    }

    /** The same where alerts have their times put off. */
    static Optional<Instant> of(
            EvaluationState state,
            List<Alert> stored,
            List<Alert> changed,
            Function<Alert, Optional<Instant>> nextOfAlert) {
        Map<AlertId, Alert> latest = new LinkedHashMap<>();
        stored.forEach(alert -> latest.put(alert.id(), alert));
        changed.forEach(alert -> latest.put(alert.id(), alert));
        Stream<Instant> ofAlerts = latest.values().stream().flatMap(alert -> nextOfAlert.apply(alert).stream());
        return Stream.concat(state.nextDecision().stream(), ofAlerts)
                .min(Comparator.naturalOrder())
                .map(NextEvaluation::toMillisUp);
    }

    /** The calendar counts milliseconds: cut down, a timer would come before its moment and find nothing to do. */
    private static Instant toMillisUp(Instant moment) {
        Instant cut = moment.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(moment) ? cut : cut.plusMillis(1);
    }
}
