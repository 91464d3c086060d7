package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.alert.evaluation.APolicy.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Truth;
import org.policyalerts.story.Chain;

class DecisionFingerprintTest {

    private static final Instant LATER = NOW.plusSeconds(1);

    private static final Recommendation STEP = new Recommendation("Act", "mfa", "P1D");

    private final APolicy one = aPolicy("one");
    private final Chain chain = new Chain();

    @Test
    void saysNothingOfWhenADecisionWasMade() {
        Decision now = aDecision().matching(one.match("a")).at(NOW).build();
        Decision later = aDecision().matching(one.match("a")).at(LATER).build();

        assertThat(DecisionFingerprint.of(later)).isEqualTo(DecisionFingerprint.of(now));
    }

    @Test
    void tellsApartAllThatDecisionsSay() {
        Decision.Step conditional = new Decision.Step(STEP, Truth.FALSE, List.of());
        Decision.Match withoutStep = new Decision.Match(one.build(), List.of(conditional), List.of(), "a", null);
        Decision.Step holding = new Decision.Step(STEP, Truth.TRUE, List.of());
        Decision.Match withStep = new Decision.Match(one.build(), List.of(holding), List.of(), "a", null);
        Decision.Failed failedIfHeld =
                new Decision.Failed(one.build(), "ArithmeticException", null, Optional.of(one.match("a")));
        Stream<ADecision> different = Stream.of(
                aDecision(),
                aDecision().version(2),
                aDecision().matching(one.match("a")),
                aDecision().matching(one.match("b")),
                aDecision().matching(one.matchSeeing("a", "scope")),
                aDecision().matching(aPolicy("one").version(2).match("a")),
                aDecision().matching(aPolicy("one").onTrial().match("a")),
                aDecision().matching(timed()),
                aDecision().matching(withoutStep),
                aDecision().matching(withStep),
                aDecision().fulfilled(new Decision.Fulfilled(one.match("a"), null)),
                aDecision().fulfilled(new Decision.Fulfilled(one.match("a"), NOW)),
                aDecision().onTrial(one.match("a")),
                aDecision().muting(one.match("a"), "two"),
                aDecision().muting(one.match("a"), "three"),
                aDecision().pending(one.pending(null, LATER)),
                aDecision().pending(one.pending(NOW, LATER)),
                aDecision().pending(one.pending(NOW, LATER.plusSeconds(1))),
                aDecision().notKnowing(aPolicy("one").asking().build(), "scope"),
                aDecision().notKnowing(aPolicy("one").asking().build(), "severity"),
                aDecision().failing(one.failed()),
                aDecision().failing(one.failedMutedBy("two")),
                aDecision().failing(failedIfHeld),
                aDecision().cutting(Shared.SECTOR),
                aDecision().next(LATER));

        assertThat(different.map(ADecision::build).map(DecisionFingerprint::of)).doesNotHaveDuplicates();
    }

    /** Otherwise a decision would be written again, and look the same. */
    @Test
    void saysNothingOfWhatIsNotKept() {
        Stream<ADecision> same = Stream.of(
                aDecision(),
                aDecision().notMatching("one"),
                aDecision().notMatching("one", line("severity", Truth.UNKNOWN)),
                aDecision().notRepeating("one"),
                aDecision().notKnowing(one.build(), "scope"));

        assertThat(same.map(ADecision::build).map(DecisionFingerprint::of).distinct())
                .hasSize(1);
    }

    /** They come from sets, whose order another process need not repeat. */
    @Test
    void isTheSameInWhateverOrderThingsAreShared() {
        ADecision some = aDecision().cutting(Shared.SECTOR);
        ADecision same = aDecision().cutting(Shared.COUNTRY);

        assertThat(DecisionFingerprint.of(some.cutting(Shared.COUNTRY).build()))
                .isEqualTo(DecisionFingerprint.of(same.cutting(Shared.SECTOR).build()));
    }

    private Decision.Match timed() {
        return new Decision.Match(
                one.build(),
                List.of(),
                List.of(),
                "a",
                new Decision.Clock(ClockKind.WAIT, "receivedAt", NOW, null, LATER));
    }

    /** Renaming a class must not change it, or the decision of every stored incident is written again. */
    @Test
    void staysWhatItWasWhenTheCodeIsRenamed() {
        Decision decision = aDecision()
                .matching(one.match("a"))
                .muting(aPolicy("two").match("b"), "one")
                .pending(aPolicy("three").pending(NOW, LATER))
                .notMatching("four", line("severity", Truth.FALSE))
                .failing(aPolicy("five").failed())
                .build();

        assertThat(DecisionFingerprint.of(decision))
                .isEqualTo("a0a71f0f4068cf0b06fbf0d1b22c9e279207331a2b1a9b3857fdfb4bf48e5863");
    }

    @Test
    void thatOfAnEarlierEditionHasTheDecisionWrittenOnceMoreAndNobodyTold() {
        IncidentId id = chain.submit("report-one-albania.json");
        int told = chain.published.size();
        Snapshot before = chain.evaluations.snapshot(id).orElseThrow();
        giveSignature(id, before.state(), "of an earlier edition");

        chain.review();
        assertThat(decisions()).isEqualTo(2);

        chain.evaluations.wake(id, chain.clock.instant());
        chain.review();
        Snapshot after = chain.evaluations.snapshot(id).orElseThrow();
        assertThat(decisions()).isEqualTo(2);
        assertThat(chain.published).hasSize(told);
        assertThat(after.alerts()).isEqualTo(before.alerts());
        assertThat(after.timer()).isEqualTo(before.timer());
        assertThat(after.state().signature()).isEqualTo(before.state().signature());
    }

    private void giveSignature(IncidentId id, EvaluationState before, String signature) {
        EvaluationState after = new EvaluationState(
                before.nextSequence(), before.evaluatedVersion(), signature, before.notes(), before.nextDecision());
        Instant now = chain.clock.instant();
        chain.evaluations.commit(new Evaluation(
                id, before, after, Optional.empty(), List.of(), Optional.of(now), Optional.empty(), Acts.NONE, false));
    }

    private long decisions() {
        return chain.table.items().stream()
                .filter(item -> "decision".equals(item.get("type")))
                .count();
    }
}
