package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.raised;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.policy.Severity;

class NextEvaluationTest {

    private static final Instant RUNG = NOW.plus(Duration.ofHours(1));

    private final Alert open = raised(aPolicy("one").severity(Severity.CRITICAL).match("cause"), NOW);

    private static EvaluationState deciding(Instant next) {
        return new EvaluationState(1, 1, "", Map.of(), Set.of(), Optional.of(next));
    }

    @Test
    void isTheEarliestOfTheBookAndTheAlerts() {
        Instant before = RUNG.minusSeconds(1);
        Instant after = RUNG.plusSeconds(1);

        assertThat(NextEvaluation.of(deciding(before), List.of(open), List.of()))
                .contains(before);
        assertThat(NextEvaluation.of(deciding(after), List.of(open), List.of())).contains(RUNG);
    }

    @Test
    void takesAnAlertAsItIsAfterTheEvaluation() {
        Alert done = open.in(AlertState.DONE, "asked", NOW);

        assertThat(NextEvaluation.of(EvaluationState.NONE, List.of(open), List.of(done)))
                .isEmpty();
        assertThat(NextEvaluation.of(EvaluationState.NONE, List.of(done), List.of(open)))
                .contains(RUNG);
    }

    @Test
    void isNeverWhereNothingHasATime() {
        assertThat(NextEvaluation.of(EvaluationState.NONE, List.of(), List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-26T08:00:00.001Z, 2023-12-26T08:00:00.001Z",
        "2023-12-26T08:00:00.001000001Z, 2023-12-26T08:00:00.002Z",
        "2023-12-26T08:00:00.001999999Z, 2023-12-26T08:00:00.002Z"
    })
    void isNotBeforeItsMomentOnACalendarOfMilliseconds(Instant moment, Instant expected) {
        assertThat(NextEvaluation.of(deciding(moment), List.of(), List.of())).contains(expected);
    }
}
