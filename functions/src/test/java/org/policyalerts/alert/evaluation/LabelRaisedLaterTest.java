package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/**
 * A report that was told of becomes TLP:RED and is lowered again: meanwhile a pointer says that there is something to
 * read, once an hour, and what is still true is told then.
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

    /**
     * What was told since it was asked the last time: of each message its kind, "pointer" if it says no more, and the
     * policies that it gives reasons for.
     */
    private List<String> told() {
        List<String> told = chain.published.stream()
                .filter(message -> message.audience().equals("regulator"))
                .map(LabelRaisedLaterTest::inShort)
                .toList();
        last = chain.published.isEmpty()
                ? ""
                : chain.published.get(chain.published.size() - 1).text().replaceAll("\n *", " ");
        chain.published.clear();
        return told;
    }

    private static String inShort(OutboundMessage message) {
        Object kind = message.attributes().get("kind");
        if (!message.text().contains("Report MM/2023/12-AIR")) {
            return "pointer to " + kind;
        }
        return Stream.of("An airline is hit", "An airline is gravely hit")
                .filter(title -> message.text().contains("- " + title))
                .reduce(String.valueOf(kind), (all, title) -> all + ": " + title);
    }

    private String last = "";

    private void change(String tlp, long severity) {
        chain.change(id, Map.of("tlp", tlp, "severity", severity));
    }

    private void waitAnHour() {
        chain.clock.advance(Duration.ofHours(1));
        chain.review();
    }

    @Test
    void whatWasRaisedMeanwhileIsPointedToAndToldOnce() {
        change("red", 1);
        assertThat(told()).containsExactly("pointer to update");

        change("amber", 1);
        change("green", 1);

        assertThat(told()).containsExactly("update: An airline is gravely hit");
        assertThat(last).contains("Severity (1 is the worst): 1, before: 4");
    }

    @Test
    void whatCameAndWentMeanwhileIsCorrectedForItCouldBeRead() {
        change("red", 1);
        change("red", 4);
        assertThat(told()).containsExactly("pointer to update");
        waitAnHour();
        assertThat(told()).containsExactly("pointer to correction");

        change("amber", 4);

        assertThat(told()).isEmpty();
    }

    @Test
    void whatWasRaisedMeanwhileAndGoesWithTheLabelIsCorrected() {
        change("red", 1);
        change("amber", 4);

        assertThat(told()).containsExactly("pointer to update", "correction");
        assertThat(last).startsWith("CORRECTION. No longer to do").contains("no longer true: severity is at most 2");
        assertThat(chain.alert(id, "grave", AlertState.WITHDRAWN)).isNotNull();
    }

    @Test
    void whatCeasedMeanwhileIsPointedToAndCorrectedOnceWithItsContent() {
        change("amber", 1);
        assertThat(told()).containsExactly("update: An airline is gravely hit");
        change("red", 4);
        waitAnHour();
        assertThat(told()).containsExactly("pointer to correction");

        change("amber", 4);
        change("green", 4);

        assertThat(told()).containsExactly("correction");
        assertThat(last).startsWith("CORRECTION. No longer to do").contains("no longer true: severity is at most 2");
    }

    @Test
    void aFalseAlarmMeanwhileIsToldThoseWhoWereAlerted() {
        chain.change(id, Map.of("tlp", "red", "determination", "false-positive"));
        assertThat(told()).containsExactly("pointer to correction");
        chain.change(id, Map.of("tlp", "amber"));

        assertThat(told()).containsExactly("correction");
        assertThat(last).startsWith("CORRECTION. FALSE ALARM: Air Albania.");
    }

    @Test
    void whatWentMeanwhileAndCameBackIsSaidToBeOpenAgain() {
        change("amber", 1);
        change("red", 4);
        change("red", 1);
        told();
        change("amber", 1);

        assertThat(told()).containsExactly("correction");
        assertThat(last).contains("open again: Ask the airline");
        assertThat(chain.alert(id, "grave", AlertState.OPEN)).isNotNull();
    }

    @Test
    void whatWentMeanwhileAndComesBackWithTheLabelIsSaidToBeOpenAgain() {
        change("amber", 1);
        change("red", 4);
        told();
        change("amber", 1);

        assertThat(told()).containsExactly("correction");
        assertThat(last).contains("open again: Ask the airline");
    }

    @Test
    void whatWentAndCameBackBeforeAPointerToItHasOnlyAnotherTime() {
        change("amber", 1);
        chain.change(id, Map.of("tlp", "red", "title", "Air Albania attacked"));
        waitAnHour();
        told();
        change("red", 4);
        change("red", 1);
        waitAnHour();

        assertThat(told()).containsExactly("pointer to update");
    }

    @Test
    void whatNobodyTookMeanwhileIsPointedToAndReadByThoseWhoWereToJoinOnceTheLabelIsLowered() {
        chain.change(id, Map.of("tlp", "red"));
        chain.clock.advance(Duration.ofHours(13));
        chain.review();
        assertThat(chain.published)
                .extracting(OutboundMessage::audience)
                .containsExactlyInAnyOrder("regulator", "policy");
        told();

        chain.change(id, Map.of("tlp", "amber"));
        waitAnHour();
        chain.change(id, Map.of("tlp", "green"));

        assertThat(chain.published).singleElement().satisfies(message -> {
            assertThat(message.audience()).isEqualTo("policy");
            assertThat(message.text().replaceAll("\\s+", " "))
                    .contains("LEFT OPEN BY OTHERS", "OVERDUE since Tue 26 Dec 12:00");
        });
    }

    @Test
    void whoeverCouldReadOfItMeanwhileIsCorrectedAndNobodyElse() {
        chain.change(id, Map.of("tlp", "red"));
        chain.clock.advance(Duration.ofHours(13));
        chain.review();
        chain.published.clear();

        chain.change(id, Map.of("tlp", "amber", "determination", "false-positive"));

        assertThat(chain.published)
                .extracting(message -> message.attributes().get("kind") + " " + message.audience())
                .containsExactly("correction policy", "correction regulator");
    }

    @Test
    void aFaultSettledByAnAlertThatCameAndWentIsCorrectedWithThat() {
        chain.breakPolicy("grave");
        change("amber", 4);
        chain.repair();
        change("red", 1);
        told();
        change("amber", 4);

        assertThat(told()).containsExactly("correction");
        assertThat(last).contains("No longer to do").doesNotContain("Could not be checked before");
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
