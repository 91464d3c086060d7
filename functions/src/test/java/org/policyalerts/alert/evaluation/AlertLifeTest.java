package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/** What becomes of alerts when the facts change, and of clocks when time passes. */
class AlertLifeTest {

    private final Chain chain = new Chain();

    private static List<String> policies(List<Alert> alerts) {
        return alerts.stream().map(alert -> alert.policy().id().value()).toList();
    }

    private List<Object> kindsAfter(int seen) {
        return chain.published.subList(seen, chain.published.size()).stream()
                .map(message -> message.attributes().getOrDefault("kind", ""))
                .distinct()
                .toList();
    }

    @Test
    void aChangedCauseReplacesTheAlertAndSaysSo() {
        IncidentId one = chain.submit("report-one-albania.json");
        int seen = chain.published.size();

        String community = "Members of the Mujahedeen-e-Khalq who live in Albania";
        chain.change(one, Map.of("motive", Map.of("primary", "coercion", "tension", "MEK", "community", community)));

        assertThat(policies(chain.alerts(one, AlertState.OVERTAKEN))).containsExactly("retaliatory-motive");
        assertThat(policies(chain.alerts(one, AlertState.OPEN))).contains("retaliatory-motive");
        assertThat(kindsAfter(seen)).containsExactly("update");
        assertThat(toldAfter(seen, "Changed, read again: Retaliatory political motive"))
                .isNotEmpty();
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
    void aDutyIsToldAtOnceRemindsOnceBeforeItIsDueAndIsOnceCalledOverdue() {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-one-albania.json"));
        Map<String, Object> target = target(report);
        target.put("infrastructureClass", "critical");
        report.put("targets", List.of(target));
        report.put("timeline", Map.of("occurredAt", "2023-12-26", "awareAt", "2023-12-26T08:00:00+01:00"));
        IncidentId id = chain.submit(report);
        assertThat(chain.matched(id)).contains("early-warning-due");
        int seen = chain.published.size();

        chain.clock.advance(Duration.ofHours(20));
        chain.review();
        chain.review();
        List<String> reminded = toldAfter(seen, "Time is running out: Early warning");
        assertThat(reminded).contains("csirt", "policy").doesNotHaveDuplicates();
        seen = chain.published.size();

        chain.clock.advance(Duration.ofHours(4));
        chain.review();
        chain.review();
        assertThat(toldAfter(seen, "Overdue, and nothing shows that it is done: Early warning"))
                .containsExactlyInAnyOrderElementsOf(reminded);
    }

    private List<String> toldAfter(int seen, String what) {
        return chain.published.subList(seen, chain.published.size()).stream()
                .filter(message -> message.text().contains(what))
                .map(OutboundMessage::audience)
                .toList();
    }

    private static Map<String, Object> target(Map<String, Object> report) {
        Map<String, Object> target = new LinkedHashMap<>();
        if (report.get("targets") instanceof List<?> list && list.get(0) instanceof Map<?, ?> first) {
            first.forEach((name, value) -> target.put(String.valueOf(name), value));
        }
        return target;
    }
}
