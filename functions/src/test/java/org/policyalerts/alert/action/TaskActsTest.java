package org.policyalerts.alert.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.alert.ATask.ownedBy;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.action.TaskActs.Result;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.RaceLostException;
import org.policyalerts.incident.Track;
import org.policyalerts.story.SteppingClock;

/** What each act makes of a task in each state, and for whom. */
class TaskActsTest {

    private static final Actor MIRA = member("mira", "mfa");
    private static final Actor ILIR = member("ilir", "mfa");
    private static final Actor POLICY = member("petra", "policy");

    private final Incident incident = anIncident().build();
    private final InMemoryTable table = new InMemoryTable();
    private final TaskStore store = new DynamoDbTaskStore(table, ClaimantTable.shipped());
    private final EvaluationStore evaluations = new DynamoDbEvaluationStore(table, ClaimantTable.shipped());
    private final SteppingClock clock = new SteppingClock(RECEIVED.plusSeconds(60));
    private final TaskActs acts = acting(store);
    private TaskId task = ownedBy("mfa").of(incident.id()).build().id();

    private TaskActs acting(TaskStore on) {
        return new TaskActs(evaluations, on, ZoneOffset.UTC, clock);
    }

    private static Actor member(String name, String... audiences) {
        return new Actor(name, Optional.of(Set.of(audiences)));
    }

    private static TaskAct take() {
        return new TaskAct.Take(Optional.empty(), Optional.empty());
    }

    private static TaskAct done(String note) {
        return new TaskAct.Done(Optional.of(note));
    }

    @BeforeEach
    void anIncidentWithATask() {
        new DynamoDbIncidentStore(table, ClaimantTable.shipped(), ZoneOffset.UTC)
                .create(incident, incident.naturalKey(), Optional.empty());
        task = ownedBy("mfa").of(incident.id()).in(store);
    }

    private Task recorded(TaskAct act, Actor actor) {
        Result result = acts.act(task, act, actor);
        assertThat(result).isInstanceOf(Result.Recorded.class);
        return ((Result.Recorded) result).task().task();
    }

    private AudienceState ofOwner() {
        return store.find(incident.id(), Recipient.of("mfa"), Track.REAL).orElseThrow();
    }

    private String refused(TaskAct act, Actor actor) {
        Result result = acts.act(task, act, actor);
        assertThat(result).isInstanceOf(Result.Conflict.class);
        return ((Result.Conflict) result).why();
    }

    @Test
    void aTaskIsTakenAndDone() {
        Task taken = recorded(take(), MIRA);
        Task done = recorded(done("by telephone"), ILIR);

        assertThat(taken.state()).isEqualTo(TaskState.TAKEN);
        assertThat(taken.taken()).isEqualTo(new Task.Taken("mira", null));
        assertThat(done.state()).isEqualTo(TaskState.DONE);
        assertThat(done.moves()).extracting(Task.Move::who).containsExactly("mira", "ilir");
    }

    @Test
    void theSameAgainIsRecordedOnceAndAnotherActIsRefusedWithTheReason() {
        recorded(done("by telephone"), MIRA);
        clock.advance(Duration.ofMinutes(1));

        assertThat(recorded(done("by telephone"), MIRA).moves()).hasSize(1);
        assertThat(refused(new TaskAct.Decline("not ours"), ILIR))
                .isEqualTo("It is done since 2023-12-26T08:01:00Z, by mira: by telephone.");
        assertThat(refused(take(), ILIR)).contains("is done since");
    }

    @Test
    void whatIsTakenIsNotTakenOverUnseenButCanBeGivenBack() {
        recorded(take(), MIRA);

        assertThat(refused(take(), ILIR)).contains("is taken since").contains("by mira");
        recorded(new TaskAct.Reopen("mira is ill"), ILIR);
        assertThat(recorded(take(), ILIR).taken()).isEqualTo(new Task.Taken("ilir", null));
    }

    @Test
    void whoHasATaskMovesItsDate() {
        Instant friday = RECEIVED.plus(Duration.ofDays(2));
        recorded(take(), MIRA);

        Task later = recorded(new TaskAct.Take(Optional.empty(), Optional.of(friday)), MIRA);

        assertThat(later.lapsesAt()).contains(friday);
        assertThat(ofOwner().next()).contains(friday);
    }

    @Test
    void whatLapsedIsFreeToTakeBeforeTheScheduleSaysSo() {
        recorded(new TaskAct.Take(Optional.empty(), Optional.of(RECEIVED.plusSeconds(120))), MIRA);
        clock.advance(Duration.ofMinutes(1));

        assertThat(recorded(take(), ILIR).taken()).isEqualTo(new Task.Taken("ilir", null));
    }

    @Test
    void whatWasEndedIsOpenedAgainWithinThirtyDays() {
        recorded(done(""), MIRA);
        clock.advance(Duration.ofDays(30));
        Task open = recorded(new TaskAct.Reopen("wrong button"), ILIR);
        assertThat(open.state()).isEqualTo(TaskState.OPEN);
        assertThat(open.since()).isEqualTo(clock.instant());
        assertThat(recorded(new TaskAct.Reopen("wrong button"), ILIR).moves()).hasSize(2);

        recorded(new TaskAct.Decline("not ours"), MIRA);
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        assertThat(refused(new TaskAct.Reopen("ours after all"), MIRA)).contains("within 30 days");
    }

    @Test
    void policyActsForTheOwnerOnRecordAndOthersFindNothing() {
        Task done = recorded(done("told by telephone"), POLICY);

        assertThat(done.lastMove().orElseThrow().actingFor()).isEqualTo("mfa");
        assertThat(acts.act(task, take(), member("dritan", "csirt"))).isInstanceOf(Result.NoSuchTask.class);
        assertThat(acts.act(task, new TaskAct.Reopen("no"), POLICY)).isInstanceOf(Result.Recorded.class);
        recorded(done("done"), MIRA);
        assertThat(refused(new TaskAct.Reopen("no"), POLICY)).contains("Only mfa opens it again");
    }

    @Test
    void whoBelongsToAllActsAsOneOfThemIfAskedTo() {
        Actor staff = new Actor("staff", Optional.empty());

        assertThat(recorded(take(), staff.as("mfa")).lastMove().orElseThrow().actingFor())
                .isNull();
        assertThat(recorded(done(""), staff.as("policy"))
                        .lastMove()
                        .orElseThrow()
                        .actingFor())
                .isEqualTo("mfa");
        assertThat(acts.act(task, take(), staff.as("comms"))).isInstanceOf(Result.NoSuchTask.class);
    }

    @Test
    void anActOfOneAudienceLeavesTheStatesOfOthersAlone() {
        ownedBy("csirt").of(incident.id()).in(store);

        recorded(done(""), MIRA);

        assertThat(store.find(incident.id(), Recipient.of("csirt"), Track.REAL)
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void whoLosesARaceReadsAgainAndWhoAlwaysLosesIsTold() {
        assertThat(acting(new RacedTaskStore(store, 4)).act(task, take(), MIRA)).isInstanceOf(Result.Recorded.class);
        assertThatThrownBy(() -> acting(new RacedTaskStore(store, 5)).act(task, done(""), MIRA))
                .isInstanceOf(RaceLostException.class);
        assertThat(List.copyOf(ofOwner().unfinished())).hasSize(1);
    }
}
