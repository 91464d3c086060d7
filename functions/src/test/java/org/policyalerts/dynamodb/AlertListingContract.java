package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.alert.EvaluationStore.Raised;
import org.policyalerts.alert.EvaluationStore.RaisedAlert;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.policy.Recommendation.Per;

/** What listing alerts means: each under the state that its tasks give it, once, newest first, page after page. */
abstract class AlertListingContract {

    private static final Map<TaskState, AlertState> BY_TASK = Map.of(
            TaskState.OPEN, AlertState.OPEN,
            TaskState.TAKEN, AlertState.ACKNOWLEDGED,
            TaskState.DONE, AlertState.DONE,
            TaskState.DECLINED, AlertState.REJECTED,
            TaskState.FULFILLED, AlertState.FULFILLED,
            TaskState.OVERTAKEN, AlertState.OPEN,
            TaskState.WITHDRAWN, AlertState.OPEN);

    private Table table;
    private DynamoDbEvaluationStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        store = new DynamoDbEvaluationStore(table, ClaimantTable.shipped());
    }

    private AlertId stored(int number, AlertState state) {
        Alert alert = anAlert("one").of(number).in(state, "why").build();
        table.write(List.of(new Write.Put(AlertItem.of(alert), new Condition.Always())));
        return alert.id();
    }

    private AlertId stored(int number, AlertState state, TaskState task) {
        Alert alert = anAlert("one").of(number).build();
        Step step = new Step("Do", "do", null, null, null, Per.INCIDENT, false);
        Task open = Task.open(TaskId.of(alert.id(), alert.track(), "mfa", "do"), alert, step, Instant.EPOCH);
        AudienceState audience = AudienceState.none(
                        alert.incident(), Recipient.of("mfa"), alert.track(), new Campaign("", Instant.EPOCH))
                .withTasks(List.of(open.moved(Move.byFacts(task, Instant.EPOCH, ""), null)));
        new DynamoDbTaskStore(table, ClaimantTable.shipped())
                .commit(new Acts(List.of(audience), List.of(), List.of(), List.of()));
        return stored(number, state);
    }

    private List<AlertId> listed(AlertState state, Optional<String> audience, int limit) {
        List<AlertId> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AlertPage page = store.alerts(state, audience, limit, cursor);
            assertThat(page.alerts()).hasSizeLessThanOrEqualTo(limit).allMatch(alert -> alert.state() == state);
            page.alerts().forEach(alert -> listed.add(alert.id()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        return listed;
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void anAlertThatHoldsIsListedUnderTheStateOfItsTasksAndNoOther(TaskState task) {
        AlertId id = stored(1, AlertState.OPEN, task);

        for (AlertState state : AlertState.values()) {
            assertThat(listed(state, Optional.empty(), 10))
                    .as(state.text())
                    .isEqualTo(state == BY_TASK.get(task) ? List.of(id) : List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(AlertState.class)
    void anAlertWithoutTasksIsListedAsItWasStored(AlertState stored) {
        AlertId id = stored(1, stored);

        for (AlertState state : AlertState.values()) {
            assertThat(listed(state, Optional.empty(), 10)).isEqualTo(state == stored ? List.of(id) : List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "TAKEN", "DONE"})
    void whatIsFulfilledIsListedAsOpenOrTakenWhileAStepIsLeftThatIsToBeDoneAllTheSame(TaskState task) {
        Alert alert = anAlert("one")
                .of(1)
                .step("Record it", "mfa", null)
                .in(AlertState.FULFILLED, "fulfilled")
                .build();
        stored(1, AlertState.FULFILLED, task);
        table.write(List.of(new Write.Put(AlertItem.of(alert), new Condition.Always())));
        AlertState expected = task == TaskState.DONE ? AlertState.FULFILLED : BY_TASK.get(task);

        for (AlertState state : AlertState.values()) {
            assertThat(listed(state, Optional.empty(), 10))
                    .as(state.text())
                    .isEqualTo(state == expected ? List.of(alert.id()) : List.of());
        }
    }

    @Test
    void pagesRunThroughBothListsOnceInOneOrder() {
        List<AlertId> expected = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            if (number % 3 == 0) {
                expected.add(0, stored(number, AlertState.DONE));
            } else if (number % 3 == 1) {
                expected.add(0, stored(number, AlertState.OPEN, TaskState.DONE));
            } else {
                stored(number, AlertState.OPEN, TaskState.OPEN);
            }
        }

        for (int limit : new int[] {1, 2, 3, 5, 8, 100}) {
            assertThat(listed(AlertState.DONE, Optional.empty(), limit)).containsExactlyElementsOf(expected);
            assertThat(listed(AlertState.DONE, Optional.of("mfa"), limit)).containsExactlyElementsOf(expected);
            assertThat(listed(AlertState.DONE, Optional.of("nsc"), limit)).isEmpty();
        }
    }

    @Test
    void aRequestReadsTheTasksOfAHundredIncidentsAndThenGoesOn() {
        AlertId done = stored(1, AlertState.OPEN, TaskState.DONE);
        IntStream.rangeClosed(2, 130).forEach(number -> stored(number, AlertState.OPEN, TaskState.OPEN));

        AlertPage first = store.alerts(AlertState.DONE, Optional.empty(), 100, Optional.empty());

        assertThat(first.alerts()).isEmpty();
        assertThat(store.alerts(AlertState.DONE, Optional.empty(), 100, first.cursor())
                        .alerts())
                .extracting(Alert::id)
                .containsExactly(done);
    }

    @Test
    void whatWasRaisedInAPeriodIsFoundInWhateverStateItIsButForWhatNobodyIsToldOf() {
        AlertId open = stored(1, AlertState.OPEN);
        AlertId withdrawn = stored(2, AlertState.WITHDRAWN);
        stored(3, AlertState.SUPPRESSED);
        Instant raisedAt = anAlert("one").build().raisedAt();

        Raised raised = store.raised(new Period(raisedAt, raisedAt), 10);

        assertThat(raised.alerts()).extracting(RaisedAlert::id).containsExactlyInAnyOrder(open, withdrawn);
        assertThat(raised.alerts().get(0).recipients())
                .isEqualTo(anAlert("one").build().recipients());
        assertThat(raised.isComplete()).isTrue();
        assertThat(store.raised(new Period(raisedAt.plusMillis(1), raisedAt.plusSeconds(9)), 10)
                        .alerts())
                .isEmpty();
    }

    @Test
    void thatMoreWasRaisedThanIsReadIsSaid() {
        IntStream.range(0, 3).forEach(number -> stored(number, AlertState.OPEN));
        Instant raisedAt = anAlert("one").build().raisedAt();

        Raised raised = store.raised(new Period(raisedAt, raisedAt), 2);

        assertThat(raised.alerts()).hasSize(2);
        assertThat(raised.isComplete()).isFalse();
    }
}
