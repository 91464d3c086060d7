package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

class IncidentWordingTest {

    private static IncidentWording wording(AnIncident incident) {
        return new IncidentWording(incident.build());
    }

    private static Map<String, Object> assessment(String actor, String status, String stance) {
        return Map.of("actor", actor, "by", "Allied CERT", "status", status, "stance", stance, "confidence", "high");
    }

    private static AnIncident assessed() {
        return anIncident()
                .with(
                        "attribution",
                        Map.of(
                                "status",
                                "public",
                                "confidence",
                                "moderate",
                                "assessments",
                                List.of(
                                        assessment("Group A", "active", "supports"),
                                        assessment("Group B", "active", "disputes"),
                                        assessment("Group C", "withdrawn", "supports"))));
    }

    @Test
    void assessmentsThatDisputeOrAreWithdrawnAttributeNothing() {
        assertThat(wording(assessed()).judgements())
                .containsExactly("Group A, assessed by Allied CERT, confidence high");
        assertThat(wording(assessed()).byWhom())
                .isEqualTo("Claimed by: nobody. Attributed to: Group A, assessed by Allied CERT.");
    }

    @Test
    void whoIsNoTargetAnyMoreReadsThatNoneIsNamed() {
        assertThat(wording(anIncident().with("targets", List.of())).where(PlainText.COLUMNS))
                .isEqualTo("no target named");
    }

    @Test
    void aLongClaimLeavesRoomToSayThatNobodyHasAttributedIt() {
        String line = wording(anIncident().claimedBy("Claimant ".repeat(12), "Another"))
                .byWhom();

        assertThat(line).contains("... and 1 more").endsWith(" Attributed to: nobody yet.");
        assertThat(PlainText.width(line)).isLessThanOrEqualTo(PlainText.COLUMNS);
    }

    @Test
    void aClaimIsToldWithItsStateAndNeverAsActive() {
        Map<String, Object> claim = Map.of("claimant", "HJ", "status", "active", "channel", "Telegram");

        assertThat(wording(anIncident().with("claims", List.of(claim))).claims())
                .containsExactly("HJ (not withdrawn), on Telegram");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unassessed | Our own judgement: none yet",
                "claimed | Our own judgement: none yet",
                "investigating | Our own judgement: none yet (being investigated)",
                "technical | Our own judgement: technical",
                "closed-unresolved | Our own judgement: closed unresolved"
            })
    void ourOwnJudgementIsToldOnceThereIsOne(String status, String told) {
        assertThat(wording(anIncident().attributed(status)).ownJudgement()).isEqualTo(told);
    }

    @Test
    void ourOwnJudgementComesWithItsConfidence() {
        assertThat(wording(assessed()).ownJudgement()).isEqualTo("Our own judgement: public, confidence moderate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clear", "green", "amber", "amber+strict", "red"})
    void everyLabelIsExplained(String label) {
        assertThat(wording(anIncident().with("tlp", label)).marking()).matches("TLP:[A-Z+]+: .*shar.*\\.");
    }

    @Test
    void whatIsUnknownIsAskedForAsIfItWereNotGiven() {
        assertThat(questions(Map.of("scope", "unknown"))).anyMatch(question -> question.startsWith("How far"));
        assertThat(questions(Map.of("scope", "national"))).noneMatch(question -> question.startsWith("How far"));
    }

    /** Finding 04: of an accident nobody asks who did it. */
    @ParameterizedTest
    @CsvSource({"rootCause, human-error", "malicious, no"})
    void ofAnAccidentNobodyAsksWhoseAttackItWas(String field, String value) {
        IncidentWording accident = wording(anIncident().with("cause", Map.of(field, value)));

        assertThat(accident.byWhom()).isEqualTo("Claimed by: nobody. Attributed to: nobody (no attack).");
        assertThat(accident.ownJudgement()).isEqualTo("Our own judgement: none is needed, since nobody meant it");
        assertThat(accident.openQuestions(List.of())).noneMatch(question -> question.contains("traffic"));
    }

    @Test
    void ofAThreatNobodyAsksWhatItHasDone() {
        assertThat(wording(anIncident().with("type", "threat")).openQuestions(List.of()))
                .isEmpty();
    }

    private static List<String> questions(Map<String, Object> impact) {
        return wording(anIncident().with("impact", impact)).openQuestions(List.of());
    }

    @Test
    void whatAPolicyAsksForIsAskedOnceAndWithThePolicy() {
        List<String> asked = wording(anIncident())
                .openQuestions(List.of(question("impact.scope", "scope"), question("impact.spread", "spread")));

        assertThat(asked).hasSize(8).last().isEqualTo("Spread? It decides: Title of one.");
    }

    private static Question question(String field, String words) {
        return new Question(field, words, List.of(policy()));
    }

    private static Policy policy() {
        return new Policy(
                new PolicyId("one"),
                1,
                "hash",
                "Title of one",
                Severity.HIGH,
                List.of("mfa"),
                Policy.Mode.ACTIVE,
                List.of(),
                "Because.",
                List.of(),
                Policy.OnUnknown.ASK,
                List.of(),
                null);
    }

    @Test
    void moreTargetsThanALineTakesAreCounted() {
        IncidentWording wording = wording(anIncident().targets("Kuvendi", "Posta"));

        assertThat(wording.where(44)).isEqualTo("Kuvendi (legislature, AL) and 1 more");
        assertThat(wording.where(51)).isEqualTo("Kuvendi (legislature, AL); Posta (legislature, AL)");
    }

    @Test
    void aTargetThatNobodyNamesIsToldByItsSectorAndCountry() {
        Map<String, Object> unnamed = Map.of("sector", "drinking-water", "country", "AL");
        Map<String, Object> nowhere = Map.of("name", "Plant", "sector", "energy", "country", "ZZ");

        assertThat(wording(anIncident().with("targets", List.of(unnamed, nowhere)))
                        .targets())
                .containsExactly("a target not named (drinking water, AL)", "Plant (energy, country not known)");
    }

    @ParameterizedTest
    @CsvSource({"threat, 'THREAT: '", "near-miss, 'NEAR MISS: '", "incident, ''"})
    void whatHasNotHappenedIsMarkedInTheHeadline(String type, String mark) {
        IncidentWording wording = wording(anIncident().with("type", type));

        assertThat(wording.headline()).isEqualTo(mark + wording.title());
    }
}
