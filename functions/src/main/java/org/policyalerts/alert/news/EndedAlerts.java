package org.policyalerts.alert.news;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Belief;

/** The alerts that a recipient takes to hold and that do not. */
record EndedAlerts(List<Alert> alerts, List<Belief> heard) {

    private static final Comparator<Alert> LAST = Comparator.comparing(Alert::changedAt)
            .thenComparing(alert -> alert.id().value());

    /** Those it has to hear of, each with the reason of its end; what only a pointer told of is to be told in full. */
    List<Alert> toTell() {
        return heard.stream()
                .flatMap(belief -> alerts.stream()
                        .filter(alert -> belief.alerts().contains(alert.id()))
                        .flatMap(alert -> end(alert, belief)))
                .distinct()
                .toList();
    }

    /**
     * What replaced an alert, or showed that it is done, says so itself. Where the recipient never heard of what
     * replaced it, and that is over too, the end of that is the end of both; of several such alerts of one policy the
     * last one says it.
     */
    private Stream<Alert> end(Alert alert, Belief belief) {
        if (alert.state() != AlertState.OVERTAKEN) {
            return Stream.of(alert).filter(EndedAlerts::isOver);
        }
        List<Alert> others = alerts.stream()
                .filter(other -> other.isOf(alert.policy().id())
                        && other.track() == alert.track()
                        && !other.id().equals(alert.id()))
                .toList();
        return others.stream().anyMatch(other -> speaksFor(alert, other, belief))
                ? Stream.empty()
                : Stream.of(others.stream()
                        .filter(EndedAlerts::isOver)
                        .max(LAST)
                        .map(last -> alert.in(last.state(), String.valueOf(last.note()), last.changedAt()))
                        .orElse(alert));
    }

    private static boolean speaksFor(Alert overtaken, Alert other, Belief belief) {
        boolean isHolding = !isOver(other) && other.state() != AlertState.OVERTAKEN;
        boolean isHeard = belief.alerts().contains(other.id());
        boolean isKnown = isHeard || belief.ended().contains(other.id());
        return isHolding || (isHeard && isOver(other)) || (isKnown && LAST.compare(other, overtaken) > 0);
    }

    private static boolean isOver(Alert alert) {
        return alert.state() == AlertState.WITHDRAWN || alert.state() == AlertState.SUPPRESSED;
    }
}
