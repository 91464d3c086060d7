package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Decision.Clock;
import org.policyalerts.policy.Decision.Fulfilled;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Step;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedPolicy.StepCondition;
import org.policyalerts.policy.book.PolicyClock;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.ExplainScope;
import org.policyalerts.policy.condition.Explanation;
import org.policyalerts.policy.condition.Fulfilment;
import org.policyalerts.policy.engine.CompiledBook.Entry;

/** Says of a policy that holds what it recommends, why, by when, and whether it is done already. */
record MatchMaker(EvaluationContext context) {

    Match match(Entry entry, Explanation explanation, Optional<PolicyClock.Times> times) {
        List<TraceLine> because = new ArrayList<>(explanation.because());
        PolicyClock clock = entry.rule().clock().orElse(null);
        if (clock != null) {
            because.add(ClockWording.line(clock, times, context.zone()));
        }
        return new Match(
                entry.policy(),
                steps(entry),
                because,
                clock != null && clock.kind() == ClockKind.DUTY
                        ? CauseKey.ofDuty(explanation)
                        : CauseKey.of(explanation, start(clock, times)),
                clock == null ? null : clock(clock, times));
    }

    private static String start(@Nullable PolicyClock clock, Optional<PolicyClock.Times> times) {
        return clock != null && times.isEmpty()
                ? "no start"
                : String.valueOf(times.map(PolicyClock.Times::countedFrom).orElse(null));
    }

    /** The match that a policy would be whose conditions failed; empty if the start of its clock is not known. */
    Optional<Match> ifHeld(Entry entry) {
        List<Step> steps = Step.unconditional(entry.policy().recommend());
        Optional<PolicyClock> clock = entry.rule().clock();
        if (clock.isEmpty()) {
            return Optional.of(new Match(entry.policy(), steps, List.of(), "", null));
        }
        try {
            return clock.get()
                    .times(context)
                    .map(times ->
                            new Match(entry.policy(), steps, List.of(), "", clock(clock.get(), Optional.of(times))));
        } catch (RuntimeException failure) {
            return Optional.empty();
        }
    }

    private static Clock clock(PolicyClock clock, Optional<PolicyClock.Times> times) {
        return new Clock(
                clock.kind(),
                clock.from().full(),
                times.map(PolicyClock.Times::countedFrom).orElse(null),
                times.flatMap(PolicyClock.Times::remindAt).orElse(null),
                times.map(PolicyClock.Times::dueAt).orElse(null));
    }

    private List<Step> steps(Entry entry) {
        List<Step> steps = new ArrayList<>(Step.unconditional(entry.policy().recommend()));
        for (StepCondition each : entry.rule().ifs()) {
            Explanation explanation = each.condition().explain(context, ExplainScope.report(context));
            Recommendation step = steps.get(each.step()).recommendation();
            steps.set(each.step(), new Step(step, explanation.truth(), explanation.because()));
        }
        return steps;
    }

    /** That what the policy asks for is done; empty if it is not, or if nobody can tell. */
    Optional<Fulfilled> fulfilled(Entry entry, Match match) {
        return entry.rule()
                .until()
                .filter(until -> until.test(context, context.root()) == Truth.TRUE)
                .map(until ->
                        new Fulfilled(match, new Fulfilment(context).at(until).orElse(null)));
    }
}
