package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.SETTINGS;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.news.Dispatch;
import org.policyalerts.alert.news.NewsComparison;
import org.policyalerts.alert.news.QuietHours;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.attribution.ReviewOutcome;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;

/** When an evaluation writes, and what. */
class EvaluationDraftTest {

    private static final ReviewEvaluation.Outcome NO_REVIEW =
            new ReviewEvaluation.Outcome(ReviewOutcome.NONE, StoredReview.EMPTY, List.of());
    private static final Instant SOON = NOW.plusMillis(60_000).plusNanos(1);
    private static final Decision.Match MATCH =
            aPolicy("one").step("Ask", "mfa", "PT4H").match("cause");

    private final InMemoryTable table = new InMemoryTable();
    private final Announcer.Tools tools = new Announcer.Tools(
            new Dispatch(SETTINGS, id -> false),
            new NewsComparison(
                    new DynamoDbIncidentStore(table, SETTINGS.keys(), ZoneOffset.UTC),
                    new DynamoDbTaskStore(table, ClaimantTable.shipped())),
            new TaskTimes(new QuietHours(ZoneOffset.UTC)));

    private static Snapshot unseen(AnIncident incident) {
        return new Snapshot(
                incident.build(), EvaluationState.NONE, List.of(), Optional.empty(), StoredReview.EMPTY, List.of());
    }

    private static Snapshot stored(Snapshot before, Evaluation evaluation) {
        return new Snapshot(
                before.incident(),
                evaluation.after(),
                evaluation.alerts(),
                evaluation.nextMoment(),
                before.reviews(),
                evaluation.audiences().states().stream()
                        .map(AudienceState::stored)
                        .toList());
    }

    private EvaluationDraft draft(Snapshot before, ADecision decision) {
        Decision decided = decision.build();
        Suppression.Quiet quiet = new Suppression.Quiet(List.of(), Map.of());
        Suppression suppression = Suppression.of(before.incident().report(), decided, quiet, SETTINGS);
        return new EvaluationDraft(SETTINGS, tools, before, decided, suppression);
    }

    private Optional<Evaluation> ahead(Snapshot before, ADecision decision) {
        return draft(before, decision).ahead();
    }

    private Optional<Evaluation> evaluation(Snapshot before, ADecision decision) {
        return draft(before, decision).evaluation(NO_REVIEW);
    }

    @Test
    void writesWhatIsNewAndNothingTwice() {
        Snapshot unseen = unseen(anIncident());
        Evaluation first =
                evaluation(unseen, aDecision().matching(MATCH).next(SOON)).orElseThrow();
        ADecision later = aDecision().at(NOW.plusSeconds(1)).matching(MATCH).next(SOON);

        assertThat(first.alerts()).hasSize(1);
        assertThat(first.nextMoment()).contains(NOW.plusMillis(60_001));
        assertThat(first.audiences().notifications())
                .extracting(Notification::audience)
                .containsExactly("mfa");
        assertThat(first.decision().orElseThrow()).containsKeys("matched", "silenced");
        assertThat((List<?>) first.decision().orElseThrow().get("notifications"))
                .hasSize(1);
        assertThat(evaluation(stored(unseen, first), later)).isEmpty();
    }

    @Test
    void movesATimerThatIsDueThoughNothingElseIsNew() {
        Snapshot unseen = unseen(anIncident());
        Snapshot known =
                stored(unseen, evaluation(unseen, aDecision().matching(MATCH)).orElseThrow());
        Snapshot due = new Snapshot(
                known.incident(), known.state(), known.alerts(), Optional.of(NOW), known.reviews(), known.audiences());

        Evaluation moved = evaluation(due, aDecision().matching(MATCH)).orElseThrow();

        assertThat(moved.decision()).isEmpty();
        assertThat(moved.alerts()).isEmpty();
        assertThat(moved.nextMoment()).isEmpty();
    }

    @Test
    void keepsADecisionOfEachVersionThoughItSaysTheSame() {
        Snapshot unseen = unseen(anIncident());
        Snapshot known =
                stored(unseen, evaluation(unseen, aDecision().matching(MATCH)).orElseThrow());

        Evaluation second =
                evaluation(known, aDecision().version(2).matching(MATCH)).orElseThrow();

        assertThat(second.decision()).isPresent();
        assertThat(second.alerts()).isEmpty();
        assertThat(second.audiences().notifications()).isEmpty();
    }

