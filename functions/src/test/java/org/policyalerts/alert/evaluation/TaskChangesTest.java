package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskState;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.policy.Decision.Fulfilled;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Severity;

/** One evaluation after another, each a minute later than the one before, of tasks of the foreign ministry mostly. */
class TaskChangesTest {

    private static final Duration DAY = Duration.ofHours(24);

    private final APolicy asking = aPolicy("one").step("Ask", "mfa", "PT24H");
    private Instant now = NOW.minusSeconds(60);
    private Snapshot snapshot = snapshot(anIncident());

    private static Snapshot snapshot(AnIncident incident) {
        return new Snapshot(
                incident.build(), EvaluationState.NONE, List.of(), Optional.empty(), StoredReview.EMPTY, List.of());
    }

    private void evaluate(ADecision decision) {
        evaluate(decision, decision.sorted());
    }

    private void evaluate(ADecision decision, Suppression suppression) {
        now = now.plusSeconds(60);
        snapshot = new EvaluationSteps(snapshot, decision.at(now).build(), suppression, Handling.FULL)
                .result(new Campaign("", NOW), ZoneOffset.UTC)
                .after();
    }

    private void evaluate(Match... matches) {
        evaluate(aDecision().matching(matches));
    }

    private AudienceState state(String recipient) {
        return snapshot.audiences().stream()
                .filter(state -> state.recipient().name().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private List<Task> tasks(String recipient) {
        return state(recipient).tasks();
    }

    private Task only() {
        assertThat(tasks("mfa")).hasSize(1);
        return tasks("mfa").get(0);
    }

    /** An act of the ministry. */
    private void move(TaskState to) {
        change(state -> state.withTasks(state.tasks().stream()
                .map(task -> task.moved(
                        new Move(to, now, "Mira", null, ""), to == TaskState.TAKEN ? new Taken("Mira", null) : null))
                .toList()));
    }

    private void change(UnaryOperator<AudienceState> change) {
        snapshot =
                snapshot.withAudiences(snapshot.audiences().stream().map(change).toList());
    }

    /** Everybody is told what is so. */
    private void tell() {
        Set<AlertId> alerts = snapshot.alerts().stream().map(Alert::id).collect(Collectors.toSet());
        change(state -> state.told(
                new Belief(
                        IncidentFacts.NONE,
                        state.tasks().stream().collect(Collectors.toMap(Task::id, ToldTask::of)),
                        alerts,
                        Set.of(),
                        Severity.HIGH),
                "ntf_1"));
    }

    @Test
    void eachOwnerHasATaskForEachStepAndNobodyForACaution() {
        evaluate(aPolicy("one")
                .audience("nsc")
                .step("Ask", "mfa", "PT24H")
                .step("Write", "mfa", "P3D")
                .step("Look", "csirt", "PT4H")
                .caution("Name a state", "comms")
                .match("cause"));

        assertThat(tasks("mfa")).extracting(task -> task.step().words()).containsExactly("Ask", "Write");
        assertThat(tasks("mfa"))
                .extracting(task -> task.step().dueAt())
                .containsExactly(NOW.plus(DAY), NOW.plus(Duration.ofDays(3)));
        assertThat(tasks("csirt")).hasSize(1);
        assertThat(List.of(state("nsc"), state("comms")))
                .allMatch(state -> state.tasks().isEmpty());
    }

    @Test
    void eachOperatorHasItsOwnAndTheCsirtWhatIsForOthers() {
        snapshot = snapshot(anIncident()
                .with(
                        "targets",
                        List.of(
                                Map.of("name", "One", "organisation", "ONE"),
                                Map.of("name", "Two", "organisation", "TWO"),
                                Map.of("name", "Three"))));

        evaluate(aPolicy("one").step("Isolate", "operator", "PT4H").match("cause"));

        assertThat(tasks("operator@ONE")).hasSize(1);
        assertThat(tasks("operator@TWO")).hasSize(1);
        assertThat(tasks("csirt")).extracting(task -> task.step().onBehalfOf()).containsExactly("operator");
        assertThat(snapshot.audiences().get(0).recipient().name()).isNotEqualTo("operator@ONE");
    }

    @Test
    void whatIsAskedForAlreadyKeepsItsTime() {
        evaluate(asking.match("cause"));
        evaluate(asking.version(2).match("cause"));

        assertThat(only().step().dueAt()).isEqualTo(NOW.plus(DAY));
        assertThat(only().moves()).isEmpty();
    }

    @Test
    void aDutysTaskMovesWithItsClockAndSaysItselfHowNearItsEndIs() {
        evaluate(asking.duty(null));
        assertThat(only().step().dueAt()).isEqualTo(NOW.plus(DAY));
        assertThat(only().step().isDuty()).isFalse();

        Instant aware = NOW.minus(Duration.ofHours(23));
        evaluate(asking.duty(aware));

        assertThat(only().step().dueAt()).isEqualTo(aware.plus(DAY));
        assertThat(only().step().remindAt()).isEqualTo(aware.plus(Duration.ofHours(20)));
        assertThat(only().dutyReminders()).isOne();
        evaluate(asking.duty(NOW));
        assertThat(only().dutyReminders()).isZero();
    }

    @Test
    void endsWithItsAlertForTheSameReason() {
        evaluate(asking.match("cause"));
        evaluate(aDecision().notMatching("one"));

        assertThat(only().state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(only().lastMove()).contains(Move.byFacts(TaskState.WITHDRAWN, now, "its conditions no longer hold"));
    }

    @Test
    void isWithdrawnIfItsAlertComesToBeMutedAndStaysIfItIsOnlySilencedOrCannotBeJudged() {
        evaluate(asking.match("cause"));
        ADecision silenced = aDecision().matching(asking.match("cause"));
        evaluate(silenced, silenced.sorted("live", "confirmed", silence("sil_1", "one", NOW.plus(DAY))));
        evaluate(aDecision().failing(asking.failed()));
        assertThat(only().state()).isEqualTo(TaskState.OPEN);

        evaluate(aDecision().muting(asking.match("cause"), "louder"));

        assertThat(only().lastMove()).contains(Move.byFacts(TaskState.WITHDRAWN, now, "muted by louder"));
    }

    @Test
    void goesOnInTheTaskOfAnotherCauseWithWhoHasTakenItAndWhatWasToldOfIt() {
        evaluate(asking.match("cause"));
        move(TaskState.TAKEN);
        tell();
        Task first = only();

        evaluate(asking.match("other"));

        assertThat(tasks("mfa")).extracting(Task::state).containsExactly(TaskState.OVERTAKEN, TaskState.TAKEN);
        Task second = tasks("mfa").get(1);
        assertThat(second.taken()).isEqualTo(first.taken());
        assertThat(second.since()).isEqualTo(first.since());
        assertThat(second.step()).isEqualTo(first.step());
        Belief told = state("mfa").told();
        assertThat(told.tasks()).containsOnlyKeys(second.id());
        assertThat(told.alerts()).containsExactly(second.alert());
    }

    @Test
    void ofADutyThatIsDoneOnlyWhatStaysIsLeft() {
        APolicy policy = aPolicy("one").step("Warn", "mfa", "PT24H").staying("Record", "mfa", "PT48H");
        evaluate(policy.duty(NOW));

        evaluate(aDecision().fulfilled(new Fulfilled(policy.duty(NOW), NOW)));
        evaluate(aDecision().failing(policy.failed()));

        assertThat(tasks("mfa")).extracting(Task::state).containsExactly(TaskState.FULFILLED, TaskState.OPEN);
        assertThat(tasks("mfa").get(0).lastMove().orElseThrow().words()).startsWith("fulfilled on Tue 26 Dec 2023");
    }

    @Test
    void isOpenAgainAtItsTimeIfWhatFulfilledItsDutyIsTakenBack() {
        evaluate(asking.duty(NOW));
        evaluate(aDecision().fulfilled(new Fulfilled(asking.duty(NOW), NOW)));
        evaluate(asking.duty(NOW));

        assertThat(only().state()).isEqualTo(TaskState.OPEN);
        assertThat(only().step().dueAt()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void isWithdrawnIfTheConditionOfItsStepCeasesAndOpenAgainIfThatHolds() {
        evaluate(asking.match("cause"));
        evaluate(asking.matchWithout("Ask"));
        assertThat(only().lastMove())
                .contains(Move.byFacts(TaskState.WITHDRAWN, now, "no longer true: severity is at most 2 (now: 4)"));

        evaluate(asking.match("cause"));

        assertThat(only().state()).isEqualTo(TaskState.OPEN);
        assertThat(only().step().dueAt()).isEqualTo(now.plus(DAY));
    }

    @Test
    void isWithdrawnAndNotReplacedIfItsStepIsNotAskedForByTheOtherCause() {
        evaluate(asking.match("first"));
        evaluate(asking.matchWithout("Ask"));

        assertThat(only().lastMove())
                .contains(Move.byFacts(TaskState.WITHDRAWN, now, "no longer true: severity is at most 2 (now: 4)"));
    }

    @Test
    void isOvertakenIfItsOperatorIsAnotherThanWasThought() {
        APolicy policy = aPolicy("one").step("Isolate", "operator", "PT4H");
        evaluate(policy.match("cause"));
        assertThat(tasks("csirt")).hasSize(1);
        snapshot = snapshot.of(anIncident()
                .with("targets", List.of(Map.of("name", "One", "organisation", "ONE")))
                .build());

        evaluate(policy.match("cause"));

        assertThat(tasks("operator@ONE")).extracting(Task::state).containsExactly(TaskState.OPEN);
        assertThat(tasks("csirt").get(0).lastMove())
                .contains(Move.byFacts(TaskState.OVERTAKEN, now, "it is asked of others now"));
    }

    @Test
    void isOvertakenByARewordingUnlessItsStepHasAnId() {
        APolicy known = aPolicy("one")
                .severity(Severity.MEDIUM)
                .step("Ask", "mfa", "PT24H")
                .stepKnownAs("w", "Write", "mfa");
        evaluate(known.match("cause"));
        move(TaskState.TAKEN);
        APolicy reworded =
                aPolicy("one").version(2).step("Do ask", "mfa", "PT24H").stepKnownAs("w", "Do write", "mfa");

        evaluate(reworded.match("cause"));

        assertThat(tasks("mfa"))
                .extracting(task -> task.step().words() + " " + task.state().text())
                .containsExactly("Ask overtaken", "Do write taken", "Do ask open");
        assertThat(tasks("mfa").get(1).severity()).isEqualTo(Severity.HIGH);
        assertThat(tasks("mfa").get(1).step().dueAt()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void staysDoneWhileItsCauseHoldsAndIsOpenAgainWhenThatComesBack() {
        evaluate(asking.match("cause"));
        move(TaskState.DONE);
        evaluate(asking.match("cause"));
        assertThat(only().state()).isEqualTo(TaskState.DONE);
        evaluate(aDecision().notMatching("one"));
        assertThat(only().state()).isEqualTo(TaskState.DONE);

        evaluate(asking.match("cause"));

        assertThat(only().state()).isEqualTo(TaskState.OPEN);
        assertThat(only().lastMove().orElseThrow().words()).isEqualTo("what it is for holds again");
        assertThat(only().step().dueAt()).isEqualTo(now.plus(DAY));
    }

    @Test
    void keepsTheTimesOfBeforeASilenceThatHeldItBack() {
        ADecision decision = aDecision().matching(asking.match("cause"));
        evaluate(decision, decision.sorted("live", "confirmed", silence("sil_1", "one", NOW.plus(DAY))));
        assertThat(snapshot.audiences()).isEmpty();

        evaluate(asking.match("cause"));

        assertThat(only().step().dueAt()).isEqualTo(NOW.plus(DAY));
        assertThat(only().since()).isEqualTo(now);
    }

    @Test
    void takesItsTimeFromItsAlertAlsoInALaterRound() {
        evaluate(asking.match("cause"));
        change(state -> state.withTasks(List.of()));

        evaluate(asking.match("cause"));

        assertThat(only().step().dueAt()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void whoeverOnlyReadsOfAPolicyKnowsItHoldsAlsoForAnotherCause() {
        evaluate(aPolicy("one").match("cause"));
        tell();

        evaluate(aPolicy("one").match("other"));

        assertThat(state("mfa").told().alerts())
                .containsExactly(
                        ADecision.raised(aPolicy("one").match("other"), NOW).id());
    }

    @Test
    void endsOnTheOtherTrackIfTheIncidentProvesToBeAnExercise() {
        evaluate(asking.match("cause"));
        snapshot = snapshot.of(anIncident().with("mode", "exercise").build());

        evaluate(asking.match("cause"));

        assertThat(snapshot.audiences())
                .extracting(state -> state.track() + " " + state.tasks().get(0).state())
                .containsExactly("EXERCISE OPEN", "REAL WITHDRAWN");
    }

    @Test
    void isOvertakenIfItsPolicyAsksForSomethingElseWhateverAnotherPolicyAsks() {
        evaluate(asking.match("cause"));
        APolicy other = aPolicy("two").step("Ask", "csirt", "PT4H");

        evaluate(
                aPolicy("one").version(2).step("Write", "mfa", "PT24H").match("cause"),
                other.match("cause"),
                aPolicy("three").step("Ask", "csirt", "PT4H").matchWithout("Ask"));

        assertThat(tasks("mfa").get(0).lastMove())
                .contains(Move.byFacts(TaskState.OVERTAKEN, now, "it is not asked for any more"));
    }

    @Test
    void theCsirtHasATaskForEachStepOfAnOperatorThatCannotBeReached() {
        evaluate(aPolicy("one")
                .step("Isolate", "operator", "PT4H")
                .step("Restore", "operator", "PT24H")
                .match("cause"));

        assertThat(tasks("csirt")).extracting(task -> task.step().words()).containsExactly("Isolate", "Restore");
    }
}
