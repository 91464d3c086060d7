package org.policyalerts.policy.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Clock;
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

    private static final Comparator<Match> MOST_SEVERE_FIRST =
            Comparator.comparing(Match::policy, Policy.MOST_SEVERE_FIRST);

    private final EvaluationContext context;
    private final String book;
    private final MatchMaker matches;
    private final List<Entry> entries;
    private final List<Match> holding = new ArrayList<>();
    private final List<Match> shadow = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Decision.Fulfilled> fulfilled = new ArrayList<>();
    /** The clocks of duties that hold or will, for the moments at which they change something. */
    private final List<Clock> duties = new ArrayList<>();

    private final List<Decision.NotMatched> notMatched = new ArrayList<>();
    private final List<Decision.Unknown> unknown = new ArrayList<>();
    private final List<Decision.Failed> failed = new ArrayList<>();

    /** @param book the hash of the book that the policies are of */
    DecisionMaker(EvaluationContext context, String book, List<Entry> entries) {
        this.context = context;
        this.book = book;
        this.matches = new MatchMaker(context);
        this.entries = entries;
    }

    /** @param cut what so many share that older ones, which were not looked at, might change the decision */
    Decision decide(Verdict[] verdicts, List<Shared> cut) {
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
                book,
                supersession.speaking(),
                supersession.audible(shadow),
                supersession.muted(shadow),
                pending.stream().map(supersession::silenced).toList(),
                List.copyOf(fulfilled),
                List.copyOf(notMatched),
                List.copyOf(unknown),
                failed.stream().map(supersession::silenced).toList(),
                cut,
                Optional.empty(),
                new NextMoment(context, entries).after(pending, duties));
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
        return new Decision.Failed(entry.policy(), reason, null, matches.ifHeld(entry));
    }

    private Optional<TraceLine> notInForce(Entry entry) {
        if (entry.isRetired()) {
            return Optional.of(new TraceLine("policy is not retired", "retired", "mode", Truth.FALSE));
        }
        EffectivePeriod effective = entry.rule().effective();
        Instant now = context.facts().now();
        return effective.includes(now, context.zone())
                ? Optional.empty()
                : Optional.of(new TraceLine(
                        "policy is " + effective.words(),
                        now.atZone(context.zone()).toLocalDate().toString(),
                        "effective",
                        Truth.FALSE));
    }

    private void placeByTruth(Entry entry, Truth first) {
        EvaluationContext seen = first == Truth.TRUE ? context : remembering(entry);
        Truth truth = seen == context ? first : entry.when().test(seen, seen.root());
        Explanation explanation = entry.when().explain(seen, ExplainScope.report(seen));
        if (truth == Truth.FALSE) {
            notMatched.add(new Decision.NotMatched(entry.policy().id(), explanation.because(), stands(entry)));
            return;
        }
        Optional<PolicyClock> clock = entry.rule().clock();
        Optional<PolicyClock.Times> times = clock.flatMap(set -> set.times(context));
        boolean waitsForStart = times.isEmpty()
                && clock.filter(set -> set.kind() == ClockKind.WAIT).isPresent();
        boolean alerts = entry.policy().onUnknown() == Policy.OnUnknown.ALERT;
        if ((truth == Truth.UNKNOWN || waitsForStart) && !alerts) {
            unknown.add(new Decision.Unknown(entry.policy(), missing(explanation, clock, waitsForStart)));
            return;
        }
        Match match = matches.match(entry, explanation, times);
        matches.fulfilled(entry, match).ifPresentOrElse(fulfilled::add, () -> hold(match));
    }

    /** Correcting the date that a duty counts from, or taking it back, does not end the duty. */
    private EvaluationContext remembering(Entry entry) {
        return entry.rule()
                .clock()
                .filter(clock -> clock.kind() == ClockKind.DUTY)
                .map(clock -> clock.from().full())
                .filter(this::wasGivenOtherwise)
                .map(path -> path.split("\\.", 2))
                .map(names -> context.remembering(names[0], names[1]))
                .orElse(context);
    }

    private boolean wasGivenOtherwise(String path) {
        Instant first = context.facts().anchors().get(path);
        return first != null
                && !context.report().find(path).flatMap(context::instantOf).equals(Optional.of(first));
    }

    private boolean stands(Entry entry) {
        return entry.asksForChange() && entry.when().test(context.lookingBack(), context.root()) == Truth.TRUE;
    }

    private static List<String> missing(Explanation explanation, Optional<PolicyClock> clock, boolean waitsForStart) {
        Stream<String> start =
                waitsForStart ? clock.stream().map(set -> set.from().full()) : Stream.of();
        return Stream.concat(explanation.missingFields().stream(), start)
                .distinct()
                .toList();
    }

    private void hold(Match match) {
        Instant now = context.facts().now();
        Clock clock = match.clock();
        if (clock != null && !holdsYet(match, clock, now)) {
            return;
        }
        if (clock != null && clock.kind() == ClockKind.DUTY) {
            duties.add(clock);
        }
        if (match.policy().mode() == Policy.Mode.SHADOW) {
            shadow.add(match);
        } else {
            holding.add(match);
        }
    }

    /** A duty holds from its start, a wait from its end. Until then they are elsewhere in the decision. */
    private boolean holdsYet(Match match, Clock clock, Instant now) {
        Instant startsAt = clock.startsAt();
        Instant dueAt = clock.dueAt();
        if (startsAt == null || dueAt == null) {
            return true;
        }
        if (clock.kind() == ClockKind.WAIT) {
            if (now.isBefore(dueAt)) {
                pending.add(new Pending(match, clock.remindAt(), dueAt, null));
            }
            return !now.isBefore(dueAt);
        }
        if (now.isBefore(startsAt)) {
            duties.add(clock);
            TraceLine line = ClockWording.notStarted(clock, context.zone());
            notMatched.add(new Decision.NotMatched(match.policy().id(), List.of(line), false));
        }
        return !now.isBefore(startsAt);
    }
}
