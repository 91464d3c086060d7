package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.alert.AnAlert.anAlert;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.Acknowledgement;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertOwnership;
import org.policyalerts.alert.AlertState;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Kind;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;

/** Alerts as they lie in the table. */
class AlertItemTest {

    private static final Instant RAISED = Instant.parse("2023-12-26T08:00:00Z");
    private static final IncidentId INCIDENT = new IncidentId("inc_01HJJ7R0000000000000000001");
    private static final AlertId ID = new AlertId("alt_01HJJ7R0000000000000000001-0123456789abcdef");

    private static final Alert OPEN = new Alert(
            ID,
            INCIDENT,
            3,
            new Alert.Source(
                    new PolicyId("airline-hit"),
                    2,
                    "hash",
                    "An airline is hit",
                    Severity.HIGH,
                    List.of("csirt", "mfa"),
                    "It happened before.",
                    List.of("None")),
            List.of("csirt", "mfa"),
            List.of(
                    new Action("Call the airline", "csirt", RAISED.plusSeconds(3_600)),
                    new Action("Agree on one line", "mfa", null)),
            List.of(new TraceLine("sector is air transport", "air-transport", "targets", Truth.TRUE)),
            AlertState.OPEN,
            null,
            RAISED,
            RAISED,
            AlertOwnership.none(RAISED, List.of()),
            Track.REAL);

    private static final Alert CLOSED = OPEN.with(OPEN.ownership()
                    .climbed(2, List.of("nsc"))
                    .taken(new Acknowledgement("Duty officer", RAISED.plusSeconds(60), "staff", RAISED))
                    .closed("staff"))
            .in(AlertState.DONE, "Told by telephone.", RAISED.plusSeconds(90))
            .on(Track.EXERCISE);

    /** As the first edition wrote it. */
    private static final String FIRST_EDITION = """
            {"id":"alt_01HJJ7R0000000000000000001-0123456789abcdef","incident":"inc_01HJJ7R0000000000000000001",
            "incidentVersion":3,"policy":"airline-hit","policyVersion":2,"policyHash":"hash",
            "title":"An airline is hit","severity":"high","audience":["csirt","mfa"],"why":"It happened before.",
            "references":["None"],"state":"open","raisedAt":"2023-12-26T08:00:00Z","changedAt":"2023-12-26T08:00:00Z",
            "openSince":"2023-12-26T08:00:00Z","escalations":0,"escalatedTo":[],
            "actions":[{"do":"Call the airline","owner":"csirt","dueAt":"2023-12-26T09:00:00Z"},
            {"do":"Agree on one line","owner":"mfa","dueAt":null}],
            "because":[{"condition":"sector is air transport","saw":"air-transport","path":"targets","outcome":"true"}]}
            """.replace("\n", "");

    @Test
    void areReadAsTheFirstEditionWroteThem() {
        assertThat(AlertItem.toAlert(Map.of("body", FIRST_EDITION))).isEqualTo(OPEN);
    }

    @Test
    void keepWhatIsACautionAndWhatIsDoneOnceForACampaign() {
        Alert alert = new Alert(
                ID,
                INCIDENT,
                3,
                OPEN.policy(),
                OPEN.recipients(),
                List.of(
                        new Action(Kind.DONT, "Name a state", "mfa", null, Per.INCIDENT),
                        new Action(Kind.DO, "Link the incidents", "attribution", RAISED, Per.CAMPAIGN)),
                OPEN.because(),
                AlertState.OPEN,
                null,
                RAISED,
                RAISED,
                OPEN.ownership(),
                Track.REAL);

        assertThat(AlertItem.toAlert(AlertItem.of(alert))).isEqualTo(alert);
    }

    @Test
    void keepWhoTookThemAndWhoClosedThem() {
        assertThat(AlertItem.toAlert(AlertItem.of(CLOSED))).isEqualTo(CLOSED);
    }

    @Test
    void keepTheOwnersOfTheirStepsAmongThoseTheyAreFor() {
        Alert owned =
                anAlert("one").audience("mfa").step("Call", "csirt", RAISED).build();

        assertThat(AlertItem.toAlert(AlertItem.of(owned)).recipients()).containsExactly("mfa", "csirt");
        assertThat(AlertItem.of(owned)).containsEntry("audiences", ",mfa,csirt,");
    }

    @Test
    void areListedByStateUnlessOfAnExercise() {
        assertThat(AlertItem.of(OPEN)).containsEntry("listKey", AlertItem.listKey(AlertState.OPEN));
        assertThat(AlertItem.of(CLOSED)).doesNotContainKeys("listKey", "listSort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "audience", "actions", "openSince", "escalations"})
    void areDamagedWithoutWhatEveryAlertHas(String field) {
        Map<String, Object> body = new HashMap<>(ItemBody.read(AlertItem.of(OPEN)));
        body.remove(field);

        assertThatThrownBy(() -> AlertItem.toAlert(Map.of("body", ItemBody.write(body))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a stored item lacks " + field);
    }
}
