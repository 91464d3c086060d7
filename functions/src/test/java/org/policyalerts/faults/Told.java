package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Task;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.dynamodb.audience.AudienceItem;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;

/**
 * What one recipient was told of one incident, in order, repeats left out; against what it has to do and what is so.
 *
 * @param facts what the incident is by now, as far as the recipient may know
 * @param documents the messages to the recipient, about this incident and others
 */
record Told(AudienceState state, IncidentFacts facts, List<Map<String, Object>> documents) {

    /** Each recipient with each incident that it has to do with. */
    static List<Told> of(Remains remains) {
        Map<String, List<Map<String, Object>>> heard = heard(remains.topic().taken());
        return remains.items(AudienceItem.PREFIX).stream()
                .map(AudienceItem::toState)
                .map(state -> new Told(
                        state,
                        facts(remains, state),
                        heard.getOrDefault(state.recipient().name(), List.of())))
                .toList();
    }

    private static Map<String, List<Map<String, Object>>> heard(List<OutboundMessage> messages) {
        Map<String, List<Map<String, Object>>> heard = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        for (OutboundMessage message : messages) {
            if (known.add(message.notificationId())) {
                heard.computeIfAbsent(message.audience(), none -> new ArrayList<>())
                        .add(Remains.json(message.document()));
            }
        }
        return heard;
    }

    private static IncidentFacts facts(Remains remains, AudienceState state) {
        Incident incident = remains.incidents().find(state.incident()).orElseThrow();
        Report report = incident.report();
        Optional<String> organisation = state.recipient().organisation();
        Map<String, Object> seen = new LinkedHashMap<>(report.tree());
        organisation.ifPresent(own -> seen.put(
                "targets",
                report.objects("targets").stream()
                        .filter(target -> own.equals(target.get("organisation")))
                        .toList()));
        IncidentFacts own = IncidentFacts.of(Report.copyOf(seen));
        return new Duplicates(remains.incidents())
                .primaryOf(incident)
                .map(primary -> own.asDuplicateOf(primary.id()))
                .orElse(own);
    }

    /** What it takes to be so is so, or it will be told in a moment. */
    void isWhatHolds() {
        assertThat(heardIds()).as("messages to %s", this).containsAll(state.messages());
        if (state.waiting().isEmpty()) {
            assertThat(unheard()).as("tasks that %s has not heard of", this).isEmpty();
            assertThat(state.told().tasks().entrySet())
                    .as("tasks that %s takes to be still to do", this)
                    .noneMatch(told -> told.getValue().state().isUnfinished()
                            && state.task(told.getKey()).filter(Told::isOver).isPresent());
        }
        if (state.isAware()) {
            assertThat(FactChange.between(state.told().facts(), facts))
                    .as("what %s takes to be so and is not", this)
                    .noneMatch(FactChange::isWrong);
        }
        raised().forEach((alert, changes) ->
                assertThat(changes).as("what %s heard of %s", this, alert).doesNotContainSequence("raised", "raised"));
    }

    private List<String> heardIds() {
        return documents.stream()
                .map(document -> String.valueOf(document.get("notificationId")))
                .toList();
    }

    private static boolean isOver(Task task) {
        return !task.state().isUnfinished() && !task.state().isClosedByOwner();
    }

    /** Each task was asked of its owner by a message that said whose it is. */
    private List<Task> unheard() {
        Set<Object> asked = new HashSet<>();
        objects("tasks")
                .filter(task -> state.recipient().audience().equals(task.get("owner")))
                .forEach(task -> asked.add(task.get("id")));
        return state.unfinished().stream()
                .filter(task -> !asked.contains(task.id().value()))
                .toList();
    }

    private Map<String, List<String>> raised() {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        objects("alerts")
                .filter(alert -> Set.of("raised", "ended").contains(Objects.toString(alert.get("change"))))
                .filter(alert -> state.incident().value().equals(alert.get("incident")))
                .forEach(alert -> changes.computeIfAbsent(
                                String.valueOf(alert.get("policy")) + " " + alert.get("id"), none -> new ArrayList<>())
                        .add(String.valueOf(alert.get("change"))));
        return changes;
    }

    private Stream<Map<?, ?>> objects(String name) {
        return documents.stream()
                .flatMap(document -> document.get(name) instanceof List<?> list ? list.stream() : Stream.empty())
                .map(element -> (Map<?, ?>) element);
    }

    @Override
    public String toString() {
        return state.recipient() + " of " + state.incident();
    }
}
