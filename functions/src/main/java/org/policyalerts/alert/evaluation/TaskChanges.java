package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;

/**
 * What a decision changes about tasks: each recommended step has one for its owner, and a task whose step is
 * recommended no longer ends, with the reason.
 */
final class TaskChanges {

    private final Snapshot before;
    private final Snapshot after;
    private final Decision decision;
    private final Track track;
    private final ZoneId zone;
    private final Map<AlertId, Match> speaking;
    private final Steps steps;

    /**
     * Compares tasks with alerts.
     *
     * @param before as it is stored
     * @param after the same with the alerts as they will be stored
     * @param speaking of these matches audiences are told
     */
    TaskChanges(Snapshot before, Snapshot after, Decision decision, List<Match> speaking, ZoneId zone) {
        this.before = before;
        this.after = after;
        this.decision = decision;
        this.track = Track.ofMode(after.incident().report().text("mode"));
        this.zone = zone;
        this.speaking = speaking.stream()
                .collect(Collectors.toMap(
                        match -> AlertId.of(decision.incident(), match.policy().id(), match.cause(), track),
                        match -> match));
        this.steps = new Steps(track, after.incident().report());
    }

    /**
     * The states of all recipients, those that stay as they are too, operators last.
     *
     * @param concerned audiences that hear of something beside alerts
     */
    List<AudienceState> states(Campaign campaign, Stream<String> concerned) {
        Map<Recipient, List<Wanted>> wanted = wanted();
        Map<Recipient, AudienceState> states = new LinkedHashMap<>();
        after.audiences().stream()
                .filter(state -> state.track() == track)
                .forEach(state -> states.put(state.recipient(), state.in(campaign)));
        wanted.keySet()
                .forEach(recipient -> states.computeIfAbsent(
                        recipient, none -> AudienceState.none(decision.incident(), recipient, track, campaign)));
        informed(concerned)
                .forEach(recipient -> states.computeIfAbsent(
                        recipient, none -> AudienceState.none(decision.incident(), recipient, track, campaign)));
        Stream<AudienceState> here = states.values().stream()
                .map(state -> changed(state, wanted.getOrDefault(state.recipient(), List.of())));
        Stream<AudienceState> elsewhere = after.audiences().stream()
                .filter(state -> state.track() != track)
                .map(state -> changed(state, List.of()));
        return Stream.concat(here, elsewhere)
                .sorted(Comparator.comparing(
                        state -> state.recipient().organisation().isPresent()))
                .toList();
    }

    /** Whoever is only named or warned has a state as well, for it is to be told and corrected. */
    private Stream<Recipient> informed(Stream<String> concerned) {
        Stream<String> ofAlerts = after.alerts().stream()
                .filter(alert -> alert.state() == AlertState.OPEN && alert.track() == track)
                .flatMap(alert -> Stream.concat(
                        alert.policy().audience().stream(),
                        alert.cautions().stream().map(Action::owner)));
        return Stream.concat(ofAlerts, concerned)
                .flatMap(audience -> steps.informed(audience).stream())
                .distinct();
    }

    /**
     * A step that is recommended, of an alert that holds.
     *
     * @param isCountedFromStart whether its time counts from the start of a legal clock, and moves with it
     */
    record Wanted(Alert alert, Task.Step step, TaskId id, boolean isCountedFromStart) {}

    private Map<Recipient, List<Wanted>> wanted() {
        Map<Recipient, List<Wanted>> wanted = new LinkedHashMap<>();
        for (Alert alert : after.alerts()) {
            Match match = speaking.get(alert.id());
            if (match != null && alert.state() == AlertState.OPEN) {
                steps.of(alert, match, countedFrom(alert), zone)
                        .forEach((recipient, ofAlert) -> wanted.computeIfAbsent(recipient, none -> new ArrayList<>())
                                .addAll(ofAlert));
            }
        }
        return wanted;
    }

    /**
     * What a new alert asks for counts from when it was raised, which a silence may have kept back; all else from now.
     */
    private Instant countedFrom(Alert alert) {
        boolean isNew = before.alerts().stream()
                .noneMatch(one -> one.id().equals(alert.id()) && one.state() == AlertState.OPEN);
        return isNew ? alert.raisedAt() : decision.at();
    }

