package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.incident.validation.ReportReading.Invalid;
import org.policyalerts.incident.validation.ReportReading.Valid;

class ConsistencyRulesTest {

    private static final String ASSESSED = """
            {"status": "assessed", "confidence": "high", "assessments": [{"by": "FBI", "status": "%s"}]}
            """;

    private final ReportReader reader = new ReportReader(ZoneId.of("Europe/Tirane"));

    @Test
    void domain51KeepsBothStatementsAndOpensAConflict() {
        ReportTree tree = aReport().with("/impact/servicesDisrupted", "no").with("/impact/usersAffected", 1_500_000L);

        Valid valid = (Valid) reader.read(tree.tree());

        assertThat(valid.report().get("impact.servicesDisrupted")).contains("no");
        assertThat(valid.report().get("impact.usersAffected")).contains(1_500_000L);
        assertThat(valid.report().objects("conflicts")).singleElement().satisfies(conflict -> assertThat(conflict)
                .containsEntry("field", "impact.servicesDisrupted")
                .containsEntry("status", "open"));
        assertThat(valid.warnings()).extracting(Problem::pointer).containsExactly("/impact/usersAffected");
    }

    @Test
    void domain51OpensAConflictOnceAndLeavesASettledOneSettled() {
        ReportTree tree = aReport()
                .with("/impact/servicesDisrupted", "no")
                .with("/impact/usersAffected", 1L)
                .withJson("/conflicts", "[{\"field\": \"impact.servicesDisrupted\", \"status\": \"settled\"}]");

        assertThat(((Valid) reader.read(tree.tree())).report().all("conflicts.status"))
                .containsExactly("settled");
    }

    @Test
    void domain52AllowsAwarenessBeforeTheOccurrenceAndFlagsIt() {
        Valid valid = (Valid)
                reader.read(aReport().with("/timeline/awareAt", "2023-12-24").tree());

        assertThat(valid.warnings()).extracting(Problem::pointer).containsExactly("/timeline/awareAt");
    }

    @Test
    void domain52SaysThatNoClockStartsWithoutAwareness() {
        Valid valid =
                (Valid) reader.read(aReport().with("/timeline/awareAt", null).tree());

        assertThat(valid.warnings())
                .containsExactly(new Problem(
                        "/timeline/awareAt", "is not given, so no clock that counts from awareness starts"));
    }

    @ParameterizedTest(name = "{0}: ended {1}, occurred {2} -> {3}")
    @CsvSource({
        "live, 2023-12-24, 2023-12-25, refused",
        "exercise, 2023-12-24, 2023-12-25, refused",
        "backfill, 2023-12-24, 2023-12-25, warned",
        "live, 2023-12-25, 2023-12-25, kept",
        "live, 2023-12, 2023-12-25, kept",
        "live, 2023, 2023-12-25T10:00:00Z, kept",
        "live, 2023-11, 2023-12, refused",
        "live, 2023-12-25T09:59:59Z, 2023-12-25T10:00:00Z, refused",
        "live, 2023-12-25T10:00:00Z, 2023-12-25T10:00:00Z, kept",
        "live, 2023-12-24T22:59:59Z, 2023-12-25, refused",
        "live, 2023-12-24T23:00:00Z, 2023-12-25, kept"
    })
    void comparesTheEndWithTheOccurrenceAsFarAsBothAreKnown(
            String mode, String ended, String occurred, String outcome) {
        ReportReading reading = reader.read(aReport()
                .with("/mode", mode)
                .with("/timeline/occurredAt", occurred)
                .with("/timeline/endedAt", ended)
                .with("/timeline/awareAt", "2024")
                .tree());

        assertThat(outcome(reading, "/timeline/endedAt")).isEqualTo(outcome);
    }

    private static String outcome(ReportReading reading, String pointer) {
        if (reading instanceof Invalid invalid) {
            assertThat(invalid.problems()).extracting(Problem::pointer).containsExactly(pointer);
            return "refused";
        }
        return ((Valid) reading).warnings().stream().anyMatch(warning -> warning.pointer()
                        .equals(pointer))
                ? "warned"
                : "kept";
    }

    @ParameterizedTest(name = "confidence high with an assessment that is {0}: accepted {1}")
    @CsvSource({"active, true", "superseded, false", "withdrawn, false"})
    void asksForAnActiveAssessmentAboveLowConfidence(String status, boolean isAccepted) {
        ReportReading reading = reader.read(
                aReport().withJson("/attribution", ASSESSED.formatted(status)).tree());

        assertThat(reading instanceof Valid).isEqualTo(isAccepted);
    }

