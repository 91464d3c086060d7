package org.policyalerts.alert.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Silence.Subject;
import org.policyalerts.alert.evaluation.FaultyPolicyTest;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.story.Chain;

/** Keeping new alerts quiet for a while, and what becomes of them afterwards. */
class SilencesTest {

    private static final String TITLE = "Retaliatory political motive";

    private final Chain chain = new Chain();

    private Silence silence(Subject subject, Duration lasting) {
        Silence silence = new Silence(
                "sil_1",
                subject,
                "mira",
                "planned talks",
                chain.clock.instant(),
                chain.clock.instant().plus(lasting));
        chain.silences.begin(silence);
        return silence;
    }

    private void silence(String id, Duration beginsIn, Duration endsIn) {
        Instant now = chain.clock.instant();
        chain.silences.begin(new Silence(
                id, policy("retaliatory-motive"), "mira", "planned talks", now.plus(beginsIn), now.plus(endsIn)));
    }

    private static Subject policy(String id) {
        return new Subject(Optional.of(new PolicyId(id)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Subject claimant(String name) {
        return new Subject(Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static Subject sector(String name) {
        return new Subject(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
    }

    private List<OutboundMessage> saying(String text) {
        return chain.published.stream()
                .filter(message -> message.text().contains(text))
                .toList();
    }

    @Test
    void aSilenceKeepsNothingQuietBeforeItBegins() {
        silence("sil_1", Duration.ofHours(2), Duration.ofDays(2));
        chain.submit("report-one-albania.json");
        assertThat(saying(TITLE)).extracting(OutboundMessage::audience).containsExactly("mfa");

        chain.clock.advance(Duration.ofHours(2));
        IncidentId later = chain.submit("report-parliament.json");

        assertThat(chain.alerts(later, AlertState.SUPPRESSED))
                .extracting(alert -> alert.policy().id().value())
                .containsOnlyOnce("retaliatory-motive");
        assertThat(saying(TITLE)).hasSize(1);
    }

    @Test
    void whatOneSilenceKeptQuietIsSaidUnlessTheNextHasBegun() {
        silence("sil_1", Duration.ZERO, Duration.ofHours(2));
        silence("sil_2", Duration.ofHours(3), Duration.ofDays(2));
        chain.submit("report-one-albania.json");
        assertThat(saying(TITLE)).isEmpty();

        chain.clock.advance(Duration.ofHours(2));
        chain.review();

        assertThat(saying(TITLE)).extracting(OutboundMessage::audience).containsExactly("mfa");
    }

    @Test
    void whatIsKeptQuietStaysSoUnderTheNextSilenceIfThatHasBegun() {
        silence("sil_1", Duration.ZERO, Duration.ofHours(2));
        silence("sil_2", Duration.ofHours(1), Duration.ofHours(4));
        IncidentId id = chain.submit("report-one-albania.json");

        chain.clock.advance(Duration.ofHours(2));
        chain.review();
        assertThat(chain.alerts(id, AlertState.SUPPRESSED)).hasSize(1);

        chain.clock.advance(Duration.ofHours(2));
        chain.review();
        assertThat(saying(TITLE)).extracting(OutboundMessage::audience).containsExactly("mfa");
    }

    @Test
    void whatWaitsForASilenceThatIsPutOffIsSaidUntilThen() {
        silence("sil_1", Duration.ZERO, Duration.ofDays(2));
        chain.submit("report-one-albania.json");
        chain.silences.end("sil_1");
        silence("sil_2", Duration.ofHours(1), Duration.ofDays(2));

        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();

        assertThat(saying(TITLE)).extracting(OutboundMessage::audience).containsExactly("mfa");
    }

    @Test
    void aSilencedPolicyIsKeptQuietWithAuthorAndReasonAndRaisedWhenTheSilenceEnds() {
        silence(policy("retaliatory-motive"), Duration.ofDays(2));
        IncidentId id = chain.submit("report-one-albania.json");

        assertThat(saying(TITLE)).isEmpty();
        assertThat(saying("Traffic came from abroad")).isNotEmpty();
        Alert kept = chain.alert(id, "retaliatory-motive", AlertState.SUPPRESSED);
        assertThat(kept.note()).contains("silenced by sil_1 of mira until", "planned talks");
        assertThat(chain.evaluations.latestDecision(id).orElseThrow().get("silenced"))
                .asString()
                .contains("retaliatory-motive");

        chain.clock.advance(Duration.ofDays(2));
        chain.review();

        assertThat(chain.alert(id, "retaliatory-motive", AlertState.OPEN).id()).isEqualTo(kept.id());
        assertThat(saying(TITLE)).extracting(OutboundMessage::audience).containsExactly("mfa");
        assertThat(saying("Held back since 26 Dec 08:00 by a silence: planned talks."))
                .extracting(OutboundMessage::audience)
                .contains("mfa");
    }

    @Test
    void aSilencedClaimantIsMatchedByItsAliasesAndASectorByAnyTarget() {
        silence(claimant("HLJ"), Duration.ofDays(1));

        chain.submit("report-parliament.json");

        assertThat(chain.published).isEmpty();

        Chain bySector = new Chain();
        bySector.silences.begin(new Silence(
                "sil_2",
                sector("legislature"),
                "mira",
                "drill",
                bySector.clock.instant(),
                bySector.clock.instant().plus(Duration.ofDays(1))));
        bySector.submit("report-parliament.json");
        assertThat(bySector.published).isEmpty();
        bySector.submit("report-one-albania.json");
        assertThat(bySector.published).isNotEmpty().noneMatch(message -> message.text()
                .contains("AKCESK/2023/12-PARL,"));
    }

    @Test
    void endedEarlyItRaisesWhatItHidWithTheNextRun() {
        Silence silence = silence(policy("retaliatory-motive"), Duration.ofDays(80));
        IncidentId id = chain.submit("report-one-albania.json");
        chain.clock.advance(Duration.ofMinutes(5));

        assertThat(chain.silences.end(silence.id())).isPresent();
        assertThat(chain.silences.end(silence.id())).isEmpty();
        chain.review();

        assertThat(chain.alerts(id, AlertState.SUPPRESSED)).isEmpty();
        assertThat(saying(TITLE)).isNotEmpty();
        assertThat(chain.silences.ended(10)).extracting(Silence::id).containsExactly("sil_1");
    }

    @Test
    void whatStaffWereToldOfBeforeStaysAndIsStillCorrected() {
        IncidentId id = chain.submit("report-one-albania.json");
        silence(policy("traffic-from-abroad"), Duration.ofDays(80));

        chain.change(id, Map.of("title", "Renamed"));
        assertThat(chain.alert(id, "traffic-from-abroad", AlertState.OPEN)).isNotNull();
        chain.change(id, Map.of("source", Map.of("domestic", "unknown")));

        assertThat(saying("No longer to do")).isNotEmpty();
    }

    private List<Object> kinds() {
        return chain.published.stream()
                .map(message -> message.attributes().getOrDefault("kind", ""))
                .toList();
    }

    @Test
    void nothingSilencedEscalatesUntilTheSilenceEnds() {
        IncidentId id = chain.submit("report-one-albania.json");
        silence(claimant("Homeland Justice"), Duration.ofDays(10));
        chain.published.clear();

        chain.clock.advance(Duration.ofDays(9));
        chain.review();
        assertThat(kinds()).doesNotContain("reminder");
        assertThat(saying("LEFT OPEN BY OTHERS")).isEmpty();
        chain.published.clear();
        chain.clock.advance(Duration.ofDays(1));
        chain.review();

        assertThat(saying("LEFT OPEN BY OTHERS")).isNotEmpty();
        assertThat(chain.alerts(id, AlertState.SUPPRESSED)).isEmpty();
    }

    @Test
    void theReminderOfASilencedClockIsNotSentEvenWhereNothingElseHolds() {
        Chain alone = Chain.withBook(Map.of(
                "one",
                FaultyPolicyTest.ONE_POLICY.replace(
                        "recommend:",
                        "clock: {kind: wait, from: timeline.awareAt, due: PT24H, remind: PT4H}\nrecommend:")));
        Map<String, Object> report = Chain.tree("report-air-albania.json");
        report.put("timeline", Map.of("occurredAt", "2023-12-26", "awareAt", "2023-12-26T08:00:00+01:00"));
        alone.silences.begin(new Silence(
                "sil_3",
                policy("one"),
                "mira",
                "drill",
                alone.clock.instant(),
                alone.clock.instant().plus(Duration.ofDays(5))));
        alone.submit(report);

        alone.clock.advance(Duration.ofHours(21));
        alone.review();

        assertThat(alone.published).isEmpty();
    }

    @Test
    void aPreviewShowsWhatItWouldHaveHidden() {
        chain.submit("report-parliament.json");
        chain.submit("report-one-albania.json");

        Subject both = new Subject(
                Optional.of(new PolicyId("retaliatory-motive")),
                Optional.of("homeland-justice"),
                Optional.of("telecommunications"),
                Optional.empty());

        assertThat(chain.silences.preview(policy("retaliatory-motive")).alerts())
                .hasSize(2);
        assertThat(chain.silences.preview(both).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.policy().id().value()).isEqualTo("retaliatory-motive"));
        assertThat(chain.silences.preview(claimant("Nobody")).alerts()).isEmpty();
        assertThat(chain.silences.inForce()).isEmpty();
    }
}
