package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Silence;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.story.Chain;
import org.policyalerts.story.Golden;
import org.policyalerts.story.SeedMessagesTest;

/** A policy that cannot be evaluated, which should not be possible: who is told, and what stays as it was. */
public class FaultyPolicyTest {

    private static final String BROKEN = "retaliatory-motive";
    private static final String HEADING = "COULD NOT BE CHECKED";

    private final Chain chain = new Chain();

    @BeforeEach
    void breakOne() {
        chain.breakPolicy(BROKEN);
    }

    private List<OutboundMessage> toldOfIt() {
        return chain.published.stream()
                .filter(message -> message.text().contains(HEADING))
                .toList();
    }

    private Map<String, Object> report(Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-one-albania.json"));
        report.putAll(fields);
        return report;
    }

    @Test
    void thoseItWouldHaveToldAreToldThatItCouldNotBeCheckedAndAllOthersWhatHolds() {
        IncidentId id = chain.submit("report-one-albania.json");

        assertThat(toldOfIt()).extracting(OutboundMessage::audience).containsExactlyInAnyOrder("mfa", "policy");
        assertThat(chain.published)
                .filteredOn(message -> message.audience().equals("csirt"))
                .isNotEmpty();
        assertThat(chain.matched(id)).isNotEmpty().doesNotContain(BROKEN);
        assertThat(chain.evaluations.latestDecision(id).orElseThrow().get("failed"))
                .asString()
                .contains(BROKEN, "ArithmeticException");
    }

    @Test
    void theirMessagesReadLikeThis() {
        chain.submit("report-one-albania.json");
        String beside = page(toldOfIt().get(0));

        Chain alone = Chain.withBook(Map.of("one", ONE_POLICY));
        alone.breakPolicy("one");
        IncidentId id = alone.submit("report-air-albania.json");
        alone.repair();
        alone.change(id, Map.of("severity", 2L));
        alone.breakPolicy("one");
        alone.change(id, Map.of("severity", 3L));

        Golden.assertMatches(
                "messages/7-could-not-be-checked.txt",
                beside + "\n"
                        + alone.published.stream().map(FaultyPolicyTest::page).collect(Collectors.joining("\n")));
        chain.published.forEach(SeedMessagesTest::fitsItsMedium);
        alone.published.forEach(SeedMessagesTest::fitsItsMedium);
    }

    private static String page(OutboundMessage message) {
        return "To: " + message.audience() + "\nSubject: " + message.subject() + "\n\n" + message.text();
    }

    @Test
    void theyAreToldOnceAndAgainWhenItFailsAgain() {
        IncidentId id = chain.submit("report-one-albania.json");
        chain.replay();
        chain.change(id, Map.of("severity", 2L));
        chain.clock.advance(Duration.ofDays(2));
        chain.review();
        assertThat(toldOfIt()).hasSize(2);

        chain.repair();
        chain.change(id, Map.of("severity", 3L));
        assertThat(chain.alerts(id, AlertState.OPEN))
                .extracting(alert -> alert.policy().id().value())
                .contains(BROKEN);
        assertThat(toldOfIt()).hasSize(2);

        chain.breakPolicy(BROKEN);
        chain.change(id, Map.of("severity", 2L));
        assertThat(toldOfIt()).hasSize(4);
    }

    @Test
    void whatItHadRaisedBeforeStaysOpen() {
        chain.repair();
        IncidentId id = chain.submit("report-one-albania.json");
        Alert raised = chain.alert(id, BROKEN, AlertState.OPEN);

        chain.breakPolicy(BROKEN);
        chain.change(id, Map.of("severity", 2L));

        assertThat(chain.alert(id, BROKEN, AlertState.OPEN)).isEqualTo(raised);
        assertThat(chain.published)
                .extracting(OutboundMessage::text)
                .noneMatch(text -> text.contains("No longer to do"));
    }

    @Test
    void aFalseAlarmWithdrawsWhatItHadRaisedAllTheSame() {
        chain.repair();
        IncidentId id = chain.submit("report-one-albania.json");

        chain.breakPolicy(BROKEN);
        chain.change(id, Map.of("determination", "false-positive"));

        assertThat(chain.alert(id, BROKEN, AlertState.WITHDRAWN).note()).contains("false alarm");
        assertThat(toldOfIt()).isEmpty();
    }

