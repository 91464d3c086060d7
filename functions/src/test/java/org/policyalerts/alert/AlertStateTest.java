package org.policyalerts.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.policy.Recommendation.Per;

class AlertStateTest {

    private static Set<TaskState> states(@Nullable String names) {
        return names == null
                ? Set.of()
                : Arrays.stream(names.split(" ")).map(TaskState::of).collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0} with tasks that are {1}: {2}")
    @CsvSource({
        "OPEN, , OPEN",
        "OPEN, open taken done declined fulfilled, OPEN",
        "OPEN, taken done declined fulfilled withdrawn, ACKNOWLEDGED",
        "OPEN, done declined fulfilled overtaken, DONE",
        "OPEN, fulfilled declined, FULFILLED",
        "OPEN, declined withdrawn, REJECTED",
        "OPEN, withdrawn overtaken, OPEN",
        "ACKNOWLEDGED, , ACKNOWLEDGED",
        "ACKNOWLEDGED, open, OPEN",
        "DONE, , DONE",
        "DONE, taken, ACKNOWLEDGED",
        "REJECTED, , REJECTED",
        "REJECTED, done, DONE",
        "FULFILLED, fulfilled open, OPEN",
        "FULFILLED, fulfilled taken, ACKNOWLEDGED",
        "FULFILLED, fulfilled done declined, FULFILLED"
    })
    void isAsItsTasksSayWhileItHolds(AlertState stored, String tasks, AlertState derived) {
        assertThat(stored.derived(states(tasks))).isEqualTo(derived);
    }

    @ParameterizedTest
    @EnumSource(names = {"FULFILLED", "OVERTAKEN", "WITHDRAWN", "SUPPRESSED"})
    void isAsTheFactsLeftItWhenTheyEndedOrHeldItBack(AlertState stored) {
        Alert alert = anAlert("one").in(stored, "why").build();

        assertThat(alert.derived(List.of(task(alert)))).isEqualTo(stored);
    }

    @Test
    void isOpenAlthoughItIsFulfilledWhileAStepIsLeftThatIsToBeDoneAllTheSame() {
        Alert alert = anAlert("one")
                .step("Record it", "policy", null)
                .in(AlertState.FULFILLED, "fulfilled")
                .build();

        assertThat(alert.derived(List.of(task(alert)))).isEqualTo(AlertState.OPEN);
        assertThat(alert.derived(List.of())).isEqualTo(AlertState.FULFILLED);
    }

    @Test
    void ofAllTasksOfTheIncidentOnlyItsOwnCount() {
        Alert alert = anAlert("one").build();
        Alert other = anAlert("two").build();
        Task done = task(alert).moved(Task.Move.byFacts(TaskState.DONE, Instant.EPOCH, ""), null);

        assertThat(alert.derived(List.of(done, task(other)))).isEqualTo(AlertState.DONE);
        assertThat(alert.derived(List.of())).isEqualTo(AlertState.OPEN);
        assertThat(alert.seenAs(AlertState.DONE).seenAs(alert.state())).isEqualTo(alert);
    }

    private static Task task(Alert alert) {
        Task.Step step = new Task.Step("Do", "do", null, null, null, Per.INCIDENT, false);
        return Task.open(TaskId.of(alert.id(), alert.track(), "mfa", "do"), alert, step, Instant.EPOCH);
    }
}
