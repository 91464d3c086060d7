package org.policyalerts.alert.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.action.AlertActions.Result;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/** What staff do with alerts, and what time does when they do nothing. */
class AlertActionsTest {

    /** Three critical alerts go to nsc, csirt, policy and alliance. */
    private static final String CRITICAL = "cumulative-attacks-consult-allies";

    private final Chain chain = new Chain();
    private final IncidentId one = submitted();

    private IncidentId submitted() {
        chain.submit("report-e-albania.json");
        chain.submit("report-parliament.json");
        return chain.submit("report-one-albania.json");
    }

    private Alert open(String policy) {
        return chain.alert(one, policy, AlertState.OPEN);
    }

    private Result take(Alert alert, Duration nextStepIn) {
        return chain.actions.acknowledge(
                alert.id(), "Duty officer", chain.clock.instant().plus(nextStepIn), Actor.ofAll("mira"));
    }

    private void takeAllBut(String policy) {
        chain.alerts(one, AlertState.OPEN).stream()
                .filter(alert -> !alert.policy().id().value().equals(policy))
                .forEach(alert -> take(alert, Duration.ofDays(30)));
    }

    private List<OutboundMessage> saying(String title, Duration wait) {
        return aboutOneAfter(wait).stream()
                .filter(message -> message.text().contains(title))
                .toList();
    }

    private List<OutboundMessage> aboutOneAfter(Duration wait) {
        int seen = chain.published.size();
        chain.clock.advance(wait);
        chain.review();
        chain.review();
        return chain.published.subList(seen, chain.published.size()).stream()
                .filter(message -> message.partition().endsWith(one.value()))
                .toList();
    }

    private static List<String> audiences(List<OutboundMessage> messages) {
        return messages.stream().map(OutboundMessage::audience).sorted().toList();
    }

    @Test
    void nobodyTakesAHighAlertSoItClimbsToTheSecurityCouncilAndThenRests() {
        takeAllBut("retaliatory-motive");

        // high: 12 hours to policy, two days to nsc; it is for mfa and policy
        assertThat(aboutOneAfter(Duration.ofHours(12).minusSeconds(1))).isEmpty();
        List<OutboundMessage> first = aboutOneAfter(Duration.ofSeconds(1));
        List<OutboundMessage> second = saying("Retaliatory political motive", Duration.ofHours(36));

        assertThat(audiences(first)).containsExactly("mfa", "policy");
        assertThat(first.get(0).text()).contains("Nobody has acknowledged this alert since 26 Dec 08:00");
        assertThat(first.get(0).attributes()).containsEntry("kind", "reminder");
        assertThat(audiences(second)).containsExactly("nsc");
        assertThat(saying("Retaliatory political motive", Duration.ofDays(20))).isEmpty();
    }

    @Test
    void afterAnOutageOnlyTheLatestRungIsClimbedAndEveryoneItWouldHaveToldIsTold() {
        takeAllBut("telecom-mass-exposure");

        List<OutboundMessage> late =
                saying("Nobody has acknowledged this alert since 26 Dec 08:00: \"Telecom", Duration.ofDays(9));

        assertThat(audiences(late)).containsExactly("csirt", "nsc", "operator", "policy", "regulator");
        assertThat(open("telecom-mass-exposure").ownership().escalatedTo()).containsExactly("nsc");
    }

    @Test
    void whatWasEscalatedIsCorrectedWithEveryoneWhoWasTold() {
        takeAllBut("telecom-mass-exposure");
        aboutOneAfter(Duration.ofDays(3));
        int seen = chain.published.size();

        chain.change(one, Map.of("impact", Map.of("servicesDisrupted", "no", "scope", "unknown", "usersExposed", 5L)));

        assertThat(chain.published.subList(seen, chain.published.size()))
                .filteredOn(message -> message.text().contains("Steps withdrawn: Telecom operator with mass exposure"))
                .extracting(OutboundMessage::audience)
                .contains("nsc", "regulator", "csirt", "policy");
    }