    @Test
    void writesAlertsAheadOfWhatDoesNotFitAndTellsNobodyBeforeTheLast() {
        Decision.Match[] many = IntStream.range(0, EvaluationSteps.MOST_ALERTS + EvaluationSteps.MOST_ALONE + 1)
                .mapToObj(i -> aPolicy("policy-" + i).step("Ask", "mfa", "PT4H").match("cause"))
                .toArray(Decision.Match[]::new);

        Snapshot unseen = unseen(anIncident());

        Evaluation first = ahead(unseen, aDecision().matching(many)).orElseThrow();
        assertThat(first.alerts()).hasSize(EvaluationSteps.MOST_ALONE);
        assertThat(first.nextMoment()).contains(NOW.plusSeconds(1));
        assertThat(first.after().evaluatedVersion()).isZero();
        assertThat(first.after().sequence()).isGreaterThan(unseen.state().sequence());
        assertThat(first.decision()).isEmpty();
        assertThat(first.audiences().notifications()).isEmpty();
        assertThat(first.audiences().states()).isEmpty();

        Snapshot begun = stored(unseen, first);
        Evaluation second = ahead(begun, aDecision().matching(many)).orElseThrow();
        assertThat(second.alerts()).hasSize(1).doesNotContainAnyElementsOf(first.alerts());

        List<Alert> written =
                Stream.concat(first.alerts().stream(), second.alerts().stream()).toList();
        Snapshot nearly = stored(begun, second).withAlerts(written);
        assertThat(ahead(nearly, aDecision().matching(many))).isEmpty();
        Evaluation last = evaluation(nearly, aDecision().matching(many)).orElseThrow();
        assertThat(last.alerts()).hasSize(EvaluationSteps.MOST_ALERTS);
        assertThat(last.after().evaluatedVersion()).isEqualTo(1);
        assertThat(last.decision()).isPresent();
        assertThat(last.audiences().states()).singleElement().satisfies(mfa -> assertThat(mfa.tasks())
                .hasSize(many.length));
        assertThat(last.audiences().notifications()).hasSize(1);
    }

    private static List<String> told(List<Evaluation> parts) {
        return parts.stream()
                .flatMap(part -> part.audiences().notifications().stream())
                .map(Notification::audience)
                .toList();
    }

    /** All parts, as they are written one after the other. */
    private List<Evaluation> parts(Snapshot before, ADecision decision) {
        List<Evaluation> parts = new ArrayList<>();
        EvaluationDraft draft = draft(before, decision);
        for (Optional<Evaluation> part = draft.next(NO_REVIEW); part.isPresent(); part = draft.next(NO_REVIEW)) {
            parts.add(part.get());
            draft = draft.after(part.get());
        }
        return parts;
    }

    @Test
    void tellsManyInPartsOfWhichOnlyTheLastIsNotCut() {
        List<Evaluation> parts = parts(
                unseen(anIncident().operators(40)),
                aDecision()
                        .matching(aPolicy("one")
                                .audience()
                                .step("Isolate", "operator", "PT4H")
                                .match("cause"))
                        .next(SOON));

        assertThat(parts).extracting(Evaluation::isCut).containsExactly(true, true, false);
        assertThat(parts).filteredOn(part -> part.decision().isPresent()).hasSize(1);
        assertThat(told(parts)).hasSize(40).doesNotHaveDuplicates();
        assertThat(parts.get(1).nextMoment()).contains(NOW.plusSeconds(1));
        assertThat(parts.get(2).nextMoment()).contains(NOW.plusMillis(60_001));
    }

    @Test
    void warnsEachOfManyOnceOfAWaitThatIsNearlyOverThoughItIsInterrupted() {
        ADecision waiting = aDecision()
                .pending(aPolicy("one")
                        .audience()
                        .step("Isolate", "operator", "PT4H")
                        .pending(NOW.minusSeconds(1), NOW.plusSeconds(3600)));
        Snapshot before = unseen(anIncident().operators(40));
        Evaluation first = parts(before, waiting).get(0);

        List<Evaluation> rest = parts(before.after(first), waiting.at(NOW.plusSeconds(300)));

        assertThat(Stream.concat(told(List.of(first)).stream(), told(rest).stream()))
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(rest.get(rest.size() - 1).after().notes())
                .containsExactly(new Note.SentReminder(new PolicyId("one"), "cause"));
    }

    @ParameterizedTest(name = "TLP:{0}: {1}")
    @CsvSource({"clear, true", "red, false"})
    void remembersThatItHasWarnedOnlyWhereSomethingMayLeave(String label, boolean hasWarned) {
        Instant soon = NOW.plusSeconds(60);
        ADecision waiting = aDecision().pending(aPolicy("one").pending(NOW.minusSeconds(1), soon));

        Evaluation evaluation =
                evaluation(unseen(anIncident().with("tlp", label)), waiting).orElseThrow();

        assertThat(evaluation.after().notes().isEmpty()).isEqualTo(!hasWarned);
    }
}
