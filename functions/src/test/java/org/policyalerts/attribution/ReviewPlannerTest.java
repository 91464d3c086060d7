package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;

class ReviewPlannerTest {

    private static final Instant DUE = AWARE.plus(Duration.ofDays(1));
    private static final Instant FAR = Instant.parse("2023-06-01T08:00:00Z");
    private static final Instant SECOND = Instant.parse("2023-01-20T08:00:00Z");

    private final ReviewPlanner planner =
            new ReviewPlanner(TIRANA, new ClaimantKeys(Map.of()), List.of("attribution", "csirt", "policy"));

    private ReviewItem planned(ReviewInput input) {
        return planner.step(input).item().orElseThrow();
    }

    private List<String> told(ReviewInput input) {
        return planner.step(input).calls().stream()
                .map(notice -> notice.reason() + " " + String.join(",", notice.audiences()))
                .toList();
    }

    @Test
    void aNewCaseIsPlannedByTheTableAndNobodyIsTold() {
        ReviewOutcome outcome = planner.step(aCase().asFirst());

        assertThat(outcome.item()).contains(anItemDueAt(DUE).build());
        assertThat(outcome.calls()).isEmpty();
    }

    @Test
    void aCaseThatIsResolvedLeavesTheCalendar() {
        Incident resolved = aCase().state("refuted").version(2, SECOND).incident();

        assertThat(planner.step(anItemDueAt(DUE).inputOf(resolved, aCase().incident())))
                .isEqualTo(ReviewOutcome.NONE);
    }

