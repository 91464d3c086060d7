package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.story.Chain;
import org.policyalerts.story.Golden;
import org.policyalerts.story.SeedMessagesTest;

/** Whoever was asked to judge what could not be checked is told when nothing is left to judge, once. */
class FaultyPolicySettledTest {

    private static final Map<String, Object> TELECOM =
            Map.of("targets", Chain.tree("report-one-albania.json").getOrDefault("targets", List.of()));

    private final Chain chain = Chain.withBook(Map.of("one", FaultyPolicyTest.ONE_POLICY));
    private IncidentId id = new IncidentId("inc_01HJJ7R0000000000000000001");

    @BeforeEach
    void askToJudge() {
        chain.breakPolicy("one");
        id = chain.submit("report-air-albania.json");
        assertThat(kinds()).containsExactly("alert");
    }

    private List<Object> kinds() {
        return chain.published.stream()
                .map(message -> message.attributes().get("kind"))
                .filter(kind -> !"digest".equals(kind))
                .toList();
    }

    private String last() {
        return chain.published.get(chain.published.size() - 1).text().replaceAll("\n +", " ");
    }

    @Test
    void theyReadLikeThis() {
        chain.repair();
        chain.change(id, TELECOM);

        Golden.assertMatches(
                "messages/9-need-not-be-judged.txt",
                chain.published.stream()
                        .map(message -> message.subject() + "\n\n" + message.text())
                        .collect(Collectors.joining("\n")));
        chain.published.forEach(SeedMessagesTest::fitsItsMedium);
    }

    @Test
    void whatProvesNotToHoldIsToldOnce() {
        chain.repair();
        chain.change(id, TELECOM);
        chain.change(id, Map.of("severity", 2L));
        chain.replay();

        assertThat(kinds()).containsExactly("alert", "correction");
        assertThat(last())
                .contains(
                        "Could not be checked before, nothing to do for now: An airline is hit; not true: target sector");
    }

    @Test
    void aFalseAlarmIsToldOnceWhetherOrNotThePolicyStillFails() {
        chain.change(id, Map.of("determination", "false-positive"));
        chain.change(id, Map.of("severity", 2L));
        chain.repair();
        chain.change(id, Map.of("severity", 3L));

        assertThat(kinds()).containsExactly("alert", "correction");
        assertThat(last()).contains("FALSE ALARM: ", "An airline is hit; the incident was a false alarm");
    }

    @Test
    void afterAFalseAlarmThatWasNoneTheyAreAskedAgain() {
        chain.change(id, Map.of("determination", "false-positive"));
        chain.change(id, Map.of("determination", "confirmed"));

        assertThat(kinds()).containsExactly("alert", "correction", "correction");
        assertThat(last()).contains("Until now you were told: a false alarm", "COULD NOT BE CHECKED");
    }

    @Test
    void aPolicyTakenOutOfTheBookIsGivenAsTheReason() {
        chain.takeOut("one");
        chain.change(id, Map.of("severity", 2L));

        assertThat(kinds()).containsExactly("alert", "update");
        assertThat(last()).contains("the policy has been taken out of the book");
    }

    @Test
    void whatHoldsIsRaisedAndNothingElseSaid() {
        chain.repair();
        chain.change(id, Map.of("severity", 2L));
        chain.change(id, Map.of("severity", 3L));

        assertThat(kinds()).containsExactly("alert", "update");
        assertThat(chain.alert(id, "one", AlertState.OPEN)).isNotNull();
    }

    @Test
    void whatHoldsUnderASilenceIsRaisedWhenItEnds() {
        chain.silences.begin(new Silence(
                "sil_1",
                new Silence.Subject(
                        Optional.of(new PolicyId("one")), Optional.empty(), Optional.empty(), Optional.empty()),
                "mira",
                "planned talks",
                chain.clock.instant(),
                chain.clock.instant().plus(Duration.ofDays(1))));
        chain.repair();
        chain.change(id, Map.of("severity", 2L));
        assertThat(kinds()).containsExactly("alert");

        chain.clock.advance(Duration.ofDays(1));
        chain.review();
        assertThat(kinds()).containsExactly("alert", "update");
    }

    @Test
    void underRedItWaitsForTheLabel() {
        chain.repair();
        chain.change(id, Map.of("tlp", "red", "targets", TELECOM.getOrDefault("targets", List.of())));
        chain.change(id, Map.of("severity", 2L));
        assertThat(kinds()).containsExactly("alert", "correction");
        assertThat(last()).contains("Something waits for you at the desk").doesNotContain("airline");

        chain.change(id, Map.of("tlp", "amber"));
        assertThat(kinds()).containsExactly("alert", "correction", "correction");
        assertThat(last()).contains("Could not be checked before, nothing to do for now: An airline is hit");
    }

    @Test
    void ofWhatWasDoneBeforeAndHoldsAsBeforeThereIsNothingToJudge() {
        Chain other = Chain.withBook(Map.of("one", FaultyPolicyTest.ONE_POLICY));
        IncidentId done = other.submit("report-air-albania.json");
        other.actions.close(
                other.alert(done, "one", AlertState.OPEN).id(),
                AlertState.DONE,
                "asked",
                new Actor("staff", Optional.empty()));
        other.settle();
        other.breakPolicy("one");
        other.change(done, Map.of("severity", 2L));
        other.repair();
        other.change(done, Map.of("severity", 3L));
        other.clock.advance(Duration.ofHours(1));
        other.review();

        assertThat(other.published.get(1).text().replaceAll("\n +", " "))
                .contains("it did apply, and what you were told of it stands");
        assertThat(other.published)
                .noneMatch(message -> message.text().contains("Could not be checked before"))
                .noneMatch(message -> message.text().contains("open again"));
    }

    @Test
    void anAlertThatStoodAndIsWithdrawnSaysSoItself() {
        Chain other = Chain.withBook(Map.of("one", FaultyPolicyTest.ONE_POLICY));
        IncidentId raised = other.submit("report-air-albania.json");
        other.breakPolicy("one");
        other.change(raised, Map.of("severity", 2L));
        other.repair();
        other.change(raised, TELECOM);

        assertThat(other.published)
                .hasSize(3)
                .last()
                .extracting(OutboundMessage::text)
                .satisfies(text -> assertThat(text)
                        .contains("No longer to do", "true: target sector is air-transport")
                        .doesNotContain("Could not be checked before"));
    }

    @Test
    void aBookPutRightIsHeardOfWithinTheHourWithoutANewVersion() {
        chain.clock.advance(Duration.ofMinutes(61));
        chain.review();
        chain.repair();
        chain.clock.advance(Duration.ofMinutes(61));
        chain.review();

        assertThat(kinds()).containsExactly("alert", "update");
        assertThat(chain.alert(id, "one", AlertState.OPEN)).isNotNull();
    }

    @Test
    void untilThenTheyAreAskedOnce() {
        chain.change(id, Map.of("severity", 2L));
        for (int hour = 0; hour < 30; hour++) {
            chain.clock.advance(Duration.ofHours(1));
            chain.review();
        }

        assertThat(chain.published)
                .filteredOn(message -> message.text().contains("COULD NOT BE CHECKED"))
                .hasSize(1);
    }
}
