package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.alert.evaluation.APolicy.line;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;

class CeasedReasonTest {

    private static final APolicy ONE = aPolicy("one");
    private static final TraceLine FALSE_ALARM =
            new TraceLine("determination is not false-positive", "false-positive", "determination", Truth.FALSE);
    private static final TraceLine COUNTS_OTHERS =
            new TraceLine("at least 2 other incidents", "1 other", "history", Truth.FALSE);

    static Stream<Arguments> reasons() {
        return Stream.of(
                Arguments.of(aDecision().muting(ONE.match("a"), "louder"), "muted by louder", "muted by louder"),
                Arguments.of(aDecision().failing(ONE.failedMutedBy("louder")), "muted by louder", "muted by louder"),
                Arguments.of(
                        aDecision().failing(ONE.failed()),
                        "the policy is on trial (shadow) and alerts nobody",
                        "the policy is on trial (shadow) and alerts nobody"),
                Arguments.of(
                        aDecision().notMatching("one", line("scope", Truth.UNKNOWN), line("severity", Truth.FALSE)),
                        "no longer true: severity is at most 2 (now: 4)",
                        "not true: severity is at most 2 (now: 4)"),
                Arguments.of(
                        aDecision().notMatching("one", COUNTS_OTHERS),
                        "no longer true: at least 2 other incidents (now: 1 other)",
                        "not true: at least 2 other incidents (now: 1 other)"),
                Arguments.of(
                        aDecision().notMatching("one", FALSE_ALARM),
                        "determination is now false-positive",
                        "determination is false-positive"),
                Arguments.of(
                        aDecision().notMatching("one", line("scope", Truth.UNKNOWN)),
                        "its conditions no longer hold",
                        "its conditions do not hold"),
                Arguments.of(
                        aDecision().notKnowing(ONE.build(), "scope", "severity"),
                        "no longer known: scope, severity",
                        "not known: scope, severity"));
    }

    static Stream<Arguments> reasonsOfTime() {
        return Stream.of(
                Arguments.of(
                        aDecision().pending(ONE.pending(NOW, NOW.plusSeconds(1))),
                        "its time has been moved",
                        "its time has not come"),
                Arguments.of(
                        aDecision().onTrial(ONE.match("a")),
                        "the policy is on trial (shadow) and alerts nobody",
                        "the policy is on trial (shadow) and alerts nobody"),
                Arguments.of(
                        aDecision().fulfilled(new Decision.Fulfilled(ONE.match("a"), NOW)),
                        "what it asks for is done",
                        "what it asks for is done"),
                Arguments.of(
                        aDecision()
                                .muting(aPolicy("two").match("a"), "louder")
                                .failing(aPolicy("two").failed())
                                .fulfilled(new Decision.Fulfilled(aPolicy("two").match("a"), NOW))
                                .pending(aPolicy("two").pending(NOW, NOW.plusSeconds(1)))
                                .onTrial(aPolicy("two").match("a")),
                        "the rules changed (the policy has been taken out of the book)",
                        "the rules changed (the policy has been taken out of the book)"),
                Arguments.of(
                        aDecision().notMatching("two", line("severity", Truth.FALSE)),
                        "the rules changed (the policy has been taken out of the book)",
                        "the rules changed (the policy has been taken out of the book)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"reasons", "reasonsOfTime"})
    void saysWhyAPolicyThatHeldOrMightHaveHeldDoesNot(ADecision builder, String didHold, String neverHeld) {
        Decision decision = builder.build();

        assertThat(CeasedReason.of(decision, new PolicyId("one"))).isEqualTo(didHold);
        assertThat(CeasedReason.ofNeverHeld(decision, new PolicyId("one"))).isEqualTo(neverHeld);
    }

    @Test
    void ofAStepOnlyAConditionThatDoesNotHoldIsTheReason() {
        Decision.Step ceased = step(line("scope", Truth.UNKNOWN), line("severity", Truth.FALSE));

        assertThat(CeasedReason.of(ceased)).contains("no longer true: severity is at most 2 (now: 4)");
        assertThat(CeasedReason.of(step(line("scope", Truth.UNKNOWN)))).isEmpty();
    }

    private static Decision.Step step(TraceLine... because) {
        return new Decision.Step(new Recommendation("Ask", "mfa", "PT4H"), Truth.FALSE, List.of(because));
    }
}
