package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/** What becomes of alerts when the facts change, and of clocks when time passes. */
class AlertLifeTest {

    private final Chain chain = new Chain();

    private static List<String> policies(List<Alert> alerts) {
        return alerts.stream().map(alert -> alert.policy().id().value()).toList();
    }

    private List<Task> tasks(IncidentId incident, AlertId alert) {
        return chain.evaluations.snapshot(incident).orElseThrow().audiences().stream()
                .flatMap(state -> state.tasks().stream())
                .filter(task -> task.alert().equals(alert))
                .toList();
    }

    @Test
    void aChangedCauseReplacesTheAlertAndWhoeverHasTakenItsTasksNeedNotBeginAgain() {
        IncidentId one = chain.submit("report-one-albania.json");
        Alert first = chain.alert(one, "retaliatory-motive", AlertState.OPEN);
        chain.actions.acknowledge(
                first.id(),
                "Mira",
                chain.clock.instant().plus(Duration.ofDays(2)),
                new Actor("staff", Optional.empty()));
        chain.published.clear();

        String community = "Members of the Mujahedeen-e-Khalq who live in Albania";
        chain.change(one, Map.of("motive", Map.of("primary", "coercion", "tension", "MEK", "community", community)));
        chain.clock.advance(Duration.ofMinutes(15));
        chain.review();

        assertThat(policies(chain.alerts(one, AlertState.OVERTAKEN))).containsExactly("retaliatory-motive");
        Alert second = chain.alert(one, "retaliatory-motive", AlertState.OPEN);
        assertThat(tasks(one, first.id())).isNotEmpty().extracting(Task::state).containsOnly(TaskState.OVERTAKEN);
        assertThat(tasks(one, second.id()))
                .hasSameSizeAs(tasks(one, first.id()))
                .allSatisfy(task -> assertThat(task.taken()).isNotNull());
        assertThat(chain.published)
                .extracting(message -> message.attributes().get("kind"))
                .containsOnly("information");
    }

    @Test
    void aCauseThatCeasesAndComesBackIsTheSameAlertAgain() {
        IncidentId one = chain.submit("report-one-albania.json");
        Alert first = chain.alert(one, "traffic-from-abroad", AlertState.OPEN);

        chain.change(one, Map.of("source", Map.of("domestic", "unknown")));
        Alert withdrawn = chain.alert(one, "traffic-from-abroad", AlertState.WITHDRAWN);
        chain.change(one, Map.of("source", Map.of("domestic", "no")));
        Alert again = chain.alert(one, "traffic-from-abroad", AlertState.OPEN);

        assertThat(withdrawn.note()).contains("no longer true");
        assertThat(List.of(withdrawn.id(), again.id())).containsOnly(first.id());
    }

    @Test
    void aDutyIsToldAtOnceAndItsOwnerRemindedOnceBeforeItIsDueAndOnceAfterIt() {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-one-albania.json"));
        Map<String, Object> target = target(report);
        target.put("infrastructureClass", "critical");
        report.put("targets", List.of(target));
        report.put("timeline", Map.of("occurredAt", "2023-12-26", "awareAt", "2023-12-26T08:00:00+01:00"));
        IncidentId id = chain.submit(report);
        assertThat(chain.matched(id)).contains("early-warning-due");
        assertThat(toldOfTheDuty()).containsExactly("alert csirt");

        chain.clock.advance(Duration.ofMinutes(30));
        chain.review();
        assertThat(toldOfTheDuty()).isEmpty();
        chain.clock.advance(Duration.ofMinutes(19 * 60 + 30));
        chain.review();
        chain.review();
        assertThat(toldOfTheDuty()).containsExactly("reminder csirt");

        // The digest of the day is due as well, and the reminder is part of it.
        chain.clock.advance(Duration.ofHours(4));
        chain.review();
        chain.review();
        assertThat(toldOfTheDuty()).containsExactly("digest csirt");
    }

    /** The kind and the audience of each message in which it is the reader's, since it was asked the last time. */
    private List<String> toldOfTheDuty() {
        List<String> told = chain.published.stream()
                .filter(message -> message.audience().equals("csirt"))
                .filter(message -> message.document().contains("Obtain the operator's early warning"))
                .map(message -> message.attributes().get("kind") + " " + message.audience())
                .toList();
        chain.published.clear();
        return told;
    }

    private static Map<String, Object> target(Map<String, Object> report) {
        Map<String, Object> target = new LinkedHashMap<>();
        if (report.get("targets") instanceof List<?> list && list.get(0) instanceof Map<?, ?> first) {
            first.forEach((name, value) -> target.put(String.valueOf(name), value));
        }
        return target;
    }
}
