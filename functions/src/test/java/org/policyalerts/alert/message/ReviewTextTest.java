package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewNotice;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.TimeFormat;

/** For a claimed attack whose review fell due on 26 December and was missed three times. */
class ReviewTextTest {

    private static final Instant ASKED_UNTIL = RECEIVED.plus(Duration.ofDays(7));

    private AnIncident incident = anIncident();
    private boolean isAsked = true;
    private Instant lastReviewAt = RECEIVED;
    private List<CaseNews> news = List.of();
    private AttributionState suggested = AttributionState.CLAIMED;

    private ReviewBundle bundle(Reason... reasons) {
        ReviewItem item = new ReviewItem(
                RECEIVED,
                RECEIVED,
                ASKED_UNTIL,
                isAsked,
                3,
                lastReviewAt,
                RECEIVED,
                0,
                news,
                Optional.empty(),
                List.of());
        List<ReviewNotice> calls = Arrays.stream(reasons)
                .map(reason -> new ReviewNotice(reason, RECEIVED, List.of("attribution")))
                .toList();
        return new ReviewBundle(
                "ntf_1",
                "attribution",
                incident.build(),
                calls,
                item,
                new Suggestion(suggested, "a claim stands", Optional.empty()),
                List.of(),
                RECEIVED);
    }

    /** On one line, so that a sentence is found wherever it is wrapped. */
    private String text(Reason... reasons) {
        return new ReviewText(bundle(reasons), new TimeFormat(ZoneOffset.UTC), Presentation.DEFAULT)
                .text()
                .replaceAll("\\s+", " ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DUE | MEDIUM | Review attribution | carry out the review, record its outcome",
                "MISSED | MEDIUM | Review missed | have the review held, or give it another owner",
                "MISSED_AGAIN | HIGH | Review missed 3 times | decide who carries out the review",
                "FELL_DORMANT | MEDIUM | Reviews paused | carry out the review, record its outcome",
                "UNASSESSED | HIGH | Unassessed for 72 h | ask where our own judgement stands",
                "CONTESTED | HIGH | Contested for 30 days | ask where our own judgement stands",
                "ALLY_NAMES_STATE | HIGH | An ally names a state | ask where our own judgement stands"
            })
    void eachReasonHasItsLevelItsHeadlineAndItsTask(Reason reason, Severity level, String headline, String task) {
        ReviewText text = new ReviewText(bundle(reason), new TimeFormat(ZoneOffset.UTC), Presentation.DEFAULT);

        assertThat(text.subject())
                .isEqualTo(
                        "[" + level + "] " + headline + ", case of 2023-12: Sulm ndaj Kuvendit (the attribution cell)");
        assertThat(text(reason))
                .startsWith(String.join(
                        " ",
                        level + " for the attribution cell · TLP:AMBER · 26 Dec 08:00",
                        "What: " + headline + ", case of 2023-12: Sulm ndaj Kuvendit",
                        "Where: Kuvendi (legislature, AL)",
                        "Claimed by: nobody. Attributed to: nobody yet.",
                        "Yours: 1 task, by Tue 2 Jan 08:00: " + task + ".",
                        "Answer: code "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DUE | fell due on Tue 26 Dec 2023 08:00 (UTC). Its owner is not named.",
                "MISSED | has not been held. For the head of not named, who was asked in time.",
                "MISSED_AGAIN | 3 times in a row it was asked for in vain.",
                "FELL_DORMANT | The schedule has set this attribution dormant",
                "UNASSESSED | Severity 2, and Tue 26 Dec 2023 08:00 (UTC) was 72 hours after",
                "CONTESTED | have disagreed for thirty days, since Tue 26 Dec 2023 08:00 (UTC).",
                "ALLY_NAMES_STATE | Another country names a state as responsible"
            })
    void eachReasonIsExplained(Reason reason, String explanation) {
        assertThat(text(reason)).contains(explanation);
    }

    @Test
    void theGravestOfSeveralReasonsNamesTheMessageAndAllAreExplained() {
        assertThat(bundle(Reason.DUE, Reason.CONTESTED).reason()).isEqualTo(Reason.CONTESTED);
        assertThat(text(Reason.DUE, Reason.CONTESTED)).contains("fell due on", "have disagreed for thirty days");
    }

    @Test
    void whoIsAskedForNothingIsGivenNothingToDo() {
        isAsked = false;

        assertThat(text(Reason.FELL_DORMANT))
                .contains("Yours: nothing to do before the next review.")
                .doesNotContain("1 task", "POST");
    }

    @Test
    void aCaseThatWasNeverReviewedIsSaidToBeSo() {
        assertThat(text(Reason.DUE)).contains("Last reviewed: never.");

        lastReviewAt = RECEIVED.plusSeconds(60);

        assertThat(text(Reason.DUE)).contains("Last reviewed: Tue 26 Dec 2023 08:01 (UTC).");
    }

    @Test
    void newsAreListedAndTheirAbsenceIsSaid() {
        assertThat(text(Reason.DUE)).contains("Nothing that was reported to us.");

        news = List.of(new CaseNews("claim", RECEIVED, "HJ claims it"));

        assertThat(text(Reason.DUE)).contains("- Tue 26 Dec 2023 08:00 (UTC): HJ claims it.");
    }

    @Test
    void theProposalIsToStayOrToMove() {
        assertThat(text(Reason.DUE))
                .contains(
                        "Leave it claimed: a claim stands. - From claimed it may go to: investigating, contested, refuted.");

        suggested = AttributionState.INVESTIGATING;

        assertThat(text(Reason.DUE)).contains("Move it to investigating: a claim stands.");
    }
}
