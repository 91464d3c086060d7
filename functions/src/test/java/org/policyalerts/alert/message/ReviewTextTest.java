package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
                "DUE | MEDIUM | Review attribution | Carry out the review, or record why not, and set the next date",
                "MISSED | MEDIUM | Review missed | Have the review held or name a new owner",
                "MISSED_AGAIN | HIGH | Review missed 3 times | Decide who carries out the review",
                "FELL_DORMANT | MEDIUM | Reviews paused | Carry out the review, or record why not, and set the next date",
                "UNASSESSED | HIGH | Unassessed for 72 h | Ask where our own judgement stands",
                "CONTESTED | HIGH | Contested for 30 days | Ask where our own judgement stands",
                "ALLY_NAMES_STATE | HIGH | An ally names a state | Ask where our own judgement stands"
            })
    void eachReasonHasItsLevelItsHeadlineAndItsTask(Reason reason, Severity level, String headline, String task) {
        ReviewText text = new ReviewText(bundle(reason), new TimeFormat(ZoneOffset.UTC), Presentation.DEFAULT);

        assertThat(text.subject().ascii())
                .isEqualTo(
                        "[" + level + "] " + headline + ", case of 2023-12: Sulm ndaj Kuvendit (the attribution cell)");
        assertThat(text(reason))
                .startsWith(String.join(
                        " ",
                        "REVIEW: " + level + " for the attribution cell · TLP:AMBER · 26 Dec 08:00",
                        "What: Case of 2023-12: Sulm ndaj Kuvendit"))
                .contains(
                        " Claimed by: nobody. Attributed to: nobody yet. New: ",
                        "Yours: 1 task, by Tue 2 Jan 08:00: " + task.toLowerCase(Locale.ROOT) + ". Answer: code ",
                        "YOUR TASKS 1. by Tue 2 Jan 08:00 " + task + " Fell due Tue 26 Dec 08:00; not held in"
                                + " time, the review counts as missed. Record outcome, reason and next date at the desk"
                                + " or through the API.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DUE | fell due on Tue 26 Dec 2023 08:00 (UTC). Its owner is not named.",
                "MISSED | has not been held, though it was asked for in time. Its owner is not named.",
                "MISSED_AGAIN | This review was asked for in vain 3 times in a row. Its owner is not named.",
                "FELL_DORMANT | The schedule has set this attribution dormant",
                "UNASSESSED | Severity 2, and Tue 26 Dec 2023 08:00 (UTC) was 72 hours after",
                "CONTESTED | have disagreed for thirty days, since Tue 26 Dec 2023 08:00 (UTC).",
                "ALLY_NAMES_STATE | Another country names a state as responsible"
            })
    void eachReasonIsExplained(Reason reason, String explanation) {
        assertThat(text(reason)).contains(explanation);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DUE | the review fell due Tue 26 Dec 08:00.",
                "MISSED | nobody has held the review that fell due Tue 26 Dec 08:00.",
                "MISSED_AGAIN | nobody has held the review of Tue 26 Dec 08:00; missed 3 times.",
                "FELL_DORMANT | reviews are paused; they come back in a year, or with any news.",
                "UNASSESSED | 72 hours after the operator knew, nobody has claimed or assessed it.",
                "CONTESTED | assessments have disagreed for thirty days.",
                "ALLY_NAMES_STATE | another country names a state as responsible."
            })
    void theFirstSevenLinesSayWhatIsNewAndWhereToAnswer(Reason reason, String change) {
        incident = anIncident().with("title", "Sulm ndaj Kuvendit te Shqiperise ".repeat(8));

        List<String> lines = new ReviewText(bundle(reason), new TimeFormat(ZoneOffset.UTC), Presentation.DEFAULT)
                .text()
                .lines()
                .limit(7)
                .toList();

        assertThat(lines).contains("New:   " + change);
        assertThat(lines.get(6)).startsWith("Answer: code ");
    }

    @Test
    void whatIsNewSinceTheLastReviewIsCountedInTheFirstLines() {
        news = List.of(new CaseNews("claim", RECEIVED, "HJ claims it"));

        assertThat(text(Reason.DUE))
                .contains("New: the review fell due Tue 26 Dec 08:00; 1 new fact since the last one. Yours: ");
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
                .doesNotContain("1 task", "YOUR TASKS", "POST");
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
