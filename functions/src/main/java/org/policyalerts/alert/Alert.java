package org.policyalerts.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.TraceLine;

/**
 * One policy holding for one incident for one cause, with the wording it was raised with.
 *
 * @param incidentVersion the version that raised it
 * @param recipients whom it is for: the policy's audience and the owner of every step it has or has had
 * @param actions what its policy recommended: steps to do, and cautions
 * @param note why it is in its state, in words; null while open
 * @param track whether it is about something real; alerts of exercises are in no list
 */
public record Alert(
        AlertId id,
        IncidentId incident,
        int incidentVersion,
        Source policy,
        List<String> recipients,
        List<Action> actions,
        List<TraceLine> because,
        AlertState state,
        @Nullable String note,
        Instant raisedAt,
        Instant changedAt,
        Track track) {

    /** How the note of an alert begins that a silence had kept back until it was raised. */
    public static final String HELD_BACK = "Held back since ";

    /** The note of an alert that holds because another book came into force, and not because of the facts. */
    public static final String RULES_CHANGED = "Said now because the rules changed";

    public static final Comparator<Alert> MOST_SEVERE_FIRST = Comparator.comparing(
                    (Alert alert) -> alert.policy().severity())
            .reversed()
            .thenComparing(alert -> alert.policy().id())
            .thenComparing(alert -> alert.id().value());

    /** The policy as it was when it spoke. */
    public record Source(
            PolicyId id,
            int version,
            String hash,
            String title,
            Severity severity,
            List<String> audience,
            String why,
            List<String> references) {

        static Source of(Policy policy) {
            return new Source(
                    policy.id(),
                    policy.version(),
                    policy.hash(),
                    policy.title(),
                    policy.severity(),
                    policy.audience(),
                    policy.why(),
                    policy.references());
        }
    }

    public Alert {
        recipients = List.copyOf(recipients);
        // In the order in which they are stored, so that an alert equals what is read of it.
        actions =
                actions.stream().sorted(Comparator.comparing(Action::isCaution)).toList();
        because = List.copyOf(because);
    }

    /** The alert that a match raises; deadlines run from the policy's clock if it has one, else from now. */
    public static Alert raise(Decision decision, Track track, Match match, Instant now, ZoneId zone) {
        Policy policy = match.policy();
        List<Action> actions = match.recommended().stream()
                .map(step -> Action.of(step, match.dueAt(step, now, zone).orElse(null)))
                .toList();
        return new Alert(
                AlertId.of(decision.incident(), policy.id(), match.cause(), track),
                decision.incident(),
                decision.version(),
                Source.of(policy),
                match.addressees(),
                actions,
                match.because(),
                AlertState.OPEN,
                null,
                now,
                now,
                track);
    }

    /** The same alert in another state. */
    public Alert in(AlertState next, @Nullable String reason, Instant now) {
        return new Alert(
                id,
                incident,
                incidentVersion,
                policy,
                recipients,
                actions,
                because,
                next,
                reason,
                raisedAt,
                now,
                track);
    }

    /** The same alert for other reasons. */
    public Alert because(List<TraceLine> others) {
        return with(policy, recipients, actions, others);
    }

    /** The same alert, worded as its policy words it now. */
    public Alert revised(Alert now, List<Action> steps) {
        List<String> all = Stream.concat(recipients.stream(), now.recipients.stream())
                .distinct()
                .toList();
        return with(now.policy, all, steps, now.because);
    }

    private Alert with(Source source, List<String> audiences, List<Action> steps, List<TraceLine> reasons) {
        return new Alert(
                id,
                incident,
                incidentVersion,
                source,
                audiences,
                steps,
                reasons,
                state,
                note,
                raisedAt,
                changedAt,
                track);
    }

    /**
     * Where it stands for staff: as the facts left it and, while it holds, as its tasks say.
     *
     * @param all tasks of the incident, also of other alerts
     */
    public AlertState derived(Collection<Task> all) {
        if (!dependsOnTasks()) {
            return state;
        }
        return state.derived(all.stream()
                .filter(task -> task.alert().equals(id))
                .map(Task::state)
                .collect(Collectors.toSet()));
    }

    /**
     * Whether its tasks decide how far it has come; the facts have ended others, or hold them back. Where the report
     * shows it to be done, the steps that are left are still to be done.
     */
    public boolean dependsOnTasks() {
        return switch (state) {
            case OPEN, ACKNOWLEDGED, DONE, REJECTED -> true;
            case FULFILLED -> !tasks().isEmpty();
            case OVERTAKEN, WITHDRAWN, SUPPRESSED -> false;
        };
    }

    /** The same alert as staff see it. */
    public Alert seenAs(AlertState standing) {
        return in(standing, note, changedAt);
    }

    /** Whether a silence had kept it back until it was raised. */
    public boolean wasHeldBack() {
        return note != null && note.startsWith(HELD_BACK);
    }

    public boolean isOf(PolicyId other) {
        return policy.id().equals(other);
    }

    /** The steps to do. */
    public List<Action> tasks() {
        return actions.stream().filter(action -> !action.isCaution()).toList();
    }

    public List<Action> cautions() {
        return actions.stream().filter(Action::isCaution).toList();
    }
}
