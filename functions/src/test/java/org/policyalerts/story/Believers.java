package org.policyalerts.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.Track;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * Those who believe their messages and know nothing else; complains of what they must not read, and of what is false.
 */
final class Believers {

    private static final List<String> LABELS = List.of("clear", "green", "amber", "amber+strict", "red");
    private static final String CEILING = "amber";

    /** What is wrong, in words. */
    final List<String> complaints = new ArrayList<>();

    private final RandomHistory history;

    /** By recipient and task, those that a message named as the recipient's own. */
    private final Set<String> asked = new HashSet<>();

    /** By recipient and incident, the last message that described it. */
    private final Map<String, String> described = new HashMap<>();

    Believers(RandomHistory history) {
        this.history = history;
        history.chain.topic = message -> {
            read(message);
            return new Published.Accepted("sns");
        };
    }

    private void read(OutboundMessage message) {
        Map<String, Object> document = json(message);
        String all = message.subject() + message.text() + message.document();
        history.incidents.forEach(incident -> judge(message, String.valueOf(document.get("tlp")), all, incident));
        String audience = Recipient.of(message.audience()).audience();
        objects(document, "tasks").forEach(task -> {
            if (audience.equals(task.get("owner"))) {
                asked.add(message.audience() + " " + task.get("id"));
            }
        });
        if (document.get("incident") instanceof Map<?, ?> incident) {
            describe(message, incident);
        }
        objects(document, "incidents").forEach(incident -> describe(message, incident));
    }

    private void describe(OutboundMessage message, Map<?, ?> section) {
        if (section.containsKey("targets")) {
            described.put(message.audience() + " " + section.get("id"), String.valueOf(section.get("targets")));
        }
    }

    private static Map<String, Object> json(OutboundMessage message) {
        try {
            return JsonReader.readObject(message.document());
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<Map<?, ?>> objects(Map<?, ?> document, String name) {
        return document.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }

    /** What a message must not say of an incident as that is labelled when it leaves. */
    private void judge(OutboundMessage message, String tlp, String all, Marked incident) {
        if (!incident.isStored()) {
            return;
        }
        String label = report(incident).text("tlp");
        boolean isHidden = isStricter(label, tlp) || isStricter(label, CEILING);
        incident.names.stream()
                .filter(name -> isHidden && all.contains(name))
                .forEach(name -> complain(message, "names " + name + " of what is " + label));
        if (label.equals("red") && all.contains(incident.id().ulid())) {
            complain(message, "tells of " + incident.id() + ", which is red");
        }
        Recipient.of(message.audience())
                .organisation()
                .ifPresent(own -> incident.victims.forEach((name, organisation) -> {
                    if (!organisation.equals(Optional.of(own)) && all.contains(name)) {
                        complain(message, "names " + name + " of " + organisation);
                    }
                }));
    }

    private void complain(OutboundMessage message, String what) {
        complaints.add(history.log.size() + " " + message.notificationId() + " \"" + message.subject() + "\" to "
                + message.audience() + " " + what);
    }

    private static boolean isStricter(String label, String other) {
        return LABELS.indexOf(label) > LABELS.indexOf(other);
    }

    private Report report(Marked incident) {
        return history.chain.incidents.find(incident.id()).orElseThrow().report();
    }

    /** Compares what everybody takes to be so with what is so, once there was time to tell. */
    void confess() {
        history.incidents.forEach(
                incident -> history.audiences(incident.id()).forEach(state -> confess(incident, state)));
    }

    private void confess(Marked incident, AudienceState state) {
        String mode = report(incident).text("mode");
        boolean isElsewhere = state.track() != Track.ofMode(mode) || mode.equals("backfill");
        require(
                state.waiting()
                        .filter(news -> !news.dueAt().isAfter(history.chain.clock.instant()))
                        .isEmpty(),
                state,
                "still waits: " + state.waiting());
        facts(incident, state, isElsewhere);
        for (Task task : state.tasks()) {
            if (task.state().isUnfinished()) {
                require(!isElsewhere, state, "has to do what is of another track or time: " + task);
                require(wasAsked(task, state), state, "was never asked for " + task);
            } else if (!isElsewhere && !task.state().isClosedByOwner()) {
                ToldTask told = state.told().tasks().get(task.id());
                require(told == null || !told.state().isUnfinished(), state, "still does " + task);
            }
        }
    }

    /** Or for the same by another cause, which it has taken the place of. */
    private boolean wasAsked(Task task, AudienceState state) {
        return state.tasks().stream()
                .filter(other -> other.equals(task)
                        || (other.state() == TaskState.OVERTAKEN
                                && other.policy().equals(task.policy())
                                && other.step().key().equals(task.step().key())))
                .anyMatch(other -> asked.contains(state.recipient() + " " + other.id()));
    }

    private void facts(Marked incident, AudienceState state, boolean isElsewhere) {
        IncidentFacts now = IncidentFacts.of(view(incident, state));
        for (Belief belief : List.of(state.told(), state.pointed())) {
            if (!belief.isNothing()) {
                FactChange.between(belief.facts(), now).stream()
                        .filter(FactChange::isWrong)
                        .filter(change -> !isElsewhere || change.kind() == Kind.MODE)
                        .forEach(change -> require(false, state, "believes " + change));
            }
        }
        if (!isElsewhere) {
            require(state.pointed().isNothing(), state, "was never told what it was pointed to");
            String said = described.getOrDefault(state.recipient() + " " + incident.id(), "");
            incident.victims.keySet().stream()
                    .filter(name ->
                            said.contains(name) && !incident.victimsNow().contains(name))
                    .forEach(name -> require(false, state, "takes " + name + " for a victim"));
        }
    }

    private Report view(Marked incident, AudienceState state) {
        Report report = report(incident);
        Map<String, Object> seen = new LinkedHashMap<>(report.tree());
        state.recipient()
                .organisation()
                .ifPresent(own -> seen.put(
                        "targets",
                        report.objects("targets").stream()
                                .filter(target -> own.equals(target.get("organisation")))
                                .toList()));
        return Report.copyOf(seen);
    }

    private void require(boolean isTrue, AudienceState state, String otherwise) {
        if (!isTrue) {
            complaints.add(state.recipient() + " (" + state.track() + ") of " + state.incident() + " " + otherwise);
        }
    }

    /** How many tasks they heard of as their own. */
    int asked() {
        return asked.size();
    }
}
