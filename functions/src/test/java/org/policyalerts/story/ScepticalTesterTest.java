package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.api.AuthorityAtWork.kinds;
import static org.policyalerts.api.AuthorityAtWork.told;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.ReportTree;

/** What a sceptical tester tries on reports and their changes, and what people then see: answers, alerts, messages. */
class ScepticalTesterTest {

    private static final String STARTED_BY_AWARENESS = "early-warning-due";

    private final AuthorityAtWork authority = new AuthorityAtWork();

    @Test
    @DisplayName(
            "5.1 no disruption but 1,500,000 users affected: accepted, a conflict is opened, nothing is silently fixed")
    void contradictionsBecomeAConflict() {
        Answer receipt = authority.report(
                aReport().with("/impact/servicesDisrupted", "no").with("/impact/usersAffected", 1_500_000L));
        String id = receipt.text("id");

        assertThat(receipt.status()).isEqualTo(201);
        assertThat(receipt.objects("warnings")).singleElement().satisfies(warning -> assertThat(warning)
                .containsEntry("pointer", "/impact/usersAffected")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat(detail).asString().contains("conflict")));
        Answer kept = authority.staff("/incidents/" + id);
        assertThat(kept.document().get("impact"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("servicesDisrupted", "no")
                .containsEntry("usersAffected", 1_500_000L);
        assertThat(kept.objects("conflicts")).singleElement().satisfies(conflict -> assertThat(conflict)
                .containsEntry("field", "impact.servicesDisrupted")
                .containsEntry("status", "open"));
        assertThat(authority.alerts(id, "open")).contains("accounts-contradict", "inform-users");
        assertThat(told(authority.messages(id, 0), "contradict each other")).containsExactly("csirt", "policy");
    }

    @Test
    @DisplayName("5.1 a conflict that a person has settled is not opened again")
    void settledConflictsStaySettled() {
        String id = authority.stored(
                aReport().with("/impact/servicesDisrupted", "no").with("/impact/usersAffected", 1_500_000L));

        authority.change(id, "{\"conflicts\": [{\"field\": \"impact.servicesDisrupted\", \"status\": \"settled\"}]}");
        authority.change(id, "{\"summary\": \"One more sentence.\"}");

        assertThat(authority.staff("/incidents/" + id).objects("conflicts"))
                .extracting(conflict -> conflict.get("status"))
                .containsExactly("settled");
        assertThat(authority.alerts(id, "withdrawn")).containsExactly("accounts-contradict");
    }

    @Test
    @DisplayName("5.2 aware before it occurred: taken and flagged, and the clock counts from awareness")
    void awarenessBeforeTheFactIsFlagged() {
        Answer receipt = authority.report(critical().with("/timeline/awareAt", "2023-12-24T10:00:00+01:00"));

        assertThat(receipt.status()).isEqualTo(201);
        assertThat(receipt.objects("warnings"))
                .extracting(warning -> warning.get("pointer"))
                .containsExactly("/timeline/awareAt");
        assertThat(receipt.objects("clocks")).contains(earlyWarning("2023-12-24T09:00:00Z", "2023-12-25T09:00:00Z"));
        assertThat(authority
                        .staff("/incidents/" + receipt.text("id"))
                        .document()
                        .get("timeline"))
                .isEqualTo(Map.of("occurredAt", "2023-12-25", "awareAt", "2023-12-24T10:00:00+01:00"));
    }

    @Test
    @DisplayName(
            "5.2 awareness not given: the receipt says that no clock starts; the task stands, and nothing is overdue")
    void withoutAwarenessNoClockStarts() {
        Answer receipt = authority.report(critical().with("/timeline/awareAt", null));
        String id = receipt.text("id");
        List<OutboundMessage> first = authority.messages(id, 0);
        int seen = authority.sent();

        authority.chain.clock.advance(Duration.ofDays(40));
        authority.chain.review();

        assertThat(receipt.objects("clocks"))
                .filteredOn(clock -> STARTED_BY_AWARENESS.equals(clock.get("clock")))
                .singleElement()
                .satisfies(clock -> assertThat(clock).doesNotContainKeys("startsAt", "dueAt"));
        assertThat(receipt.objects("warnings"))
                .containsExactly(Map.of(
                        "pointer",
                        "/timeline/awareAt",
                        "detail",
                        "is not given, so no clock that counts from awareness starts"));
        assertThat(told(first, "Early warning due")).containsExactly("csirt", "policy");
        assertThat(told(first, "legal clock has not started")).contains("csirt", "policy");
        assertThat(authority.matched(id)).contains(STARTED_BY_AWARENESS).doesNotContain("incident-notification-due");
        assertThat(told(authority.messages(id, seen), "A law sets this time")).isEmpty();
    }

    @Test
    @DisplayName("5.2 awareness told later: the clock starts with the change, whose receipt says so")
    void awarenessToldLaterStartsTheClock() {
        String id = authority.stored(critical().with("/timeline/awareAt", null));

        Answer changed = authority.change(id, "{\"timeline\": {\"awareAt\": \"2023-12-26T07:30:00+01:00\"}}");

        assertThat(changed.objects("warnings")).isEmpty();
        assertThat(changed.objects("clocks")).contains(earlyWarning("2023-12-26T06:30:00Z", "2023-12-27T06:30:00Z"));
    }

    @Test
    @DisplayName("5.3 found to be a false positive: every open alert is withdrawn, and everyone told gets a correction")
    void falsePositivesAreCorrected() {
        authority.stored(Chain.tree("report-e-albania.json"));
        authority.stored(Chain.tree("report-parliament.json"));
        String id = authority.stored(Chain.tree("report-one-albania.json"));
        Set<String> open = authority.alerts(id, "open");
        Set<String> told = told(authority.messages(id, 0), "");
        int seen = authority.sent();

        authority.change(id, "{\"determination\": \"false-positive\"}");

        assertThat(authority.alerts(id, "open")).isEmpty();
        assertThat(authority.alerts(id, "withdrawn")).containsAll(open);
        List<OutboundMessage> corrections = authority.messages(id, seen);
        assertThat(kinds(corrections)).containsExactly("correction");
        assertThat(told(corrections, "CORRECTION. FALSE ALARM: ")).isEqualTo(told);
    }

    @Test
    @DisplayName(
            "5.4 a claim withdrawn after the alert: claim-withdrawn, siblings decided anew, the same audiences corrected")
    void withdrawnClaimsAreCorrectedEverywhere() {
        authority.stored(Chain.tree("report-e-albania.json"));
        String parliament = authority.stored(Chain.tree("report-parliament.json"));
        String one = authority.stored(Chain.tree("report-one-albania.json"));
        authority.waitForWhatIsGathered();
        Set<String> claim = told(authority.messages(one, 0), "");
        Set<String> sectors = told(authority.messages(parliament, 0), "Several sectors hit together");
        int seen = authority.sent();

        authority.change(one, "{\"claims\": [{\"claimant\": \"Homeland Justice\", \"status\": \"withdrawn\"}]}");

        assertThat(authority.alerts(one, "open")).contains("claim-withdrawn");
        assertThat(authority.alerts(one, "withdrawn")).contains("claim-is-not-attribution", "repeat-claimant");
        assertThat(authority.alerts(parliament, "withdrawn"))
                .contains("several-sectors-one-claimant")
                .doesNotContain("claim-is-not-attribution");
        assertThat(claim).isNotEmpty();
        assertThat(told(
                        authority.messages(one, seen),
                        "CORRECTION. Claimed by: nobody. Until now you were told: Homeland Justice."))
                .containsAll(claim);
        assertThat(sectors).isNotEmpty();
        assertThat(told(authority.messages(parliament, seen), "same claimant")).containsAll(sectors);
        assertThat(kinds(authority.messages(parliament, seen))).containsExactly("correction");
    }

    @Test
    @DisplayName(
            "5.5 attribution public later: the claim alert closes, the state actor's opens once, and a rise is told once")
    void attributionMadePublicLater() {
        String id = authority.stored(Chain.tree("report-parliament.json"));
        int seen = authority.sent();

        authority.change(id, attribution("public", "high"));

        assertThat(authority.alerts(id, "withdrawn")).contains("claim-is-not-attribution");
        assertThat(authority.alerts(id, "open")).contains("state-actor-assessed", "attribution-strengthened");
        authority.waitForWhatIsGathered();
        assertThat(told(authority.messages(id, seen), "Attribution became stronger"))
                .containsExactly("csirt", "legal", "mfa", "nsc", "policy");
        assertThat(told(authority.messages(id, seen), "State actor assessed"))
                .as("those informed, and attribution, whose step it is")
                .containsExactly("attribution", "legal", "mfa", "nsc");
        seen = authority.sent();

        authority.change(id, "{\"summary\": \"Reworded.\"}");

        assertThat(kinds(authority.messages(id, seen))).isEmpty();
        assertThat(authority.alerts(id, "open")).contains("state-actor-assessed", "attribution-strengthened");
    }

    @Test
    @DisplayName(
            "5.5 confidence lowered again: nothing became stronger, and the state actor's alert is not raised twice")
    void confidenceLoweredAgain() {
        String id = authority.stored(Chain.tree("report-parliament.json"));
        authority.change(id, attribution("public", "high"));
        int seen = authority.sent();

        authority.change(id, attribution("public", "moderate"));

        assertThat(authority.alerts(id, "open"))
                .contains("state-actor-assessed")
                .doesNotContain("attribution-strengthened");
        assertThat(authority.alerts(id, "withdrawn")).contains("attribution-strengthened");
        assertThat(told(authority.messages(id, seen), "New, ")).isEmpty();
    }

    @Test
    @DisplayName("5.11 the same report twice: 200, the same receipt, and nobody is told twice")
    void theSameReportTwice() {
        Answer first = authority.report(aReport());
        int seen = authority.sent();

        Answer again = authority.report(aReport().with("/mode", "live"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(authority.staff("/incidents").objects("incidents")).hasSize(1);
        assertThat(authority.sent()).isEqualTo(seen);
    }

    @Test
    @DisplayName("5.11 the same reference with other content: 409 that names the id and the version to change")
    void theSameReferenceWithOtherContent() {
        Answer first = authority.report(aReport());
        authority.change(first.text("id"), "{\"summary\": \"More is known.\"}");

        Answer changed = authority.report(aReport().with("/severity", 1L));

        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(changed.header("Location")).isEqualTo("/incidents/" + first.text("id"));
        assertThat(changed.document()).containsEntry("id", first.text("id")).containsEntry("version", 2L);
        assertThat(changed.text("detail")).contains(first.text("id"), "\"v2\"");
        assertThat(authority.staff("/incidents/" + first.text("id")).document()).containsEntry("severity", 3L);
    }

    @ParameterizedTest(name = "said as {0}: {1}")
    @CsvSource({"/cause/malicious, no", "/motive/primary, accidental", "/cause/rootCause, system-failure"})
    @DisplayName("5.19 a faulty update takes a hospital down: no review of who did it, no allies; a serious outage")
    void accidentsAreNoAttacks(String pointer, String value) {
        Answer receipt = authority.report(faultyUpdate().with(pointer, value));
        String id = receipt.text("id");

        authority.chain.clock.advance(Duration.ofDays(40));
        authority.chain.review();

        assertThat(receipt.status()).isEqualTo(201);
        assertThat(authority.alerts(id, "open"))
                .contains("serious-outage", "early-warning-due", "inform-users", "continuity")
                .doesNotContain("open-attribution-case", "attribution-review-overdue", "claim-is-not-attribution")
                .doesNotContain("cumulative-attacks-consult-allies", "ask-for-help", "warn-others")
                .doesNotContain("open-investigation", "contain-and-hunt", "destructive-intent");
        List<OutboundMessage> messages = authority.messages(id, 0);
        assertThat(told(messages, "Say publicly that it is no attack")).contains("comms");
        assertThat(told(messages, "")).doesNotContain("attribution", "alliance", "mfa", "law-enforcement");
        assertThat(told(messages, "Attributed to: nobody (no attack).")).isEqualTo(told(messages, ""));
        assertThat(told(messages, "nobody yet")).isEmpty();
        assertThat(told(messages, "Did the traffic come from abroad")).isEmpty();
    }

    private static ReportTree faultyUpdate() {
        return critical()
                .with("/title", "A faulty update takes a hospital down")
                .with("/targets/0/sector", "health")
                .with("/targets/0/confirmation", "victim")
                .with("/impact/servicesDisrupted", "yes")
                .with("/determination", "confirmed");
    }

    private static String attribution(String status, String confidence) {
        return """
                {"attribution": {"status": "%s", "confidence": "%s", "assessments": [
                  {"by": "FBI", "byCountry": "US", "level": "state", "actor": "MOIS", "category": "state", "country": "IR",
                   "stance": "attributes", "confidence": "high"}]}}
                """.formatted(status, confidence);
    }

    private static Map<String, Object> earlyWarning(String startsAt, String dueAt) {
        return Map.of(
                "clock",
                STARTED_BY_AWARENESS,
                "title",
                "Early warning due (24 h)",
                "kind",
                "duty",
                "startsAt",
                startsAt,
                "dueAt",
                dueAt);
    }

    private static ReportTree critical() {
        return aReport().with("/targets/0/infrastructureClass", "critical");
    }
}
