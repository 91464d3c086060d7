package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.attribution.AttributionReview.Result;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.ReviewDecision;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/** The calendar of reviews at work: who is asked, when, and what moves the date. */
class ReviewEvaluationTest {

    private final Chain chain = new Chain();
    private int read;

    private static Map<String, Object> report(String event, Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree(event));
        report.putAll(fields);
        return report;
    }

    private static Map<String, Object> claimed(int severity) {
        return report(
                "report-parliament.json",
                Map.of(
                        "severity", (long) severity,
                        "timeline", Map.of("occurredAt", "2023-12-25", "awareAt", "2023-12-26T08:00:00+01:00"),
                        "attribution", Map.of("status", "claimed", "confidence", "low")));
    }

    private Optional<ReviewItem> item(IncidentId id) {
        return chain.evaluations.snapshot(id).orElseThrow().reviews().item();
    }

    private Instant due(IncidentId id) {
        return item(id).orElseThrow().dueAt();
    }

    private void pass(Duration time) {
        chain.clock.advance(time);
        chain.review();
    }

    /** Audience and reasons of the review messages since the last call. */
    private List<String> called() {
        List<OutboundMessage> fresh = chain.published.subList(read, chain.published.size());
        read = chain.published.size();
        return fresh.stream()
                .filter(message -> message.document().contains("\"review\":"))
                .map(message -> message.audience() + " "
                        + message.document()
                                .replaceAll("(?s).*\"reasons\":\\[([^\\]]*)].*", "$1")
                                .replace("\"", ""))
                .sorted()
                .toList();
    }

    private Result hold(IncidentId id, String status, Optional<String> note) {
        ReviewDecision decision =
                new ReviewDecision(AttributionState.of(status), Optional.empty(), note, Optional.empty());
        Result result = chain.reviews.record(id, decision, "staff");
        chain.settle();
        return result;
    }

    @Test
    void asksTheOwnerThenTellsTheHeadThenThePolicyDirectorateUntilTheReviewIsHeld() {
        IncidentId id = chain.submit(claimed(3));

        assertThat(due(id)).isEqualTo("2023-12-27T07:00:00Z");
        pass(Duration.ofHours(24).minusMillis(1));
        assertThat(called()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(called()).containsExactly("attribution due");
        pass(Duration.ofHours(24));
        assertThat(called()).containsExactly("attribution missed");
        pass(Duration.ofHours(24));
        assertThat(called()).containsExactly("attribution missed-again", "policy missed-again");

        assertThat(hold(id, "investigating", Optional.empty())).isInstanceOf(Result.Recorded.class);
        assertThat(due(id)).isEqualTo("2023-12-30T07:00:00Z");
        assertThat(item(id).orElseThrow().missed()).isZero();
        pass(Duration.ofHours(24));
        // The date has been set by a person, so that a policy asks for the review: it is asked for once.
        assertThat(called()).isEmpty();
        assertThat(chain.alert(id, "attribution-review-overdue", AlertState.OPEN))
                .isNotNull();
        ReviewItem asked = item(id).orElseThrow();
        assertThat(asked.isAsked()).isTrue();
        pass(Duration.between(chain.clock.instant(), asked.nextStepAt()));
        assertThat(called()).containsExactly("attribution missed");
    }

    @Test
    void writesToTheAudienceThatOwnsTheCase() {
        chain.submit(report(
                "report-parliament.json",
                Map.of("attribution", Map.of("status", "claimed", "confidence", "low", "owner", "csirt"))));

        pass(Duration.ofDays(1));

        assertThat(called()).containsExactly("csirt due");
    }

    @Test
    void anOutageSkipsStepsAndMovesNoDate() {
        IncidentId punctual = chain.submit(claimed(3));
        Chain late = new Chain();
        IncidentId skipped = late.submit(claimed(3));
        for (int hour = 0; hour < 24 * 10; hour++) {
            pass(Duration.ofHours(1));
        }
        late.clock.advance(Duration.ofDays(10));
        late.review();
        late.review();

        ReviewItem known = item(punctual).orElseThrow();
        ReviewItem found = late.evaluations
                .snapshot(skipped)
                .orElseThrow()
                .reviews()
                .item()
                .orElseThrow();
        assertThat(found.nextStepAt()).isEqualTo(known.nextStepAt());
        assertThat(found.missed()).isEqualTo(known.missed());
        assertThat(late.published.stream()
                        .filter(message -> message.document().contains("\"review\":"))
                        .map(OutboundMessage::audience))
                .containsExactlyInAnyOrder("attribution", "policy");
    }

    @Test
    void anotherIncidentByTheSameClaimantBringsTheReviewWithinThreeDays() {
        IncidentId id = chain.submit(report(
                "report-parliament.json",
                Map.of("attribution", Map.of("status", "claimed", "nextReviewAt", "2024-06-01T09:00:00+02:00"))));
        assertThat(due(id)).isEqualTo("2024-06-01T07:00:00Z");

        chain.clock.advance(Duration.ofDays(20));
        chain.submit("report-one-albania.json");

        assertThat(due(id)).isEqualTo(chain.clock.instant().plus(Duration.ofDays(3)));
        chain.replay();
        assertThat(item(id).orElseThrow().news()).hasSize(1);
    }

    @Test
    void aNewAssessmentAndAChangedClassificationBringItForwardAndAreTold() {
        IncidentId id = chain.submit(report(
                "report-one-albania.json",
                Map.of("attribution", Map.of("status", "claimed", "nextReviewAt", "2024-06-01T09:00:00+02:00"))));
        chain.clock.advance(Duration.ofDays(40));

        chain.change(
                id,
                Map.of(
                        "attribution",
                        Map.of(
                                "status", "claimed",
                                "nextReviewAt", "2024-06-01T09:00:00+02:00",
                                "assessments", List.of(Map.of("by", "Microsoft", "byCountry", "US")))));

        assertThat(due(id)).isEqualTo(chain.clock.instant().plus(Duration.ofDays(3)));
        pass(Duration.ofDays(3));
        assertThat(chain.published)
                .filteredOn(message -> "review".equals(message.attributes().get("kind")))
                .last()
                .satisfies(message -> assertThat(message.text()).contains("New assessment by Microsoft"));
    }

    @Test
    void leavesTheCalendarWhenResolvedAndComesBackWhenTakenUpAgain() {
        IncidentId id = chain.submit(claimed(3));

        hold(id, "refuted", Optional.empty());
        assertThat(item(id)).isEmpty();
        hold(id, "investigating", Optional.empty());
        assertThat(item(id)).isPresent();

        chain.change(id, Map.of("determination", "false-positive"));
        assertThat(item(id)).isEmpty();
    }

    @Test
    void refusesOtherMovesAndWhatIsNotExplained() {
        IncidentId id = chain.submit(claimed(3));

        assertThat(hold(id, "public", Optional.of("because")))
                .isEqualTo(new Result.NotAllowed(AttributionState.CLAIMED, AttributionState.PUBLIC));
        hold(id, "refuted", Optional.empty());
        assertThat(hold(id, "closed-unresolved", Optional.empty())).isInstanceOf(Result.Invalid.class);
        assertThat(hold(id, "closed-unresolved", Optional.of("Nobody is left to ask.")))
                .isInstanceOf(Result.Recorded.class);
    }

    @Test
    void theSameReviewTwiceIsOne() {
        IncidentId id = chain.submit(claimed(3));

        Result first = hold(id, "investigating", Optional.of("taken"));
        Result second = hold(id, "investigating", Optional.of("taken"));

        assertThat(first).isInstanceOf(Result.Recorded.class);
        assertThat(second).isInstanceOf(Result.Repeated.class);
        assertThat(chain.incidents.versions(id)).hasSize(2);
    }

    @Test
    void theWorstUnassessedCasesReachTheSecurityCouncilAfterThreeDaysOnce() {
        Map<String, Object> unassessed = claimed(2);
        unassessed.remove("claims");
        unassessed.put("attribution", Map.of("status", "unassessed", "nextReviewAt", "2024-01-20"));
        chain.submit(unassessed);

        pass(Duration.ofDays(3));
        assertThat(called()).containsExactly("nsc unassessed");
        pass(Duration.ofDays(3));
        assertThat(called()).isEmpty();
    }

    @Test
    void anAllyThatNamesAStateReachesTheForeignMinistryAtOnce() {
        chain.submit(report(
                "report-parliament.json",
                Map.of(
                        "attribution",
                        Map.of(
                                "status", "claimed",
                                "nextReviewAt", "2024-01-20",
                                "assessments",
                                        List.of(Map.of(
                                                "by", "CISA",
                                                "byCountry", "US",
                                                "level", "state",
                                                "category", "state",
                                                "country", "IR"))))));

        assertThat(called()).containsExactly("mfa ally-names-state");
    }

    @Test
    void whatIsContestedForThirtyDaysReachesTheCellAndTheCouncil() {
        chain.submit(report(
                "report-parliament.json",
                Map.of("attribution", Map.of("status", "contested", "nextReviewAt", "2024-03-20"))));

        pass(Duration.ofDays(30));

        assertThat(called()).containsExactly("attribution contested", "nsc contested");
    }

    @Test
    void theScheduleLetsAnOldCaseRestAndSaysSo() {
        IncidentId id = chain.submit(report(
                "report-parliament.json",
                Map.of(
                        "timeline", Map.of("occurredAt", "2021-01-31", "awareAt", "2021-01-31"),
                        "attribution", Map.of("status", "investigating", "nextReviewAt", "2024-12-01"))));

        pass(Duration.ofDays(37));

        assertThat(called()).containsExactly("attribution fell-dormant");
        assertThat(chain.incidents.find(id).orElseThrow().report().text("attribution.status"))
                .isEqualTo("dormant");
        assertThat(due(id)).isEqualTo("2025-01-29T23:00:00Z");
        Set<String> by = chain.evaluations.snapshot(id).orElseThrow().reviews().last().stream()
                .map(last -> last.by())
                .collect(Collectors.toSet());
        assertThat(by).containsExactly("the schedule");
    }

    @Test
    void aBackfillIsOnTheCalendarAndWritesToNobodyAndAnExerciseIsNot() {
        IncidentId past =
                chain.submit(report("report-parliament.json", Map.of("mode", "backfill", "reference", "PAST-1")));
        IncidentId played =
                chain.submit(report("report-parliament.json", Map.of("mode", "exercise", "reference", "PLAY-1")));

        pass(Duration.ofDays(60));

        assertThat(item(past)).isPresent();
        assertThat(item(played)).isEmpty();
        assertThat(called()).isEmpty();
    }

    @Test
    void aDateLongPastMeansNowAndOneFarAheadMeansAYear() {
        IncidentId past = chain.submit(report(
                "report-parliament.json",
                Map.of("attribution", Map.of("status", "claimed", "nextReviewAt", "1999"), "reference", "A")));
        IncidentId ahead = chain.submit(report(
                "report-parliament.json",
                Map.of("attribution", Map.of("status", "claimed", "nextReviewAt", "9998"), "reference", "B")));

        assertThat(due(past)).isEqualTo(chain.clock.instant());
        assertThat(due(ahead)).isEqualTo("2024-12-25T07:00:00Z").isAfter("2024-12-24T00:00:00Z");
    }
}
