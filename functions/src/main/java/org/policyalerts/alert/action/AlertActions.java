package org.policyalerts.alert.action;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.action.Actor.Capacity;
import org.policyalerts.alert.action.TaskAct.Outcome;
import org.policyalerts.incident.RaceLostException;

/** What staff do with all their tasks of one alert at once: take them, or declare them done or declined. */
public final class AlertActions {

    private final EvaluationStore evaluations;
    private final TaskActs acts;
    private final Clock clock;

    public AlertActions(EvaluationStore evaluations, TaskActs acts, Clock clock) {
        this.evaluations = evaluations;
        this.acts = acts;
        this.clock = clock;
    }

    /** What became of a request. */
    public sealed interface Result {
        /** It is as asked, now or since an earlier request for the same. */
        record Recorded(AlertStanding alert) implements Result {}

        /** Its present state does not allow it. */
        record NotAllowed(AlertStanding alert, String why) implements Result {}

        /** There is no such alert, or it is none of the actor's business. */
        record NoSuchAlert() implements Result {}
    }

    /**
     * Takes the actor's tasks of an alert. Those that are closed are opened again if nothing else is left to take.
     *
     * @throws RaceLostException if others wrote first, time and again; nothing is written then
     */
    public Result acknowledge(AlertId id, String owner, Instant nextStepBy, Actor actor) {
        TaskAct.Take take = new TaskAct.Take(Optional.of(owner), Optional.of(nextStepBy));
        return onTasks(id, actor, List.of(take, new TaskAct.TakeAgain(take)));
    }

    /**
     * Ends the actor's tasks of an alert.
     *
     * @param outcome done, rejected or overtaken; what is overtaken by events is declined, with that as its reason
     * @throws RaceLostException if others wrote first, time and again; nothing is written then
     */
    public Result close(AlertId id, AlertState outcome, String reason, Actor actor) {
        TaskAct end =
                switch (outcome) {
                    case DONE -> new TaskAct.Done(Optional.of(reason));
                    case OVERTAKEN -> new TaskAct.Decline("overtaken: " + reason);
                    default -> new TaskAct.Decline(reason);
                };
        return onTasks(id, actor, List.of(end));
    }

    /** Tries one act after the other until one does something. */
    private Result onTasks(AlertId id, Actor actor, List<TaskAct> inTurn) {
        for (int attempt = 0; attempt < TaskActs.ATTEMPTS; attempt++) {
            Optional<Snapshot> snapshot = evaluations.snapshot(id.incident());
            Optional<AlertStanding> found = snapshot.flatMap(all -> AlertStanding.in(all, id));
            if (found.filter(alert -> alert.concerns(actor)).isEmpty()) {
                return new Result.NoSuchAlert();
            }
            Attempt tried = inTurn.stream()
                    .map(act -> attempt(found.get(), act, actor))
                    .filter(Attempt::isAllowed)
                    .findFirst()
                    .orElseGet(() -> attempt(found.get(), inTurn.get(0), actor));
            if (tried.moved().isEmpty()) {
                return tried.answer(found.get());
            }
            List<AudienceState> changed = changed(snapshot.get(), tried.moved());
            if (acts.commit(changed)) {
                return new Result.Recorded(found.get().with(changed));
            }
        }
        throw new RaceLostException(id.incident());
    }

    /**
     * What an act makes of the actor's tasks.
     *
     * @param moved those it changes
     * @param isAllowed whether it changes any, or all are as it wants them
     * @param why what the first says that it does not suit
     */
    private record Attempt(List<Task> moved, boolean isAllowed, String why) {
        Result answer(AlertStanding alert) {
            return isAllowed ? new Result.Recorded(alert) : new Result.NotAllowed(alert, why);
        }
    }

    private Attempt attempt(AlertStanding alert, TaskAct act, Actor actor) {
        List<Task> moved = new ArrayList<>();
        boolean isAsItIs = false;
        String why = "None of its tasks is yours.";
        for (OwnedTask owned : alert.tasks()) {
            if (!actor.owns(owned.owner())) {
                continue;
            }
            Capacity owner = new Capacity(actor.name(), owned.owner(), false);
            Outcome outcome = act.on(owned.task(), owner, clock.instant());
            if (outcome instanceof Outcome.Moved done) {
                moved.add(done.task());
            } else if (outcome instanceof Outcome.Refused refused) {
                why = refused.why();
            } else {
                isAsItIs = true;
            }
        }
        return new Attempt(moved, isAsItIs || !moved.isEmpty(), why);
    }

    private List<AudienceState> changed(Snapshot snapshot, List<Task> moved) {
        return snapshot.audiences().stream()
                .filter(state ->
                        moved.stream().anyMatch(task -> state.task(task.id()).isPresent()))
                .map(state -> acts.with(state, moved))
                .toList();
    }
}
