package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;

/** What becomes of tasks when their incident is closed, and of what was only pointed to when its label is lowered. */
class ClosingTest {

    private final Chain chain = new Chain();
    private final IncidentId id = chain.submit("report-parliament.json");
    private List<Alert> open = List.of();

    @BeforeEach
    void close() {
        open = chain.alerts(id, AlertState.OPEN);
        chain.published.clear();
        chain.change(id, Map.of("status", "closed"));
        later(Duration.ofMinutes(15));
    }

    private void later(Duration time) {
        chain.clock.advance(time);
        chain.review();
    }

    private List<String> kinds() {
        return chain.published.stream()
                .map(message -> String.valueOf(message.attributes().get("kind")))
                .distinct()
                .toList();
    }

    @Test
    void nothingThatWasToldIsWrongAndEachOwnerIsAskedToFinishOrDecline() {
        assertThat(kinds()).containsExactly("update");
        assertThat(chain.alerts(id, AlertState.OPEN)).hasSameSizeAs(open);
        assertThat(chain.published)
                .allSatisfy(message -> assertThat(message.text()).contains("New:   The incident is closed."));
        assertThat(textTo("law-enforcement")).contains("FINISH OR DECLINE\n 1. by ", "\n 4. by ");
    }

    private String textTo(String audience) {
        return chain.published.stream()
                .filter(message -> message.audience().equals(audience))
                .map(OutboundMessage::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyIsRemindedAnyMoreAndAFalseAlarmIsStillCorrected() {
        List<String> told =
                chain.published.stream().map(OutboundMessage::audience).toList();
        chain.published.clear();
        later(Duration.ofHours(30));
        assertThat(kinds()).doesNotContain("reminder", "information");

        chain.published.clear();
        chain.change(id, Map.of("determination", "false-positive"));

        assertThat(kinds()).containsExactly("correction");
        assertThat(chain.published).extracting(OutboundMessage::audience).containsAll(new ArrayList<>(told));
        assertThat(chain.alerts(id, AlertState.OPEN)).isEmpty();
    }

    @Test
    void whatWasOnlyPointedToIsAnAlertOnceItMayBeRead() {
        Map<String, Object> restricted = Chain.tree("report-one-albania.json");
        restricted.put("tlp", "red");
        chain.published.clear();
        IncidentId other = chain.submit(restricted);
        assertThat(chain.published)
                .noneMatch(message -> message.text().contains("One Albania"))
                .anyMatch(message -> message.text().contains("waits for you at the desk"));

        chain.published.clear();
        chain.change(other, Map.of("tlp", "green"));
        later(Duration.ofMinutes(15));

        assertThat(textTo("regulator")).startsWith("HIGH for the regulator").contains("YOUR TASKS", "NOT YET KNOWN");
        assertThat(kinds()).doesNotContain("correction");
    }
}
