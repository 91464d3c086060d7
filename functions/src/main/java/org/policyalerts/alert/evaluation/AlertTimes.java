package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.Acknowledgement;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertState;

/**
 * What time alone does to live alerts: an acknowledgement whose date passes lapses, an alert that nobody takes climbs
 * its ladder.
 */
final class AlertTimes {

    private AlertTimes() {}

    /** What has come due by now; an alert that was moved just now starts afresh and is not among it. */
    static List<AlertChange> changes(List<Alert> alerts, Instant now) {
        List<AlertChange> changes = new ArrayList<>();
        for (Alert alert : alerts) {
            if (alert.state() == AlertState.ACKNOWLEDGED) {
                lapse(alert, now).ifPresent(changes::add);
            } else if (alert.state() == AlertState.OPEN) {
                escalate(alert, now).ifPresent(changes::add);
            }
        }
        return changes;
    }

    /** When to look at an alert again; empty if time alone changes nothing about it. */
    static Optional<Instant> next(Alert alert) {
        return switch (alert.state()) {
            case OPEN -> EscalationLadder.next(alert);
            case ACKNOWLEDGED ->
                Optional.ofNullable(alert.ownership().acknowledgement()).map(Acknowledgement::nextStepBy);
            case DONE, REJECTED, FULFILLED, OVERTAKEN, WITHDRAWN, SUPPRESSED -> Optional.empty();
        };
    }

    private static Optional<AlertChange> lapse(Alert alert, Instant now) {
        return Optional.ofNullable(alert.ownership().acknowledgement())
                .filter(taken -> !now.isBefore(taken.nextStepBy()))
                .map(taken -> {
                    Alert open = alert.in(AlertState.OPEN, "the next step of " + taken.owner() + " was due", now)
                            .with(alert.ownership().lapsed(now));
                    return new AlertChange(AlertChange.Kind.REOPENED, open, open.toldTo());
                });
    }

    private static Optional<AlertChange> escalate(Alert alert, Instant now) {
        int due = EscalationLadder.rungsDue(alert, now);
        int climbed = alert.ownership().step();
        if (due <= climbed) {
            return Optional.empty();
        }
        List<String> joining = EscalationLadder.rungs(alert.policy().severity()).subList(climbed, due).stream()
                .map(EscalationLadder.Rung::joining)
                .filter(audience -> !alert.recipients().contains(audience))
                .toList();
        // The own audiences are reminded once, on the first rung; later rungs only bring in those above them.
        Stream<String> own = climbed == 0 ? alert.recipients().stream() : topOf(alert, due);
        List<String> told = Stream.concat(own, joining.stream()).distinct().toList();
        Alert escalated = alert.with(alert.ownership().climbed(due, joining));
        return Optional.of(new AlertChange(AlertChange.Kind.ESCALATED, escalated, told));
    }

    /** Whoever the top rung names is told again even if the policy's own list has them. */
    private static Stream<String> topOf(Alert alert, int due) {
        return Stream.of(
                EscalationLadder.rungs(alert.policy().severity()).get(due - 1).joining());
    }
}
