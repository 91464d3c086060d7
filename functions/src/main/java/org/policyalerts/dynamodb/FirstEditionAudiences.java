package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Severity;

/**
 * What audiences have to do and were told of an incident that the first edition evaluated: it kept that in its alerts
 * and not by audience. The next evaluation stores it by audience; what is stored so already is never taken from here.
 */
final class FirstEditionAudiences {

    private final Incident incident;
    private final Map<?, ?> lastMessages;
    private final Map<Recipient, AudienceState> states = new LinkedHashMap<>();

    private FirstEditionAudiences(Incident incident, @Nullable Map<String, Object> state) {
        this.incident = incident;
        this.lastMessages =
                state != null && ItemBody.read(state).get("told") instanceof Map<?, ?> told ? told : Map.of();
    }

    /**
     * The states of all audiences.
     *
     * @param stored those that are kept by audience
     * @param alerts the items of all alerts
     * @param state the item of the evaluation's state; null if there was no evaluation yet
     */
    static List<AudienceState> with(
            List<AudienceState> stored,
            List<Map<String, Object>> alerts,
            @Nullable Map<String, Object> state,
            Incident incident) {
        List<Map<String, Object>> old =
                alerts.stream().filter(FirstEditionAudiences::isOld).toList();
        if (old.isEmpty()) {
            return stored;
        }
        FirstEditionAudiences carried = new FirstEditionAudiences(incident, state);
        old.forEach(carried::carry);
        List<AudienceState> all = new ArrayList<>(stored);
        carried.states.values().stream()
                .filter(one -> stored.stream()
                        .noneMatch(other -> other.recipient().equals(one.recipient()) && other.track() == one.track()))
                .forEach(all::add);
        return all;
    }

    private static boolean isOld(Map<String, Object> alert) {
        return ItemBody.read(alert).containsKey("openSince");
    }

    private void carry(Map<String, Object> item) {
        Alert alert = AlertItem.toAlert(item);
        ItemReader body = new ItemReader(ItemBody.read(item));
        if (alert.state() != AlertState.OPEN) {
            return;
        }
        for (Action step : alert.tasks()) {
            Recipient owner = Recipient.of(step.owner());
            AudienceState before = state(owner, alert);
            List<Task> tasks = new ArrayList<>(before.tasks());
            Task task = task(alert, step, body);
            if (before.task(task.id()).isEmpty()) {
                tasks.add(task);
            }
            states.put(owner, before.withTasks(tasks));
        }
        Set<String> told = new HashSet<>(alert.recipients());
        told.addAll(body.texts("escalatedTo"));
        told.stream().filter(lastMessages::containsKey).map(Recipient::of).forEach(one -> tell(one, alert));
    }

    private AudienceState state(Recipient recipient, Alert alert) {
        return states.computeIfAbsent(
                recipient,
                none -> AudienceState.none(
                        incident.id(), recipient, alert.track(), new Campaign("", incident.receivedAt())));
    }

    private static Task task(Alert alert, Action step, ItemReader body) {
        String key = ClaimantKeys.fold(step.action());
        TaskId id = TaskId.of(alert.id(), alert.track(), step.owner(), key);
        Task.Step words = new Task.Step(step.action(), key, null, step.dueAt(), null, step.per(), false);
        Task open = Task.open(id, alert, words, body.instant("openSince")).reminded(body.number("escalations"), 0);
        Instant at = alert.changedAt();
        String note = String.valueOf(alert.note());
        return switch (AlertState.of(body.text("state"))) {
            case ACKNOWLEDGED -> taken(open, body.findObject("acknowledgement"), at);
            case DONE -> open.moved(new Move(TaskState.DONE, at, by(body), null, note), null);
            case REJECTED -> open.moved(new Move(TaskState.DECLINED, at, by(body), null, note), null);
            case OPEN, FULFILLED, OVERTAKEN, WITHDRAWN, SUPPRESSED -> open;
        };
    }

    private static Task taken(Task open, Optional<ItemReader> acknowledgement, Instant at) {
        return acknowledgement
                .map(taken -> open.moved(
                        new Move(TaskState.TAKEN, taken.instant("at"), taken.text("by"), null, ""),
                        new Taken(taken.text("owner"), taken.instant("nextStepBy"))))
                .orElseGet(() -> open.moved(Move.byFacts(TaskState.TAKEN, at, ""), null));
    }

    private static String by(ItemReader body) {
        return body.find("closedBy").orElse("");
    }

    /** What was said of the incident is known to whoever knows the version that was evaluated last. */
    private void tell(Recipient recipient, Alert alert) {
        AudienceState before = state(recipient, alert);
        Map<TaskId, ToldTask> tasks = new HashMap<>(before.told().tasks());
        before.tasks().stream()
                .filter(task -> task.alert().equals(alert.id()))
                .forEach(task -> tasks.put(task.id(), ToldTask.of(task)));
        Set<AlertId> alerts = new HashSet<>(before.told().alerts());
        alerts.add(alert.id());
        Severity known = before.told().level();
        Severity level = alert.policy().severity();
        Belief belief = new Belief(
                IncidentFacts.NONE,
                tasks,
                alerts,
                Set.of(),
                known == null || level.compareTo(known) > 0 ? level : known);
        states.put(recipient, before.told(belief, String.valueOf(lastMessages.get(recipient.name()))));
    }
}
