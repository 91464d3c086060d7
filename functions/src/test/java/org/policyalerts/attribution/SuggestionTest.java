package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.ClaimantKeys;

class SuggestionTest {

    private static final Instant NOW = Instant.parse("2023-01-20T08:00:00Z");
    private static final String CLAIM = "[{\"claimant\": \"OilRig\"}]";

    private static Suggestion suggestion(ACase found, AReviewItem item) {
        return Suggestion.of(found.incident(), item.build(), new ClaimantKeys(Map.of()), TIRANA, NOW);
    }

    private static Suggestion suggestion(ACase found) {
        return suggestion(found, anItemDueAt(AWARE));
    }

    @ParameterizedTest(name = "{0}, claimed {1}, owned {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            unassessed | false | false | unassessed    | nobody claims it, nobody has assessed it, and it has no owner yet
            unassessed | true  | false | claimed       | a claim stands
            unassessed | true  | true  | investigating | an owner is named
            claimed    | true  | false | claimed       | there is a claim and nothing else; name an owner first
            claimed    | false | false | refuted       | no claim stands any more
            claimed    | false | true  | investigating | an owner is named
            refuted    | true  | true  | refuted       | nothing recorded moves it on
            """)
    void followsTheClaimAndTheOwner(String state, boolean isClaimed, boolean isOwned, String to, String because) {
        ACase found = aCase().state(state).withJson("/claims", isClaimed ? CLAIM : "[]");
        if (isOwned) {
            found.with("/attribution/owner", "csirt");
        }

        assertThat(suggestion(found).state().text()).isEqualTo(to);
        assertThat(suggestion(found).because()).isEqualTo(because);
    }

    @ParameterizedTest(name = "{0}, assessed at level {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            unassessed    | group        | active    | investigating | there is an active assessment to follow up
            claimed       | group        | active    | investigating | there is an active assessment to follow up
            claimed       | group        | withdrawn | claimed       | there is a claim and nothing else; name an owner first
            investigating | persona      | active    | technical     | an active assessment ties it to a persona or a group
            investigating | state        | active    | investigating | no assessment ties it to a persona or a group yet
            technical     | organisation | active    | assessed      | an active assessment names an organisation or a state
            technical     | group        | active    | technical     | no assessment names an organisation or a state yet
            contested     | group        | active    | technical     | the active assessments no longer name different parties
            contested     | group        | withdrawn | contested     | the assessments still name different parties
            """)
    void followsTheAssessments(String state, String level, String status, String to, String because) {
        ACase found = aCase().state(state)
                .withJson("/claims", CLAIM)
                .withJson(
                        "/attribution/assessments",
                        "[{\"by\": \"CISA\", \"level\": \"%s\", \"actor\": \"A\", \"status\": \"%s\"}]"
                                .formatted(level, status));

        assertThat(suggestion(found).state().text()).isEqualTo(to);
        assertThat(suggestion(found).because()).isEqualTo(because);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "claimed, contested",
        "public, contested",
        "contested, contested",
        "unassessed, investigating",
        "dormant, contested"
    })
    void credibleAssessmentsThatDisagreeComeFirstWhereTheStateAllowsIt(String state, String to) {
        ACase found = aCase().state(state).withJson("/attribution/assessments", """
                [{"by": "CISA", "level": "state", "country": "IR"}, {"by": "BND", "level": "state", "country": "RU"}]
                """);

        assertThat(suggestion(found).state().text()).isEqualTo(to);
    }

    @Test
    void aDormantCaseIsTakenUpAgainWhenSomethingIsNew() {
        ACase dormant = aCase().state("dormant");
        Suggestion quiet = suggestion(dormant);
        Suggestion again = suggestion(dormant, anItemDueAt(AWARE).withNews("v2:claim:1"));

        assertThat(quiet.state()).isEqualTo(AttributionState.DORMANT);
        assertThat(quiet.because()).isEqualTo("nothing new has come in");
        assertThat(again.state()).isEqualTo(AttributionState.INVESTIGATING);
        assertThat(again.because()).isEqualTo("there is something new since it was laid to rest");
    }

    @ParameterizedTest(name = "{0}: next review {1}")
    @CsvSource({"unassessed, 2023-01-27T08:00:00Z", "dormant, 2024-01-20T08:00:00Z"})
    void saysWhenTheNextReviewWouldBeIfThisOneWereHeldNow(String state, Instant next) {
        assertThat(suggestion(aCase().state(state)).nextReviewAt()).contains(next);
    }

    @Test
    void needsNoFurtherReviewOfWhatWouldBeResolved() {
        assertThat(suggestion(aCase().state("claimed")).nextReviewAt()).isEmpty();
    }
}