    @Test
    void whoWouldNotHaveHeardOfAMatchDoesNotHearOfTheFault() {
        chain.submit("report-e-albania.json");
        chain.silences.begin(new Silence(
                "sil_1",
                new Silence.Subject(
                        Optional.of(new PolicyId(BROKEN)), Optional.empty(), Optional.empty(), Optional.empty()),
                "mira",
                "planned talks",
                chain.clock.instant(),
                chain.clock.instant().plus(Duration.ofDays(1))));
        chain.submit("report-one-albania.json");

        assertThat(toldOfIt()).isEmpty();
    }

    @Test
    void whereAnotherPolicyWouldHaveMutedItNobodyIsWoken() {
        chain.breakPolicy("traffic-from-abroad");
        Map<String, Object> blocked = report(Map.of("determination", "blocked", "severity", 6L, "claims", List.of()));
        blocked.remove("attribution");
        IncidentId id = chain.submit(blocked);

        assertThat(chain.matched(id)).contains("record-only");
        assertThat(toldOfIt()).isEmpty();
        assertThat(chain.evaluations.latestDecision(id).orElseThrow().get("failed"))
                .asString()
                .contains("mutedBy=record-only");
    }

    @Test
    void whatItHadRaisedIsWithdrawnWhereAnotherPolicyMutesIt() {
        chain.repair();
        Map<String, Object> claimless = report(Map.of("claims", List.of()));
        claimless.remove("attribution");
        IncidentId id = chain.submit(claimless);

        chain.breakPolicy("traffic-from-abroad");
        chain.change(id, Map.of("determination", "blocked", "severity", 6L));

        assertThat(chain.alert(id, "traffic-from-abroad", AlertState.WITHDRAWN).note())
                .isEqualTo("muted by record-only");
    }

    @Test
    void underRedItIsToldOnceTheLabelIsLowered() {
        IncidentId id = chain.submit(report(Map.of("tlp", "red")));
        assertThat(chain.published).allMatch(message -> message.notificationId().startsWith("ntf_red-"));

        chain.change(id, Map.of("tlp", "amber"));

        assertThat(toldOfIt()).hasSize(2);
    }

    @Test
    void aWaitThatHadRemindedDoesNotRemindAgainAfterTheFault() {
        Chain waiting = Chain.withBook(Map.of("one", WAITING));
        IncidentId id = waiting.submit("report-air-albania.json");
        waiting.clock.advance(Duration.ofHours(21));
        waiting.review();
        assertThat(reminders(waiting)).isOne();

        waiting.breakPolicy("one");
        waiting.change(id, Map.of("severity", 2L));
        waiting.repair();
        waiting.change(id, Map.of("severity", 3L));

        assertThat(reminders(waiting)).isOne();
    }

    private static long reminders(Chain chain) {
        return chain.published.stream()
                .filter(message -> message.text().contains("Time is running out"))
                .count();
    }

    @Test
    void aPolicyTakenOutOfTheBookIsGivenAsTheReasonWhyItsAlertsEnd() {
        chain.repair();
        IncidentId id = chain.submit("report-one-albania.json");

        chain.takeOut(BROKEN);
        chain.change(id, Map.of("severity", 2L));

        assertThat(chain.alert(id, BROKEN, AlertState.OVERTAKEN).note())
                .endsWith("(the policy has been taken out of the book)");
    }

    private static final String WAITING = """
            id: one
            version: 1
            title: An airline is silent
            severity: high
            audience: [regulator]
            when:
              - targets: {sector: air-transport}
            clock: {kind: wait, from: receivedAt, due: PT24H, remind: PT4H}
            recommend:
              - {do: Ask the airline whether flights are affected, owner: regulator, within: PT28H}
            why: Who is not asked says nothing.
            tests:
              - {name: airline, given: events/report-air-albania.json, expect: match}
              - {name: telecom, given: events/report-one-albania.json, expect: no-match}
            """;

    public static final String ONE_POLICY = """
            id: one
            version: 1
            title: An airline is hit
            severity: high
            audience: [regulator]
            when:
              - targets: {sector: air-transport}
            recommend:
              - {do: Ask the airline whether flights are affected, owner: regulator, within: PT4H}
            why: Flights stop within hours where check-in does.
            tests:
              - {name: airline, given: events/report-air-albania.json, expect: match}
              - {name: telecom, given: events/report-one-albania.json, expect: no-match}
            """;
}
