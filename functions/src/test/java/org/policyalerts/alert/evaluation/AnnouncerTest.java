package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.SETTINGS;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.news.Dispatch;
import org.policyalerts.alert.news.NewsComparison;
import org.policyalerts.alert.news.QuietHours;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.Severity;

class AnnouncerTest {

    private final InMemoryTable table = new InMemoryTable();
    private final Announcer.Tools tools = new Announcer.Tools(
            new Dispatch(SETTINGS, id -> false),
            new NewsComparison(
                    new DynamoDbIncidentStore(table, SETTINGS.keys(), ZoneOffset.UTC),
                    new DynamoDbTaskStore(table, ClaimantTable.shipped())),
            new TaskTimes(new QuietHours(ZoneOffset.UTC)));
    private Snapshot before = snapshot(anIncident());

    private static Snapshot snapshot(AnIncident incident) {
        return new Snapshot(
                incident.build(), EvaluationState.NONE, List.of(), Optional.empty(), StoredReview.EMPTY, List.of());
    }

    private Announcer.Told told(ADecision decision) {
        EvaluationSteps.Result result = new EvaluationSteps(before, decision.build(), decision.sorted(), Handling.FULL)
                .result(new Campaign("", NOW), ZoneOffset.UTC);
        Announcer.Told told = new Announcer(tools, before, result, decision.build()).told();
        before = stored(result.after(), told);
        return told;
    }

    /** What the next evaluation starts from. */
    private Snapshot stored(Snapshot after, Announcer.Told told) {
        List<AudienceState> states = new ArrayList<>(before.audiences());
        states.removeIf(state -> told.audiences().states().stream()
                .anyMatch(one -> one.recipient().equals(state.recipient())));
        told.audiences().states().forEach(state -> states.add(state.stored()));
        return after.withAudiences(states);
    }

    private static List<String> recipients(Announcer.Told told) {
        return told.audiences().notifications().stream()
                .map(Notification::audience)
                .toList();
    }

