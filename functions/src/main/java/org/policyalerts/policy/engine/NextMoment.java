package org.policyalerts.policy.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.policy.Decision.Clock;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.DatePredicate.Near;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.engine.CompiledBook.Entry;

/** When time alone may change a decision: clocks, dates in force, and dates compared with now. */
record NextMoment(EvaluationContext context, List<Entry> entries) {

    /** The earliest moment after now. */
    Optional<Instant> after(List<Pending> pending, List<Clock> duties) {
        Stream<Instant> clocks = Stream.concat(
                pending.stream().flatMap(NextMoment::moments), duties.stream().flatMap(NextMoment::moments));
        Stream<Instant> rest =
                entries.stream().filter(entry -> !entry.isRetired()).flatMap(this::moments);
        return Stream.concat(clocks, rest)
                .filter(moment -> moment.isAfter(context.facts().now()))
                .min(Instant::compareTo);
    }

    private static Stream<Instant> moments(Pending pending) {
        return Stream.concat(Stream.ofNullable(pending.remindAt()), Stream.of(pending.dueAt()));
    }

    private static Stream<Instant> moments(Clock duty) {
        return Stream.of(
                        Optional.ofNullable(duty.startsAt()),
                        Optional.ofNullable(duty.remindAt()),
                        Optional.ofNullable(duty.dueAt()))
                .flatMap(Optional::stream);
    }

    private Stream<Instant> moments(Entry entry) {
        Stream<Instant> inForce = entry.rule().effective().bounds(context.zone()).stream();
        return Stream.concat(inForce, thresholdsThatMatter(entry).stream());
    }

    /** None if the evaluation fails: that must stop neither the decision nor the moments of other policies. */
    private List<Instant> thresholdsThatMatter(Entry entry) {
        try {
            return mayStillHold(entry)
                    ? entry.rule().conditions().stream()
                            .flatMap(this::thresholds)
                            .toList()
                    : List.of();
        } catch (RuntimeException failure) {
            return List.of();
        }
    }

    // If one part is false and time cannot change it, the policy cannot hold, whatever the other parts become.
    private boolean mayStillHold(Entry entry) {
        return entry.when().parts().stream()
                .noneMatch(part ->
                        thresholds(part).findAny().isEmpty() && part.test(context, context.root()) == Truth.FALSE);
    }

    private Stream<Instant> thresholds(Condition condition) {
        if (condition instanceof ValueCondition value) {
            return nears(value.predicate()).flatMap(near -> thresholds(value.path(), near));
        }
        return condition.parts().stream().flatMap(this::thresholds);
    }

    private static Stream<Near> nears(ValuePredicate predicate) {
        if (predicate instanceof Near near) {
            return near.isRelativeToNow() ? Stream.of(near) : Stream.of();
        }
        if (predicate instanceof ValuePredicate.Not not) {
            return nears(not.predicate());
        }
        return predicate instanceof ValuePredicate.Each each
                ? each.predicates().stream().flatMap(NextMoment::nears)
                : Stream.of();
    }

    private Stream<Instant> thresholds(FieldPath path, Near near) {
        Stream<?> values = path.full().equals(FieldPath.RECEIVED_AT)
                ? Stream.of(context.facts().incident().receivedAt())
                : context.report().all(path.full()).stream();
        return values.flatMap(value -> context.instantOf(value).stream()).flatMap(date -> thresholds(date, near));
    }

    // Bounds are inclusive, so a result changes at them or just after. Counting back over months ends on the last day
    // of
    // a shorter month, which can delay the change to the first day of the next.
    private Stream<Instant> thresholds(Instant date, Near near) {
        Instant edge = near.direction() == Near.Direction.AHEAD
                ? near.span().before(date, context.zone())
                : near.span().after(date, context.zone());
        Stream<Instant> late = near.span().countsMonths()
                ? Stream.of(1, 2, 3).map(days -> edge.plus(Duration.ofDays(days)))
                : Stream.of();
        return Stream.concat(Stream.of(date, edge), late).flatMap(moment -> Stream.of(moment, moment.plusSeconds(1)));
    }
}
