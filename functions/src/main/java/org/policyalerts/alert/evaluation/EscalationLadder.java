package org.policyalerts.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertOwnership;
import org.policyalerts.policy.Severity;

/**
 * Who is told when nobody takes an alert: first its own audiences again and the policy directorate, then, for what is
 * high or critical, the security council.
 *
 * <p>After an outage only the latest rung that has come due is climbed, with everyone the skipped ones would have told.
 */
final class EscalationLadder {

    private EscalationLadder() {}

    /** One rung: who joins those already told, so long after the alert was opened. */
    record Rung(Duration after, String joining) {}

    /** The rungs for a severity, lowest first. */
    static List<Rung> rungs(Severity severity) {
        return switch (severity) {
            case CRITICAL -> List.of(new Rung(Duration.ofHours(1), "policy"), new Rung(Duration.ofHours(4), "nsc"));
            case HIGH -> List.of(new Rung(Duration.ofHours(12), "policy"), new Rung(Duration.ofDays(2), "nsc"));
            case MEDIUM -> List.of(new Rung(Duration.ofDays(4), "policy"));
            case INFO -> List.of();
        };
    }

    /** When the next rung is due; empty at the top. */
    static Optional<Instant> next(Alert alert) {
        List<Rung> rungs = rungs(alert.policy().severity());
        AlertOwnership ownership = alert.ownership();
        return ownership.step() < rungs.size()
                ? Optional.of(
                        ownership.openSince().plus(rungs.get(ownership.step()).after()))
                : Optional.empty();
    }

    /** How many rungs are due by now. */
    static int rungsDue(Alert alert, Instant now) {
        return (int) rungs(alert.policy().severity()).stream()
                .filter(rung -> !now.isBefore(alert.ownership().openSince().plus(rung.after())))
                .count();
    }
}