    @Test
    void ofManyRecipientsTheRestIsToldInASecondRoundAndNobodyTwice() {
        before = snapshot(anIncident().operators(25));
        APolicy policy = aPolicy("one")
                .audience("nsc")
                .step("Isolate", "operator", "PT4H")
                .step("Help", "csirt", "PT4H");

        Announcer.Told first = told(aDecision().matching(policy.match("cause")));
        Announcer.Told second = told(aDecision().at(NOW.plusSeconds(1)).matching(policy.match("cause")));
        Announcer.Told third = told(aDecision().at(NOW.plusSeconds(2)).matching(policy.match("cause")));

        assertThat(first.isCut()).isTrue();
        assertThat(first.left()).hasSize(9);
        assertThat(first.audiences().states()).hasSize(18);
        assertThat(recipients(first)).contains("csirt", "operator@ORG-00");
        assertThat(second.isCut()).isFalse();
        assertThat(second.left()).isEmpty();
        assertThat(recipients(second)).hasSize(9).doesNotContainAnyElementsOf(recipients(first));
        assertThat(third.audiences().states()).isEmpty();
        assertThat(before.audiences())
                .flatExtracting(AudienceState::tasks)
                .allSatisfy(task -> assertThat(task.step().dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4))));
    }

    @Test
    void exactlyAsManyAsFitAreNotCut() {
        before = snapshot(anIncident().operators(18));

        Announcer.Told told = told(aDecision()
                .matching(aPolicy("one")
                        .audience()
                        .step("Isolate", "operator", "PT4H")
                        .match("cause")));

        assertThat(told.audiences().states()).hasSize(18);
        assertThat(told.isCut()).isFalse();
    }

    @Test
    void whoeverIsOnlyNamedIsGatheredAndWhoeverActsIsTold() {
        Announcer.Told told = told(aDecision()
                .matching(aPolicy("one")
                        .audience("nsc")
                        .step("Ask", "mfa", "PT4H")
                        .match("cause")));

        assertThat(recipients(told)).containsExactly("mfa");
        assertThat(told.audiences().gathered())
                .extracting(gathered -> gathered.recipient().name(), Gathered::dueAt)
                .containsExactly(tuple("nsc", NOW.plus(Duration.ofMinutes(15))));
        assertThat(told.audiences().states()).hasSize(2);
        assertThat(told.isElsewhere()).isFalse();
    }

    @Test
    void aFailureIsToldWhoeverMayHaveToActAndTheCsirtForOperatorsThatCannotBeReached() {
        ADecision decision = aDecision()
                .failing(aPolicy("one")
                        .audience("legal")
                        .step("Isolate", "operator", "PT4H")
                        .failed());

        assertThat(recipients(told(decision))).containsExactlyInAnyOrder("legal", "csirt");
    }

    @Test
    void nobodyHearsOfTheFailuresAndWaitsOfOthers() {
        APolicy policy = aPolicy("one").step("Ask", "mfa", "PT4H");
        told(aDecision().matching(policy.match("cause")));
        ADecision later = aDecision()
                .at(NOW.plusSeconds(1))
                .matching(policy.match("cause"))
                .failing(aPolicy("two").audience("legal").failed())
                .pending(aPolicy("three").audience("comms").pending(NOW, NOW.plus(Duration.ofHours(1))));

        assertThat(recipients(told(later))).containsExactlyInAnyOrder("legal", "comms");
    }

    @Test
    void nobodyHearsThatTheFailureOfAnotherIsSettled() {
        APolicy policy = aPolicy("one").step("Ask", "mfa", "PT4H");
        APolicy broken = aPolicy("two").audience("legal");
        told(aDecision().matching(policy.match("cause")).failing(broken.failed()));
        Note reported = APolicy.reported(broken.build());
        before = new Snapshot(
                before.incident(),
                new EvaluationState(1, 1, "", Set.of(reported), Optional.empty()),
                before.alerts(),
                before.timer(),
                before.reviews(),
                before.audiences());
        ADecision mended = aDecision()
                .at(NOW.plusSeconds(1))
                .matching(policy.match("cause"))
                .notMatching("two");

        assertThat(recipients(told(mended))).containsExactly("legal");
    }

    @Test
    void ofAClosedIncidentNothingIsLookedAtAgain() {
        APolicy policy = aPolicy("one").step("Ask", "mfa", "PT4H");
        told(aDecision().matching(policy.match("cause")));
        assertThat(before.audiences().get(0).next()).contains(NOW.plus(Duration.ofHours(4)));

        before = before.of(anIncident().with("status", "closed").build());
        told(aDecision().matching(policy.match("cause")));

        assertThat(before.audiences().get(0).next()).isEmpty();
    }

    @Test
    void whatIsTakenForAnotherIncidentIsLookedAtWhenTheRunHasSaidSo() {
        APolicy policy = aPolicy("one").step("Ask", "mfa", "PT4H");
        told(aDecision().matching(policy.match("cause")));
        AudienceState later = before.audiences().get(0).at(Optional.of(NOW.plus(Duration.ofDays(1))));
        before = before.withAudiences(List.of(later));

        Announcer.Told told = told(aDecision().matching(policy.match("cause")));

        assertThat(told.audiences().states()).isEmpty();
        assertThat(before.audiences()).containsExactly(later);
    }

    @Test
    void whoHasNothingLeftToReadIsStoredSo() {
        APolicy policy = aPolicy("one").audience("nsc");
        told(aDecision().matching(policy.match("cause")));
        AudienceState known = before.audiences().get(0);
        AudienceState pointed = AudienceState.none(known.incident(), known.recipient(), known.track(), known.campaign())
                .pointed(
                        new Belief(
                                IncidentFacts.of(anIncident().build().report()),
                                Map.of(),
                                Set.of(),
                                Set.of(),
                                Severity.HIGH),
                        "ntf_pointer")
                .stored();
        before = before.withAudiences(List.of(pointed)).withAlerts(List.of());

        Announcer.Told told = told(aDecision());

        assertThat(told.audiences().notifications()).isEmpty();
        assertThat(told.audiences().states())
                .singleElement()
                .extracting(AudienceState::pointed)
                .isEqualTo(Belief.NOTHING);
    }

    @Test
    void whatIsCarriedOverFromAnEarlierEditionIsWrittenThoughNothingIsNew() {
        APolicy policy = aPolicy("one").step("Ask", "mfa", "PT4H").severity(Severity.HIGH);
        told(aDecision().matching(policy.match("cause")));
        AudienceState known = before.audiences().get(0);
        before = before.withAudiences(List.of(new AudienceState(
                known.incident(),
                known.recipient(),
                known.track(),
                0,
                known.campaign(),
                known.tasks(),
                known.told(),
                known.pointed(),
                known.next(),
                known.waiting(),
                known.messages())));

        Announcer.Told told = told(aDecision().matching(policy.match("cause")));

        assertThat(told.audiences().states()).hasSize(1);
        assertThat(told.audiences().notifications()).isEmpty();
    }

    @Test
    void whoeverTookAnExerciseForRealIsToldElsewhere() {
        APolicy policy = aPolicy("one").step("Ask", "mfa", "PT4H");
        told(aDecision().matching(policy.match("cause")));
        before = before.of(anIncident().with("mode", "exercise").build());

        Announcer.Told told = told(aDecision().at(NOW.plusSeconds(1)).notMatching("one"));

        assertThat(told.isElsewhere()).isTrue();
        assertThat(recipients(told)).containsExactly("mfa");
    }

    @Test
    void onlyWhomItConcernsIsAskedForWhatIsNotKnown() {
        Announcer.Told told = told(aDecision()
                .matching(aPolicy("one")
                        .step("Ask", "mfa", "PT4H")
                        .step("Check", "legal", "PT4H")
                        .match("cause"))
                .notKnowing(aPolicy("two").audience("legal").asking().build(), "motive.tension"));

        assertThat(told.audiences().notifications())
                .filteredOn(message ->
                        String.valueOf(message.document().get("unknowns")).contains("tension"))
                .extracting(Notification::audience)
                .containsExactly("legal");
    }

    @Test
    void aFailureThatConcernsMoreThanFitIsToldTheRestInTheNextRound() {
        before = snapshot(anIncident().operators(20));
        ADecision failing = aDecision()
                .failing(aPolicy("one")
                        .audience()
                        .step("Isolate", "operator", "PT4H")
                        .failed());

        Announcer.Told first = told(failing);

        assertThat(recipients(first)).hasSize(18);
        assertThat(first.isCut()).isTrue();
        assertThat(first.left()).hasSize(2).doesNotContainAnyElementsOf(recipients(first));
    }
}
