package org.policyalerts.alert.action;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Recipient;

/**
 * An alert with its tasks, which say how it stands.
 *
 * @param tasks those of every audience
 */
public record AlertStanding(Alert alert, List<OwnedTask> tasks) {

    public AlertStanding {
        tasks = tasks.stream()
                .sorted(Comparator.comparing(OwnedTask::owner)
                        .thenComparing(owned -> owned.task().dueOrLast()))
                .toList();
    }

    /** An alert among all that audiences have to do about its incident. */
    public static AlertStanding of(Alert alert, List<AudienceState> audiences) {
        return new AlertStanding(alert, tasks(alert.id(), audiences));
    }

    /** The alert of that id among what is current about its incident. */
    public static Optional<AlertStanding> in(Snapshot snapshot, AlertId id) {
        return snapshot.alert(id).map(alert -> of(alert, snapshot.audiences()));
    }

    private static List<OwnedTask> tasks(AlertId id, List<AudienceState> audiences) {
        return audiences.stream()
                .flatMap(state -> state.tasks().stream()
                        .filter(task -> task.alert().equals(id))
                        .map(task -> new OwnedTask(state, task)))
                .toList();
    }

    /** The same after some audiences acted. */
    AlertStanding with(List<AudienceState> changed) {
        List<OwnedTask> now = new ArrayList<>(tasks(alert.id(), changed));
        tasks.stream()
                .filter(owned ->
                        changed.stream().noneMatch(state -> state.recipient().equals(owned.owner())))
                .forEach(now::add);
        return new AlertStanding(alert, now);
    }

    /** Whether an actor was told of it, or has something to do about it. */
    public boolean concerns(Actor actor) {
        return alert.recipients().stream().anyMatch(actor::belongsTo)
                || tasks.stream().anyMatch(owned -> actor.owns(owned.owner()));
    }

    /** Whether there is or was anything to do; cautions alone stand in nobody's inbox. */
    public boolean isAnybodys() {
        return !tasks.isEmpty() || !alert.tasks().isEmpty();
    }

    /** Whether it is for somebody; of operators, each only hears of what it has to do. */
    public boolean isFor(Recipient recipient) {
        return recipient.organisation().isEmpty()
                ? alert.recipients().contains(recipient.audience())
                : tasks.stream().anyMatch(owned -> owned.owner().equals(recipient));
    }

    /** Where it stands for staff, as its tasks say. */
    public AlertState state() {
        return alert.derived(tasks.stream().map(OwnedTask::task).toList());
    }
}
