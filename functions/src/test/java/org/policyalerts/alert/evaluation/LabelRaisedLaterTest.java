package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/**
 * A report that was told of becomes TLP:RED and is lowered again: what happened in between is told then, if it is still
 * true.
 */
class LabelRaisedLaterTest {

    private static final String GRAVE = FaultyPolicyTest.ONE_POLICY
            .replace("id: one", "id: grave")
            .replace("title: An airline is hit", "title: An airline is gravely hit")
            .replace("  - targets:", "  - severity: {atMost: 2}\n  - targets:")
            .replace("albania.json, expect: match", "albania.json, with: {severity: 1}, expect: match");

    private final Chain chain = Chain.withBook(Map.of("one", FaultyPolicyTest.ONE_POLICY, "grave", GRAVE));
    private IncidentId id = new IncidentId("inc_01HJJ7R0000000000000000001");

    @BeforeEach
    void submit() {
        id = chain.submit(report(4L));
        assertThat(told()).containsExactly("alert: An airline is hit");
    }

    private static Map<String, Object> report(long severity) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.put("severity", severity);
        return report;
    }

    /** The kind of each message with the titles of its alerts. */
    private List<String> told() {
        return chain.published.stream()
                .map(message -> message.attributes().get("kind") + ": "
                        + String.join(
                                ", ",
                                List.of("An airline is hit", "An airline is gravely hit").stream()
                                        .filter(title -> message.document().contains("\"title\":\"" + title + '"'))
                                        .toList()))
                .toList();
    }

    private void change(String tlp, long severity) {
        chain.change(id, Map.of("tlp", tlp, "severity", severity));
    }

    @Test
    void whatWasRaisedMeanwhileIsToldOnce() {
        change("red", 1);
        assertThat(told()).hasSize(1);

        change("amber", 1);
        change("green", 1);

        assertThat(told()).hasSize(2).last().isEqualTo("update: An airline is gravely hit");
        assertThat(chain.published.get(1).text()).contains("New, high: An airline is gravely hit.");
    }

    @Test
    void whatCameAndWentMeanwhileIsToldToNobody() {
        change("red", 1);
        change("red", 4);
        change("amber", 4);

        assertThat(told()).hasSize(1);
    }

    @Test
    void whatWasRaisedMeanwhileAndGoesWithTheLabelIsToldToNobody() {
        change("red", 1);
        change("amber", 4);

        assertThat(told()).hasSize(1);
        assertThat(chain.alert(id, "grave", AlertState.WITHDRAWN)).isNotNull();
    }

    @Test
    void whatCeasedMeanwhileIsCorrectedOnce() {
        change("amber", 1);
        change("red", 4);
        change("amber", 4);
        change("green", 4);

        assertThat(told()).hasSize(3).last().isEqualTo("correction: An airline is gravely hit");
        assertThat(chain.published.get(2).text())
                .contains("Steps withdrawn: An airline is gravely hit; no longer true: severity is at");
    }

    @Test
    void aFalseAlarmMeanwhileIsToldThoseWhoWereAlerted() {
        chain.change(id, Map.of("tlp", "red", "determination", "false-positive"));
        chain.change(id, Map.of("tlp", "amber"));

        assertThat(told()).last().isEqualTo("correction: An airline is hit");
    }

    @Test
    void whatWentAndCameBackMeanwhileIsToldToNobody() {
        change("amber", 1);
        change("red", 4);
        change("red", 1);
        change("amber", 1);

        assertThat(told()).hasSize(2);
        assertThat(chain.alert(id, "grave", AlertState.OPEN)).isNotNull();
    }

    @Test
    void whatNobodyTookMeanwhileIsToldThoseWhoWereToJoin() {
        chain.clock.advance(Duration.ofHours(13));
        chain.review();
        int seen = chain.published.size();
        chain.change(id, Map.of("tlp", "red"));
        chain.clock.advance(Duration.ofDays(2));
        chain.review();
        assertThat(chain.published).hasSize(seen);

        chain.change(id, Map.of("tlp", "amber"));
        chain.change(id, Map.of("tlp", "green"));

        assertThat(chain.published).hasSize(seen + 1).last().satisfies(message -> {
            assertThat(message.audience()).isEqualTo("nsc");
            assertThat(message.text()).contains("Nobody has acknowledged this alert since 26 Dec 08:00");
        });
    }

    @Test
    void whoeverWasToJoinMeanwhileIsNotCorrected() {
        chain.change(id, Map.of("tlp", "red"));
        chain.clock.advance(Duration.ofDays(3));
        chain.review();
        chain.change(id, Map.of("tlp", "amber", "determination", "false-positive"));

        assertThat(chain.published)
                .extracting(OutboundMessage::audience)
                .filteredOn(audience -> !audience.equals("attribution"))
                .containsExactly("regulator", "regulator");
    }

    @Test
    void whatWentMeanwhileAndComesBackWithTheLabelIsNotNew() {
        change("amber", 1);
        change("red", 4);
        change("amber", 1);

        assertThat(told()).hasSize(3).last().isEqualTo("update: An airline is gravely hit");
        assertThat(chain.published.get(2).text()).contains("Changed, read again: An airline is gravely hit.");
    }

    @Test
    void aFaultSettledByAnAlertThatNobodyWasToldOfIsToldAsSettled() {
        chain.breakPolicy("grave");
        change("amber", 4);
        chain.repair();
        change("red", 1);
        change("amber", 4);

        assertThat(chain.published).last().extracting(OutboundMessage::text).satisfies(text -> assertThat(text)
                .contains("nothing to do for now: An airline is gravely")
                .doesNotContain("Steps withdrawn"));
    }

    @Test
    void aFaultToldBeforeIsNotToldAgain() {
        chain.breakPolicy("grave");
        change("amber", 4);
        change("red", 4);
        chain.clock.advance(Duration.ofHours(1));
        change("amber", 4);

        assertThat(chain.published)
                .filteredOn(message -> message.text().contains("COULD NOT BE CHECKED"))
                .hasSize(1);
    }
}
