package org.policyalerts.alert.action;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.action.Actor.Capacity;
import org.policyalerts.alert.action.TaskAct.Outcome;
import org.policyalerts.alert.news.QuietHours;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.incident.RaceLostException;

/**
 * What staff do with tasks. An act writes the state of the audience whose task it is and nothing else, so that it
 * changes no other audience's tasks and waits for none of their acts.
 */
public final class TaskActs {

    /** Acts of one audience on one incident rarely meet; who loses this often is asked to try again. */
    static final int ATTEMPTS = 5;

    private final EvaluationStore evaluations;
    private final TaskStore store;
    private final TaskTimes times;
    private final Clock clock;

    /** @param zone whose nights are quiet */
    public TaskActs(EvaluationStore evaluations, TaskStore store, ZoneId zone, Clock clock) {
        this.evaluations = evaluations;
        this.store = store;
        this.times = new TaskTimes(new QuietHours(zone));
        this.clock = clock;
    }

    /** What became of an act. */
    public sealed interface Result {
        /** It is as asked, now or since an earlier request for the same. */
        record Recorded(OwnedTask task) implements Result {}

        /** The task's present state does not allow it. */
        record Conflict(OwnedTask task, String why) implements Result {}

        /** There is no such task, or it is none of the actor's business. */
        record NoSuchTask() implements Result {}
    }

    /** The task of that id, if it is the actor's or one that it may act on for its owner. */
    public Optional<OwnedTask> find(TaskId id, Actor actor) {
        return state(id, actor).flatMap(state -> state.task(id).map(task -> new OwnedTask(state, task)));
    }

    private Optional<AudienceState> state(TaskId id, Actor actor) {
        return evaluations.snapshot(id.incident()).stream()
                .flatMap(snapshot -> snapshot.audiences().stream())
                .filter(state -> state.task(id).isPresent())
                .filter(state -> actor.on(state.recipient()).isPresent())
                .findFirst();
    }

    /**
     * Does something with one task. Doing the same again changes nothing.
     *
     * @throws RaceLostException if others wrote first, time and again; nothing is written then
     */
    public Result act(TaskId id, TaskAct act, Actor actor) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<OwnedTask> found = find(id, actor);
            if (found.isEmpty()) {
                return new Result.NoSuchTask();
            }
            OwnedTask now = found.get();
            Capacity capacity = actor.on(now.state().recipient()).orElseThrow();
            Outcome outcome = act.on(now.task(), capacity, clock.instant());
            if (outcome instanceof Outcome.Refused refused) {
                return new Result.Conflict(now, refused.why());
            }
            if (!(outcome instanceof Outcome.Moved moved)) {
                return new Result.Recorded(now);
            }
            AudienceState changed = with(now.state(), List.of(moved.task()));
            if (commit(List.of(changed))) {
                return new Result.Recorded(new OwnedTask(changed, moved.task()));
            }
        }
        throw new RaceLostException(id.incident());
    }

    /** The state with some of its tasks moved, and with the moment at which time alone changes something next. */
    AudienceState with(AudienceState state, List<Task> moved) {
        List<Task> tasks = state.tasks().stream()
                .map(task -> moved.stream()
                        .filter(one -> one.id().equals(task.id()))
                        .findFirst()
                        .orElse(task))
                .toList();
        return state.withTasks(tasks).at(times.next(tasks));
    }

    /** Writes all of them; false if another write of one of them came first. */
    boolean commit(List<AudienceState> states) {
        return store.commit(new Acts(states, List.of(), List.of(), List.of()));
    }
}
