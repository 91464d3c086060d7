package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskState;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.incident.Incident;

class FirstEditionAudiencesTest {

    private static final Incident INCIDENT = anIncident().build();
    private static final Alert ALERT = anAlert("channel")
            .step("Prepare a channel", "mfa", RECEIVED.plusSeconds(60))
            .build();

    /** As the first edition stored it: with who looks after it. */
    private static Map<String, Object> item(String state) {
        Map<String, Object> item = new HashMap<>(AlertItem.of(ALERT));
        Map<String, Object> body = new HashMap<>(ItemBody.read(item));
        body.put("state", state);
        body.put("note", "said on the phone");
        body.put("openSince", RECEIVED.toString());
        body.put("escalations", 1L);
        body.put("escalatedTo", List.of("nsc"));
        if (state.equals("acknowledged")) {
            body.put(
                    "acknowledgement",
                    Map.of(
                            "owner",
                            "Desk 3",
                            "nextStepBy",
                            RECEIVED.plusSeconds(90).toString(),
                            "by",
                            "staff",
                            "at",
                            RECEIVED.toString()));
        }
        item.put("body", ItemBody.write(body));
        return item;
    }

    private static Map<String, Object> stateItem() {
        return Map.of("body", ItemBody.write(Map.of("told", Map.of("mfa", "ntf_1", "nsc", "ntf_2"))));
    }

    private static AudienceState of(String audience, String state) {
        return FirstEditionAudiences.with(List.of(), List.of(item(state)), stateItem(), INCIDENT).stream()
                .filter(one -> one.recipient().equals(Recipient.of(audience)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"open, OPEN", "acknowledged, TAKEN", "done, DONE", "rejected, DECLINED"})
    void whatStaffSaidOfAnAlertHasBecomeTheStateOfItsTasks(String stored, TaskState state) {
        assertThat(of("mfa", stored).tasks()).extracting(Task::state).containsExactly(state);
    }

    @Test
    void whoeverTookItKeepsItUntilTheDateTheyNamed() {
        assertThat(of("mfa", "acknowledged").tasks())
                .extracting(Task::taken)
                .containsExactly(new Taken("Desk 3", RECEIVED.plusSeconds(90)));
    }

    @Test
    void whoeverWasToldKnowsOfItAndByWhichMessage() {
        assertThat(of("mfa", "open").messages()).containsExactly("ntf_1");
        assertThat(of("mfa", "open").told().alerts()).containsExactly(ALERT.id());
        assertThat(of("mfa", "open").told().tasks()).hasSize(1);
        assertThat(of("nsc", "open").told().alerts()).containsExactly(ALERT.id());
        assertThat(of("nsc", "open").tasks()).isEmpty();
    }

    @Test
    void whatIsStoredByAudienceIsNotTakenFromAlerts() {
        AudienceState stored = of("mfa", "done");

        assertThat(FirstEditionAudiences.with(List.of(stored), List.of(item("open")), stateItem(), INCIDENT))
                .contains(stored)
                .filteredOn(one -> one.recipient().equals(Recipient.of("mfa")))
                .hasSize(1);
    }

    @Test
    void alertsOfThisEditionSayNothingOfAudiences() {
        assertThat(FirstEditionAudiences.with(List.of(), List.of(AlertItem.of(ALERT)), null, INCIDENT))
                .isEmpty();
    }
}