    private AudienceState changed(AudienceState state, List<Wanted> wanted) {
        Map<TaskId, Task> tasks = new LinkedHashMap<>();
        state.tasks().forEach(task -> tasks.put(task.id(), task));
        Map<TaskId, TaskId> replacedTasks = new LinkedHashMap<>();
        Map<AlertId, AlertId> replacedAlerts = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            Task there = tasks.get(one.id());
            Optional<Task> old = there == null ? inherited(state, one, wanted) : Optional.empty();
            old.ifPresent(task -> {
                replacedTasks.put(task.id(), one.id());
                replacedAlerts.put(task.alert(), one.alert().id());
            });
            tasks.put(one.id(), there == null ? fresh(one, old) : kept(there, one));
        }
        Set<TaskId> asked = wanted.stream().map(Wanted::id).collect(Collectors.toSet());
        tasks.replaceAll((id, task) -> asked.contains(id) ? task : unwanted(task));
        return state.renamed(replacedTasks, replacedAlerts).withTasks(List.copyOf(tasks.values()));
    }

    private Task fresh(Wanted wanted, Optional<Task> old) {
        Task fresh = Task.open(wanted.id(), wanted.alert(), wanted.step(), decision.at());
        // An alert that comes so late says itself that a duty's deadline is near or has passed.
        return old.map(task -> task.as(fresh)).orElse(fresh.reminded(0, TaskTimes.ofDutyDue(fresh, decision.at())));
    }

    /**
     * The task that this one replaces, if it is still to do: another cause of the same policy asks the same of the same
     * reader, who need not begin again.
     */
    private Optional<Task> inherited(AudienceState state, Wanted wanted, List<Wanted> all) {
        return state.tasks().stream()
                .filter(task -> task.state().isUnfinished()
                        && task.policy().equals(wanted.alert().policy().id())
                        && !task.alert().equals(wanted.alert().id())
                        && task.step().key().equals(wanted.step().key())
                        && Objects.equals(
                                task.step().onBehalfOf(), wanted.step().onBehalfOf()))
                .filter(task -> all.stream().noneMatch(one -> one.id().equals(task.id())))
                .findFirst();
    }

    /** A step that is asked for already keeps its time unless a law's clock has moved; what had ended is open again. */
    private Task kept(Task there, Wanted wanted) {
        Task timed = wanted.isCountedFromStart() ? there.withStep(wanted.step()) : there;
        if (there.state().isUnfinished()) {
            return timed;
        }
        boolean isBack =
                !there.state().isClosedByOwner() || isBack(wanted.alert().id());
        return isBack
                ? there.withStep(wanted.step())
                        .moved(Move.byFacts(TaskState.OPEN, decision.at(), "what it is for holds again"), null)
                : there;
    }

    /** Whether its alert had ceased and holds again; what was fulfilled had not ceased. */
    private boolean isBack(AlertId id) {
        return before.alerts().stream()
                .anyMatch(alert -> alert.id().equals(id)
                        && alert.state() != AlertState.OPEN
                        && alert.state() != AlertState.FULFILLED);
    }

    private Task unwanted(Task task) {
        if (!task.state().isUnfinished()) {
            return task;
        }
        Alert alert = after.alerts().stream()
                .filter(one -> one.id().equals(task.alert()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a task without its alert: " + task.id()));
        return ended(task, alert)
                .map(to -> task.moved(Move.byFacts(to, decision.at(), reason(alert)), null))
                .orElse(task);
    }

    /** Empty if it stays: what is kept quiet or cannot be judged now, and what is to be done even after a duty. */
    private Optional<TaskState> ended(Task task, Alert alert) {
        return switch (alert.state()) {
            case WITHDRAWN, SUPPRESSED -> Optional.of(TaskState.WITHDRAWN);
            case OVERTAKEN -> Optional.of(TaskState.OVERTAKEN);
            case FULFILLED -> stays(task) ? Optional.empty() : Optional.of(TaskState.FULFILLED);
            case OPEN -> ofStep(task, alert);
            case ACKNOWLEDGED, DONE, REJECTED -> Optional.empty();
        };
    }

    private boolean stays(Task task) {
        return decision.fulfilled().stream()
                .filter(done -> done.match().policy().id().equals(task.policy()))
                .flatMap(done -> done.match().recommended().stream())
                .anyMatch(step ->
                        step.stays() && Steps.key(step).equals(task.step().key()));
    }

    /**
     * The alert holds, but the step is not recommended: worded anew by another version, or its own condition ceased.
     */
    private Optional<TaskState> ofStep(Task task, Alert alert) {
        Match match = speaking.get(alert.id());
        if (match == null) {
            return Optional.empty();
        }
        boolean isStepOfPolicy = match.policy().recommend().stream()
                .anyMatch(step -> Steps.key(step).equals(task.step().key()));
        return Optional.of(isStepOfPolicy ? TaskState.WITHDRAWN : TaskState.OVERTAKEN);
    }

    private static String reason(Alert alert) {
        return alert.state() == AlertState.OPEN ? "it is not asked for any more" : String.valueOf(alert.note());
    }
}
