package org.policyalerts.alert.digest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.digest.DigestStore.Standing;
import org.policyalerts.alert.message.MessageHead;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Severity;

/**
 * What one audience is told of a period: how much waits for it, and what first.
 *
 * @param toReview the policies that the audience should have looked at again by now
 */
record Digest(DigestPeriod period, String audience, Standing standing, List<Policy> toReview, Instant at) {

    /** The same whoever makes it, so that a repeat is not a second digest. */
    String id() {
        return "ntf_digest-" + period.name() + "-" + audience;
    }

    /** What it is sorted by, under the label of the incidents that it names. */
    MessageHead head(String label) {
        return new MessageHead(id(), "digest", audience, severity(), label, at);
    }

    /** Alerts that somebody still has to do something about. */
    List<Alert> open() {
        return standing.live().stream()
                .filter(alert -> alert.recipients().contains(audience))
                .toList();
    }

    /** Those that nobody has taken. */
    List<Alert> unacknowledged() {
        return open().stream().filter(alert -> alert.state() == AlertState.OPEN).toList();
    }

    /** Since when the one waits that has waited longest for somebody to take it. */
    Optional<Instant> oldestWaiting() {
        return unacknowledged().stream().map(alert -> alert.raisedAt()).min(Comparator.naturalOrder());
    }

    /** Steps whose time has passed while their alert is still open: the audience's own first, then by due time. */
    List<Due> overdue() {
        return open().stream()
                .flatMap(alert -> alert.tasks().stream().flatMap(action -> overdue(alert, action).stream()))
                .sorted(Comparator.comparing((Due step) -> !step.isOwnedBy(audience))
                        .thenComparing(Due::dueAt)
                        .thenComparing(step -> step.alert().id().value())
                        .thenComparing(Due::action))
                .toList();
    }

    /** The audience's own steps that are still to come, the next one first. */
    List<Due> nextOfOurs() {
        return open().stream()
                .flatMap(alert -> alert.tasks().stream()
                        .filter(action -> action.owner().equals(audience)
                                && action.dueAt() != null
                                && !action.dueAt().isBefore(at))
                        .map(action -> new Due(alert, action.owner(), action.action(), action.dueAt())))
                .sorted(Comparator.comparing(Due::dueAt)
                        .thenComparing(step -> step.alert().id().value()))
                .toList();
    }

    private Optional<Due> overdue(Alert alert, Action action) {
        return Optional.ofNullable(action.dueAt())
                .filter(due -> due.isBefore(at))
                .map(due -> new Due(alert, action.owner(), action.action(), due));
    }

    /** Alerts that held lately and were kept from the audience. */
    long suppressed() {
        return standing.suppressed().stream()
                .filter(alert -> alert.recipients().contains(audience))
                .count();
    }

    /** Messages to the audience that are parked. */
    int failed() {
        return standing.failed().getOrDefault(audience, 0);
    }

    /** Whether nothing waits for the audience and nothing failed on the way to it. */
    boolean isQuiet() {
        return open().isEmpty() && failed() == 0;
    }

    /** Whether something waited already then, or failed since; what has come in later was told just now. */
    boolean hasWaitedAt(Instant moment) {
        return failed() > 0
                || open().stream().anyMatch(alert -> alert.raisedAt().isBefore(moment));
    }

    Severity severity() {
        return open().stream()
                .map(alert -> alert.policy().severity())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    /** A step of an open alert, and when its time is or was up. */
    record Due(Alert alert, String owner, String action, Instant dueAt) {
        boolean isOwnedBy(String audience) {
            return owner.equals(audience);
        }
    }
}
