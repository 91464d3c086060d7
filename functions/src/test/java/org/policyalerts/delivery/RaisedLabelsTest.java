package org.policyalerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.story.Chain;

/** Messages about incident 1, which quote incident 2. */
class RaisedLabelsTest {

    private static final String FIRST = "inc_01HJ0000000000000000000001";
    private static final String SECOND = "inc_01HJ0000000000000000000002";

    private final IncidentStore incidents =
            new DynamoDbIncidentStore(new InMemoryTable(), ClaimantTable.shipped(), Chain.TIRANA);
    private final List<OutboundMessage> sent = new ArrayList<>();
    private final RaisedLabels labels = new RaisedLabels(this::send, incidents);

    private Published send(OutboundMessage message) {
        sent.add(message);
        return new Published.Accepted("sns-1");
    }

    @BeforeEach
    void twoIncidents() {
        incidents.create(anIncident().number(1).with("tlp", "amber").build(), Optional.empty());
        incidents.create(anIncident().number(2).with("tlp", "green").build(), Optional.empty());
    }

    private void relabel(int number, String label) {
        Incident before =
                incidents.find(anIncident().number(number).build().id()).orElseThrow();
        incidents.replace(anIncident().number(number).with("tlp", label).asNextOf(before), before);
    }

    private static OutboundMessage message(String label) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notificationId", "ntf_1");
        document.put("code", "K7Q2MD");
        document.put("answerUrl", "https://desk.example/desk#/m/K7Q2MD");
        document.put("severity", "critical");
        document.put("incident", Map.of("id", FIRST, "title", "Secret"));
        document.put("quotes", List.of(SECOND));
        return new OutboundMessage(
                "ntf_1",
                "I#" + FIRST,
                7,
                "csirt",
                "Secret",
                "Secret\n",
                JsonWriter.write(document),
                Map.of("tlp", label, "severity", "critical", "code", "K7Q2MD", "incidentId", FIRST, "countries", "AL"),
                Instant.EPOCH,
                2,
                Instant.EPOCH,
                3);
    }

    @ParameterizedTest(name = "of an {0} message the incident is now {1}, the quoted one {2}: whole {3}")
    @CsvSource({
        "amber, amber, green, true",
        "amber, clear, amber, true",
        "amber, amber, amber+strict, false",
        "amber, red, green, false",
        "red, red, red, true"
    })
    void leavesWholeUnlessItNamesWhatHasComeUnderAStricterLabel(
            String label, String first, String second, boolean isWhole) {
        relabel(1, first);
        relabel(2, second);
        OutboundMessage message = message(label);

        assertThat(labels.publish(message)).isEqualTo(new Published.Accepted("sns-1"));

        if (isWhole) {
            assertThat(sent).containsExactly(message);
        } else {
            assertThat(sent).singleElement().satisfies(pointer -> assertThat(pointer.toString())
                    .contains("ntf_1", "csirt", "K7Q2MD", "https://desk.example/desk#/m/K7Q2MD")
                    .doesNotContain("Secret", "critical", "countries", "\"" + FIRST, SECOND));
        }
    }

    @Test
    void leavesWholeAgainOnceTheLabelIsLowered() {
        relabel(1, "red");
        labels.publish(message("amber"));
        relabel(1, "amber");

        labels.publish(message("amber"));

        assertThat(sent.get(1)).isEqualTo(message("amber"));
        assertThat(sent.get(0).attributes()).containsEntry("tlp", "red").doesNotContainKey("incidentId");
    }
}