    @ParameterizedTest(name = "{0}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            a moment before it is due nobody is asked              | 2023-01-11T07:59:59.999Z | planned     |
            when it is due its owner is asked                      | 2023-01-11T08:00:00Z     | owner-asked | DUE attribution
            a moment before the interval is over, that is still so | 2023-01-12T07:59:59.999Z | owner-asked | DUE attribution
            one interval later it was missed                       | 2023-01-12T08:00:00Z     | head-told   | MISSED attribution
            two intervals later the policy directorate is told     | 2023-01-13T08:00:00Z     | policy-told | MISSED_AGAIN attribution,policy
            """)
    void ofAllStepsThatHaveFallenDueTheLastOneIsTold(String rule, Instant now, String step, @Nullable String told) {
        ReviewInput input = anItemDueAt(DUE).inputAt(now, aCase().incident());

        assertThat(planned(input).step()).as(rule).isEqualTo(step);
        assertThat(told(input)).as(rule).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @ParameterizedTest(name = "looked at {0}")
    @CsvSource({"2023-01-11T08:00:00Z", "2023-01-11T20:00:00Z"})
    void theNextStepCountsFromThePlannedMomentAndNotFromTheRun(Instant now) {
        ReviewItem asked = planned(anItemDueAt(DUE).inputAt(now, aCase().incident()));

        assertThat(asked.dueAt()).isEqualTo(DUE);
        assertThat(asked.nextStepAt()).isEqualTo("2023-01-12T08:00:00Z");
        assertThat(asked.askedAt()).contains(now);
    }

    @ParameterizedTest(name = "owned by {0}: {1}")
    @CsvSource({"csirt, csirt", "Ministry of Defence, attribution"})
    void theOwnerIsWrittenToDirectlyIfItIsAnAudience(String owner, String audience) {
        Incident owned = aCase().with("/attribution/owner", owner).incident();

        assertThat(told(anItemDueAt(DUE).inputAt(DUE, owned))).containsExactly("DUE " + audience);
    }

    @Test
    void aPolicyDirectorateThatOwnsTheCaseIsToldOnce() {
        Incident owned = aCase().with("/attribution/owner", "policy").incident();

        assertThat(told(anItemDueAt(DUE).inputAt(DUE.plus(Duration.ofDays(2)), owned)))
                .containsExactly("MISSED_AGAIN policy");
    }

    @ParameterizedTest(name = "due {0} ms after the 72 hours that follow an event: brought forward {1}")
    @CsvSource({"-1, false", "0, false", "1, true"})
    void anEventBringsTheReviewWithin72Hours(long millis, boolean isBroughtForward) {
        Instant planned = SECOND.plus(Duration.ofDays(3)).plusMillis(millis);
        Incident claimed = aCase().withJson("/claims", "[{\"claimant\": \"Homeland Justice\"}]")
                .version(2, SECOND)
                .incident();

        ReviewItem item = planned(anItemDueAt(planned).inputOf(claimed, aCase().incident()));

        assertThat(item.dueAt()).isEqualTo(isBroughtForward ? SECOND.plus(Duration.ofDays(3)) : planned);
        assertThat(item.news()).extracting(CaseNews::text).contains("New claim by Homeland Justice");
    }

    @Test
    void anotherChangeIsKeptAsNewsAndMovesNoDate() {
        Incident changed = aCase().with("/title", "Other").version(2, SECOND).incident();

        ReviewItem item = planned(anItemDueAt(FAR).inputOf(changed, aCase().incident()));

        assertThat(item.dueAt()).isEqualTo(FAR);
        assertThat(item.news()).extracting(CaseNews::text).containsExactly("Version 2 changed title");
    }

    @Test
    void whatTheStreamRepeatsIsNewsOnce() {
        Incident changed = aCase().with("/title", "Other").version(2, SECOND).incident();

        ReviewItem item = planned(anItemDueAt(FAR).knowing("version:2").inputOf(changed, aCase().incident()));

        assertThat(item.news()).isEmpty();
    }

    @ParameterizedTest(name = "from severity {0}, due {2}, to {1}: due {3}")
    @CsvSource({
        "4, 2, 2023-01-29T08:00:00Z, 2023-01-22T08:00:00Z",
        "2, 4, 2023-01-22T08:00:00Z, 2023-01-22T08:00:00Z",
        "4, 6, 2023-01-29T08:00:00Z, 2023-01-29T08:00:00Z"
    })
    void aWorseSeverityShortensTheWaitAndABetterOneDoesNotLengthenIt(
            int before, int after, Instant planned, Instant due) {
        AReviewItem item = anItemDueAt(planned).lastReviewAt(Instant.parse("2023-01-15T08:00:00Z"));
        Incident second = aCase().severity(after).version(2, SECOND).incident();

        assertThat(planned(item.inputOf(second, aCase().severity(before).incident()))
                        .dueAt())
                .isEqualTo(due);
    }

    @Test
    void aWorseSeverityDoesNotMoveAReviewThatWasAskedFor() {
        ReviewInput asked = anItemDueAt(DUE).inputAt(DUE, aCase().incident());
        StoredReview stored = new StoredReview(planner.step(asked).item(), Optional.empty());
        Incident worse = aCase().severity(1).version(2, DUE.plusSeconds(60)).incident();
        ReviewInput input =
                new ReviewInput(worse, Optional.of(aCase().incident()), true, stored, List.of(), worse.updatedAt());

        assertThat(planned(input).step()).isEqualTo("owner-asked");
        assertThat(told(input)).isEmpty();
    }

    @Test
    void anotherDateThatAPersonSetsIsPlannedForAndIsNoReview() {
        Incident dated = aCase().with("/attribution/nextReviewAt", "2023-03-01T08:00:00Z")
                .version(2, SECOND)
                .incident();

        ReviewItem item = planned(anItemDueAt(FAR).withNews("v2:claim:1").inputOf(dated, aCase().incident()));

        assertThat(item.dueAt()).isEqualTo("2023-03-01T08:00:00Z");
        assertThat(item.lastReviewAt()).isEqualTo(AWARE);
        assertThat(item.news()).extracting(CaseNews::key).contains("v2:claim:1");
    }

    @ParameterizedTest(name = "{0}: {3} without change")
    @CsvSource(delimiter = '|', textBlock = """
            a review that moves nothing counts    | claimed       | false | 2
            one that moves the state does not     | investigating | false | 0
            one with news before it does not      | claimed       | true  | 0
            """)
    void aReviewStartsAnewAndCountsIfItChangedNothing(String rule, String state, boolean hasNews, int unchanged) {
        AReviewItem item = anItemDueAt(DUE).unchanged(1);
        Incident reviewed = aCase().state(state).version(2, SECOND).incident();

        ReviewItem found = planned(
                (hasNews ? item.withNews("v2:claim:1") : item).inputOfReview(reviewed, aCase().incident(), "staff"));

        assertThat(found.unchanged()).as(rule).isEqualTo(unchanged);
        assertThat(found.news()).isEmpty();
        assertThat(found.lastReviewAt()).isEqualTo(SECOND);
        assertThat(found.dueAt()).isEqualTo("2023-01-27T08:00:00Z");
        assertThat(found.stateSince()).isEqualTo(state.equals("claimed") ? AWARE : SECOND);
    }

    @ParameterizedTest(name = "set dormant by {0}: told {1}")
    @CsvSource({"the schedule, true", "staff, false"})
    void theOwnerIsToldOfWhatTheScheduleDidByItself(String by, boolean isTold) {
        Incident dormant = aCase().state("dormant").version(2, SECOND).incident();
        ReviewInput input = anItemDueAt(DUE)
                .inputOfReview(dormant, aCase().state("technical").incident(), by);

        assertThat(told(input)).isEqualTo(isTold ? List.of(Reason.FELL_DORMANT + " attribution") : List.of());
    }

    @Test
    void anEscalationIsToldOnceAndRemembered() {
        Incident unassessed = aCase().state("unassessed").severity(1).incident();
        Instant now = AWARE.plus(Duration.ofDays(3));

        ReviewOutcome outcome = planner.step(anItemDueAt(FAR).inputAt(now, unassessed));

        assertThat(outcome.calls()).extracting(ReviewNotice::reason).containsExactly(Reason.UNASSESSED);
        assertThat(outcome.item().orElseThrow().known()).containsExactly("unassessed");
        assertThat(outcome.item().orElseThrow().moment()).isEqualTo(FAR);
    }
}
