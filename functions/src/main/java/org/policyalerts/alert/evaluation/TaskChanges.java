package org.policyalerts.alert.evaluation;

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
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.TaskId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;

/**
 * What a decision changes about tasks: each recommended step has one for its owner, and a task whose step is
 * recommended no longer ends.
 */
final class TaskChanges {

    private final Snapshot after;
    private final Decision decision;
    private final Track track;
    private final ZoneId zone;
    private final Map<AlertId, Match> speaking;
    private final Steps steps;
    private final TaskMoves moves;

    /**
     * @param before as it is stored
     * @param after the same with the alerts as they will be stored
     * @param speaking of these matches audiences are told
     */
    TaskChanges(Snapshot before, Snapshot after, Decision decision, List<Match> speaking, ZoneId zone) {
        this.after = after;
        this.decision = decision;
        this.track = after.incident().track();
        this.zone = zone;
        this.speaking = speaking.stream()
                .collect(Collectors.toMap(
                        match -> AlertId.of(decision.incident(), match.policy().id(), match.cause(), track),
                        match -> match));
        this.steps = Steps.of(after);
        this.moves = new TaskMoves(before, after, decision, this.speaking);
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
        return Stream.concat(
                        ofAlerts.flatMap(audience -> steps.informed(audience).stream()),
                        concerned.flatMap(audience -> steps.acting(audience).stream()))
                .distinct();
    }

    /** A step that is recommended, of an alert that holds. */
    record Wanted(Alert alert, Step step, TaskId id) {}

    private Map<Recipient, List<Wanted>> wanted() {
        Map<Recipient, List<Wanted>> wanted = new LinkedHashMap<>();
        for (Alert alert : after.alerts()) {
            Match match = speaking.get(alert.id());
            if (match != null && alert.state() == AlertState.OPEN) {
                steps.of(alert, match, decision.at(), zone)
                        .forEach((recipient, ofAlert) -> wanted.computeIfAbsent(recipient, none -> new ArrayList<>())
                                .addAll(ofAlert));
            }
        }
        return wanted;
    }

    private AudienceState changed(AudienceState state, List<Wanted> wanted) {
        Map<TaskId, Task> tasks = new LinkedHashMap<>();
        state.tasks().forEach(task -> tasks.put(task.id(), task));
        Map<TaskId, TaskId> replacedTasks = new LinkedHashMap<>();
        Map<AlertId, AlertId> replacedAlerts = replaced(state, wanted);
        for (Wanted one : wanted) {
            Task there = tasks.get(one.id());
            Optional<Task> old =
                    there == null || isByRules(one.alert()) ? inherited(state, one, wanted) : Optional.empty();
            old.ifPresent(task -> {
                replacedTasks.put(task.id(), one.id());
                replacedAlerts.put(task.alert(), one.alert().id());
            });
            tasks.put(one.id(), there == null || old.isPresent() ? moves.fresh(one, old) : moves.kept(there, one));
        }
        Set<TaskId> asked = wanted.stream().map(Wanted::id).collect(Collectors.toSet());
        tasks.replaceAll((id, task) -> asked.contains(id) ? task : moves.unwanted(task));
        return state.renamed(replacedTasks, replacedAlerts).withTasks(List.copyOf(tasks.values()));
    }

    /** Whoever only knows that a policy holds need not hear that it does so for another cause. */
    private Map<AlertId, AlertId> replaced(AudienceState state, List<Wanted> wanted) {
        Set<AlertId> asking = wanted.stream().map(one -> one.alert().id()).collect(Collectors.toSet());
        Map<AlertId, AlertId> replaced = new LinkedHashMap<>();
        after.alerts().stream()
                .filter(old -> old.state() == AlertState.OVERTAKEN
                        && state.believed().alerts().contains(old.id()))
                .forEach(old -> after.alerts().stream()
                        .filter(other -> other.state() == AlertState.OPEN
                                && other.track() == state.track()
                                && other.isOf(old.policy().id())
                                && !asking.contains(other.id()))
                        .findFirst()
                        .ifPresent(other -> replaced.put(old.id(), other.id())));
        return replaced;
    }

    /**
     * The task that this one replaces, if it is still to do: another cause of the same policy asks the same of the same
     * reader, who need not begin again. If the rules alone have changed, as by another name of a claimant, what was
     * done stays done.
     */
    private Optional<Task> inherited(AudienceState state, Wanted wanted, List<Wanted> all) {
        return state.tasks().stream()
                .filter(task -> (task.state().isUnfinished() || isEndedByRules(task, wanted.alert()))
                        && task.policy().equals(wanted.alert().policy().id())
                        && !task.alert().equals(wanted.alert().id())
                        && task.step().key().equals(wanted.step().key())
                        && Objects.equals(
                                task.step().onBehalfOf(), wanted.step().onBehalfOf()))
                .filter(task -> all.stream().noneMatch(one -> one.id().equals(task.id())))
                .findFirst();
    }

    /** Whether it holds from this decision on, perhaps again, because the rules have changed. */
    private boolean isByRules(Alert alert) {
        return Alert.RULES_CHANGED.equals(alert.note()) && alert.changedAt().equals(decision.at());
    }

    private boolean isEndedByRules(Task task, Alert now) {
        return task.state().isClosedByOwner()
                && isByRules(now)
                && after.alerts().stream()
                        .anyMatch(old -> old.id().equals(task.alert())
                                && old.state() == AlertState.OVERTAKEN
                                && old.changedAt().equals(decision.at()));
    }
}