    @Test
    void capsAMereClaimAtLowConfidence() {
        ReportTree tree = aReport().withJson("/claims", "[{\"claimant\": \"Homeland Justice\"}]");

        assertThat(reader.read(tree.with("/attribution/confidence", "low").tree()))
                .isInstanceOf(Valid.class);
        assertThat(((Invalid) reader.read(
                                tree.with("/attribution/confidence", "moderate").tree()))
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly("/attribution/confidence");
    }

    @ParameterizedTest(name = "a claim that is {0} makes the attribution {1}")
    @CsvSource({"active, claimed", "corroborated, claimed", "withdrawn, unassessed", "refuted, unassessed"})
    void derivesTheStateOfAnAttributionNobodyGave(String claim, String state) {
        ReportTree tree = aReport().with("/claims", List.of(Map.of("claimant", "Homeland Justice", "status", claim)));

        assertThat(tree.report().text("attribution.status")).isEqualTo(state);
        assertThat(tree.with("/attribution/owner", "cell").report().text("attribution.status"))
                .isEqualTo(state);
    }

    @Test
    void staysSilentAboutFieldsThatAreWrongInThemselves() {
        ReportReading reading = reader.read(aReport()
                .withJson("/attribution", "{\"confidence\": \"high\", \"assessments\": [{\"by\": 7}]}")
                .tree());

        assertThat(((Invalid) reading).problems())
                .extracting(Problem::pointer)
                .containsExactly("/attribution/assessments/0/by");
    }

    private List<Problem> problems(ReportTree tree) {
        return ((Invalid) reader.read(tree.tree())).problems();
    }

    private Valid valid(ReportTree tree) {
        return (Valid) reader.read(tree.tree());
    }

    @Test
    void finding15AThreatNeedsNeitherTargetsNorImpact() {
        ReportTree threat = aReport().with("/type", "threat").without("targets").without("impact");

        assertThat(valid(threat).report().text("type")).isEqualTo("threat");
        assertThat(valid(threat.without("severity").without("timeline/awareAt")).warnings())
                .isEmpty();
    }

    @Test
    void aThreatWithAnImpactIsToldToComeAsAnIncident() {
        assertThat(problems(aReport().with("/type", "threat")))
                .containsExactly(new Problem(
                        "/impact",
                        "cannot be given with type threat: what has had an effect is an incident; send it with type"
                                + " incident"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident", "near-miss"})
    void whatHappenedSaysWhomItHitAndHow(String type) {
        ReportTree silent = aReport().with("/type", type).without("targets").without("impact");

        assertThat(problems(silent)).extracting(Problem::pointer).containsExactly("/targets", "/impact");
        assertThat(problems(silent))
                .extracting(Problem::message)
                .allMatch(message -> message.startsWith("is required: "));
    }

    @Test
    void aCauseWithoutMaliceBesideAStandingClaimIsKeptAsAConflict() {
        ReportTree tree = aReport().with("/cause/malicious", "no").withJson("/claims", "[{\"claimant\": \"Karma\"}]");

        Valid valid = valid(tree);

        assertThat(valid.report().find("cause.malicious")).contains("no");
        assertThat(valid.report().objects("conflicts")).singleElement().satisfies(conflict -> assertThat(conflict)
                .containsEntry("field", "cause.malicious")
                .containsEntry("status", "open"));
        assertThat(valid.report().all("conflicts.values.value")).containsExactly("no", "claimed by Karma");
        assertThat(valid.warnings()).extracting(Problem::pointer).containsExactly("/cause/malicious");
        assertThat(((Valid) reader.read(valid.report().tree())).report()).isEqualTo(valid.report());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "/cause/rootCause, human-error, active, 1",
        "/cause/rootCause, human-error, withdrawn, 0",
        "/cause/malicious, unknown, active, 0",
        "/cause/malicious, no, refuted, 0",
        "/cause/malicious, no, corroborated, 1",
        "/motive/primary, accidental, active, 0"
    })
    void onlyWhatTheCauseSaysContradictsAClaim(String pointer, String value, String claim, int conflicts) {
        ReportTree tree = aReport()
                .with(pointer, value)
                .withJson("/claims", "[{\"claimant\": \"Karma\", \"status\": \"" + claim + "\"}]");

        assertThat(valid(tree).report().objects("conflicts")).hasSize(conflicts);
    }

    @Test
    void statesBeyondABorderAreFlaggedWhereNoTargetHasACountry() {
        ReportTree nowhere = aReport().with("/targets/0/country", "ZZ").withJson("/impact/crossBorder", "[\"XK\"]");
        ReportTree denied =
                aReport().with("/impact/crossBorderEffect", "no").withJson("/impact/crossBorder", "[\"XK\"]");

        assertThat(valid(nowhere).warnings()).extracting(Problem::pointer).containsExactly("/impact/crossBorder");
        assertThat(valid(denied).warnings()).extracting(Problem::pointer).containsExactly("/impact/crossBorderEffect");
    }

    @Test
    void finding14AnswersTheTwoQuestionsOfAnEarlyWarning() {
        ReportTree warning =
                aReport().with("/impact/crossBorderEffect", "unknown").with("/cause/malicious", "unknown");

        assertThat(valid(warning).report().find("impact.crossBorderEffect")).contains("unknown");
        assertThat(valid(warning).report().find("cause.malicious")).contains("unknown");
        assertThat(valid(warning).warnings()).isEmpty();
    }
}
