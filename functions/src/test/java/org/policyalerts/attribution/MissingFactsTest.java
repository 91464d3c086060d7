package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.aCase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingFactsTest {

    private static final String NO_ASSESSMENT = "Nobody has assessed who did it; there is no active assessment";

    @Test
    void asksForWhatIsMissingInTheOrderOfAReview() {
        ACase bare = aCase().withJson("/timeline", "{\"occurredAt\": \"2020\"}")
                .withJson("/conflicts", "[{\"field\": \"claims\", \"status\": \"open\"}]");

        assertThat(MissingFacts.of(bare.report()))
                .containsExactly(
                        "No owner of the attribution is named",
                        "When the operator became aware is not known; age counts from the day we heard of it",
                        NO_ASSESSMENT,
                        "No technique is recorded that would tie it to a group",
                        "How confident we are is not recorded",
                        "Accounts contradict each other, and the conflict is not settled",
                        "How far the incident reached is unknown");
    }

    @ParameterizedTest(name = "{1} is asked for until {0} says so")
    @CsvSource(delimiter = '|', textBlock = """
            /attribution/owner       | No owner of the attribution is named                      | "csirt"
            /attribution/assessments | Nobody has assessed who did it; there is no active assessment | [{"by": "CISA"}]
            /techniques              | No technique is recorded that would tie it to a group     | ["T1486"]
            /attribution/status      | No technique is recorded that would tie it to a group     | "unassessed"
            /attribution/confidence  | How confident we are is not recorded                      | "none"
            /impact/scope            | How far the incident reached is unknown                   | "known"
            """)
    void asksNoMoreForWhatIsRecorded(String pointer, String sentence, String json) {
        assertThat(MissingFacts.of(aCase().report())).contains(sentence);
        assertThat(MissingFacts.of(aCase().withJson(pointer, json).report())).doesNotContain(sentence);
    }

    @Test
    void anAssessmentThatWasWithdrawnIsNone() {
        ACase withdrawn =
                aCase().withJson("/attribution/assessments", "[{\"by\": \"CISA\", \"status\": \"withdrawn\"}]");

        assertThat(MissingFacts.of(withdrawn.report())).contains(NO_ASSESSMENT);
    }

    @Test
    void objectsToMoreConfidenceThanTheReportCarries() {
        ACase confident = aCase().withJson("/attribution/assessments", "[{\"by\": \"CISA\"}]")
                .with("/attribution/confidence", "moderate");

        assertThat(MissingFacts.of(confident.report()))
                .contains("Confidence is moderate, but the report carries low at most: there is only one kind of"
                        + " evidence; a second, independent one is missing");
    }
}