    @Test
    void anAlertThatWasTakenComesBackWhenItsNextStepIsOverdueAndIsSentAgain() {
        takeAllBut("traffic-from-abroad");
        take(open("traffic-from-abroad"), Duration.ofDays(2));

        assertThat(aboutOneAfter(Duration.ofDays(2).minusSeconds(1))).isEmpty();
        List<OutboundMessage> again = aboutOneAfter(Duration.ofSeconds(1));

        assertThat(audiences(again)).containsExactly("law-enforcement", "mfa");
        assertThat(again.get(0).text())
                .contains("Open again: Traffic came from abroad; the next step of Duty officer was due");
        assertThat(open("traffic-from-abroad").ownership().acknowledgement()).isNull();
    }

    @Test
    void takingItAgainPutsTheNextStepOff() {
        takeAllBut(CRITICAL);
        Alert alert = open(CRITICAL);
        take(alert, Duration.ofHours(1));
        chain.clock.advance(Duration.ofMinutes(30));

        take(alert, Duration.ofHours(1));

        assertThat(aboutOneAfter(Duration.ofMinutes(31))).isEmpty();
        assertThat(aboutOneAfter(Duration.ofMinutes(30))).isNotEmpty();
    }

    @Test
    void theSameRequestTwiceIsRecordedOnce() {
        Alert alert = open(CRITICAL);
        Instant by = chain.clock.instant().plus(Duration.ofDays(1));

        Result first = chain.actions.acknowledge(alert.id(), "Duty officer", by, Actor.ofAll("mira"));
        chain.clock.advance(Duration.ofMinutes(1));
        Result second = chain.actions.acknowledge(alert.id(), "Duty officer", by, Actor.ofAll("mira"));

        assertThat(first).isInstanceOf(Result.Recorded.class);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatIsRejectedStaysRejectedForTheSameCauseAndIsRaisedForAnother() {
        Alert alert = open("retaliatory-motive");

        chain.actions.close(alert.id(), AlertState.REJECTED, "known and handled elsewhere", Actor.ofAll("mira"));
        chain.change(one, Map.of("title", "Another title"));
        assertThat(chain.alerts(one, AlertState.OPEN)).noneMatch(other -> isAbout(other, "retaliatory-motive"));
        chain.change(one, Map.of("motive", Map.of("primary", "coercion", "tension", "MEK")));

        assertThat(open("retaliatory-motive").id()).isNotEqualTo(alert.id());
        Alert rejected = chain.alert(one, "retaliatory-motive", AlertState.REJECTED);
        assertThat(rejected.note()).isEqualTo("known and handled elsewhere");
        assertThat(rejected.ownership().closedBy()).isEqualTo("mira");
    }

    private static boolean isAbout(Alert alert, String policy) {
        return alert.policy().id().value().equals(policy);
    }

    @Test
    void nothingCanBeDoneWithAWithdrawnAlertAndTheAnswerTellsWhy() {
        Alert alert = open("traffic-from-abroad");
        chain.change(one, Map.of("source", Map.of("domestic", "unknown")));

        Result refused = take(alert, Duration.ofDays(1));

        assertThat(refused).isInstanceOfSatisfying(Result.NotAllowed.class, result -> {
            assertThat(result.alert().state()).isEqualTo(AlertState.WITHDRAWN);
            assertThat(result.why()).contains("no longer true");
        });
    }

    @Test
    void whoActedOnAFalseAlarmIsToldOnceAndWhatWasDoneStaysDone() {
        Alert alert = open("traffic-from-abroad");
        chain.actions.close(alert.id(), AlertState.DONE, "The provider was asked", Actor.ofAll("staff"));
        int before = chain.published.size();

        chain.change(one, Map.of("determination", "false-positive"));
        int corrected = chain.published.size();
        chain.change(one, Map.of("summary", "It was a test of the provider's own."));

        assertThat(chain.published).hasSize(corrected);
        assertThat(chain.published.subList(before, corrected))
                .filteredOn(message -> message.text()
                        .contains("Steps withdrawn: " + alert.policy().title()))
                .extracting(OutboundMessage::audience)
                .containsExactlyInAnyOrderElementsOf(alert.toldTo());
        assertThat(chain.alerts(one, AlertState.DONE)).singleElement().satisfies(done -> assertThat(done.note())
                .isEqualTo("The provider was asked; the incident was a false alarm (false-positive)"));
    }
}
