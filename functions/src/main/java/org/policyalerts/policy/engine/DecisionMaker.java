package org.policyalerts.policy.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.EffectivePeriod;
import org.policyalerts.policy.book.PolicyClock;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.ExplainScope;
import org.policyalerts.policy.condition.Explanation;
import org.policyalerts.policy.engine.CompiledBook.Entry;
import org.policyalerts.policy.engine.PolicyIndex.Verdict;

/**
 * Turns the results of the conditions into a decision: days in force, clocks, modes, supersession, and the reasons for
 * each policy.
 */
final class DecisionMaker {

    private static final Comparator<Match> MOST_SEVERE_FIRST = Comparator.comparing(
                    (Match match) -> match.policy().severity())
            .reversed()
            .thenComparing(match -> match.policy().id());

    private final EvaluationContext context;
    private final List<Entry> entries;
    private final List<Match> holding = new ArrayList<>();
    private final List<Match> shadow = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Decision.NotMatched> notMatched = new ArrayList<>();
    private final List<Decision.Unknown> unknown = new ArrayList<>();
    private final List<Decision.Failed> failed = new ArrayList<>();

    DecisionMaker(EvaluationContext context, List<Entry> entries) {
        this.context = context;
        this.entries = entries;
    }

    Decision decide(Verdict[] verdicts) {
        for (int i = 0; i < entries.size(); i++) {
            place(entries.get(i), verdicts[i]);
        }
        holding.sort(MOST_SEVERE_FIRST);
        shadow.sort(MOST_SEVERE_FIRST);
        Supersession supersession = Supersession.among(holding, entries);
        Incident incident = context.facts().incident();
        return new Decision(
                incident.id(),
                incident.version(),
                context.facts().now(),
                supersession.speaking(),
                List.copyOf(shadow),
                supersession.muted(),
                pending.stream().map(supersession::silenced).toList(),
                List.copyOf(notMatched),
                List.copyOf(unknown),
                failed.stream().map(supersession::silenced).toList(),
                context.facts().historyCut().stream().sorted().toList(),
                new NextMoment(context, entries).after(pending));
    }

    private void place(Entry entry, Verdict verdict) {
        Policy policy = entry.policy();
        try {
            Optional<TraceLine> notInForce = notInForce(entry);
            if (notInForce.isPresent()) {
                notMatched.add(new Decision.NotMatched(policy.id(), List.of(notInForce.get()), false));
            } else if (verdict.failure().isPresent()) {
                failed.add(failed(entry, verdict.failure().get()));
            } else {
                placeByTruth(entry, verdict.truth());
            }
        } catch (RuntimeException failure) {
            // As in the index, a failure of one policy must not stop the decision on the others.
            failed.add(failed(entry, failure.getClass().getSimpleName()));
        }
    }

    private Decision.Failed failed(Entry entry, String reason) {
        return new Decision.Failed(entry.policy(), reason, null, ifHeld(entry));
    }

    /** A failed policy is told with the time of each step, if its clock can be read. */
    private Optional<Match> ifHeld(Entry entry) {
        Optional<PolicyClock> clock = entry.checked().rule().clock();
        if (clock.isEmpty()) {
            return Optional.of(new Match(entry.policy(), List.of(), "", null, null));
        }
        try {
            return clock.get()
                    .times(context)
                    .map(times -> new Match(entry.policy(), List.of(), "", times.countedFrom(), times.dueAt()));
        } catch (RuntimeException failure) {
            return Optional.empty();
        }
    }

    private Optional<TraceLine> notInForce(Entry entry) {
        if (entry.isRetired()) {
            return Optional.of(new TraceLine("policy is not retired", "retired", "mode", Truth.FALSE));
        }
        EffectivePeriod effective = entry.checked().rule().effective();
        Instant now = context.facts().now();
        return effective.includes(now, context.zone())
                ? Optional.empty()
                : Optional.of(new TraceLine(
                        "policy is " + effective.words(),
                        now.atZone(context.zone()).toLocalDate().toString(),
                        "effective",
                        Truth.FALSE));
    }

    private void placeByTruth(Entry entry, Truth truth) {
        Explanation explanation = entry.when().explain(context, ExplainScope.report(context));
        if (truth == Truth.FALSE) {
            notMatched.add(new Decision.NotMatched(entry.policy().id(), explanation.because(), stands(entry)));
            return;
        }
        Optional<PolicyClock> clock = entry.checked().rule().clock();
        Optional<PolicyClock.Times> times = clock.flatMap(set -> set.times(context));
        boolean lacksStart = clock.isPresent() && times.isEmpty();
        boolean alerts = entry.policy().onUnknown() == Policy.OnUnknown.ALERT;
        if ((truth == Truth.UNKNOWN || lacksStart) && !alerts) {
            unknown.add(new Decision.Unknown(entry.policy(), missing(explanation, clock, lacksStart)));
            return;
        }
        hold(match(entry, explanation, times, lacksStart), times);
    }

    private boolean stands(Entry entry) {
        return entry.asksForChange() && entry.when().test(context.lookingBack(), context.root()) == Truth.TRUE;
    }

    private static List<String> missing(Explanation explanation, Optional<PolicyClock> clock, boolean lacksStart) {
        Stream<String> start = lacksStart ? clock.stream().map(set -> set.from().full()) : Stream.of();
        return Stream.concat(explanation.missingFields().stream(), start)
                .distinct()
                .toList();
    }

    private Match match(Entry entry, Explanation explanation, Optional<PolicyClock.Times> times, boolean lacksStart) {
        List<TraceLine> because = new ArrayList<>(explanation.because());
        entry.checked().rule().clock().ifPresent(clock -> because.add(ClockWording.line(clock, times, context.zone())));
        Instant countedFrom = times.map(PolicyClock.Times::countedFrom).orElse(null);
        Instant due = times.map(PolicyClock.Times::dueAt).orElse(null);
        String start = lacksStart ? "no start" : String.valueOf(countedFrom);
        return new Match(entry.policy(), List.copyOf(because), CauseKey.of(explanation, start), countedFrom, due);
    }

    private void hold(Match match, Optional<PolicyClock.Times> times) {
        Instant now = context.facts().now();
        if (times.isPresent() && now.isBefore(times.get().dueAt())) {
            Instant remindAt = times.get().remindAt().orElse(null);
            pending.add(new Pending(match, remindAt, times.get().dueAt(), null));
        } else if (match.policy().mode() == Policy.Mode.SHADOW) {
            shadow.add(match);
        } else {
            holding.add(match);
        }
    }
}
