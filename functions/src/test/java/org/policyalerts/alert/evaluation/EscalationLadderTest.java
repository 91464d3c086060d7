package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.raised;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.policy.Severity;

class EscalationLadderTest {

    private static final Duration MOMENT = Duration.ofNanos(1);

    private static Alert open(Severity severity) {
        return raised(aPolicy("one").severity(severity).match("cause"), NOW);
    }

    @ParameterizedTest(name = "{0}: rung {2} is due {1} after nobody took it, and not before")
    @CsvSource({"CRITICAL, PT1H, 1", "CRITICAL, PT4H, 2", "HIGH, PT12H, 1", "HIGH, P2D, 2", "MEDIUM, P4D, 1"})
    void aRungIsDueAtItsTimeAndNotBefore(Severity severity, Duration after, int rungs) {
        Alert alert = open(severity);

        assertThat(EscalationLadder.rungsDue(alert, NOW.plus(after).minus(MOMENT)))
                .isEqualTo(rungs - 1);
        assertThat(EscalationLadder.rungsDue(alert, NOW.plus(after))).isEqualTo(rungs);
    }

    @ParameterizedTest(name = "{0} after {1} rungs: {2}")
    @CsvSource({
        "CRITICAL, 0, PT1H",
        "CRITICAL, 1, PT4H",
        "CRITICAL, 2,",
        "HIGH, 0, PT12H",
        "HIGH, 1, P2D",
        "HIGH, 2,",
        "MEDIUM, 0, P4D",
        "MEDIUM, 1,",
        "INFO, 0,"
    })
    void theNextRungCountsFromWhenItWasOpenedUntilTheTop(Severity severity, int climbed, Duration after) {
        Alert alert = open(severity);
        Alert higher = alert.with(alert.ownership().climbed(climbed, List.of()));

        assertThat(EscalationLadder.next(higher)
                        .map(next -> Duration.between(NOW, next))
                        .orElse(null))
                .isEqualTo(after);
    }
}
