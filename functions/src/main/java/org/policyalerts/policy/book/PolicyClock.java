package org.policyalerts.policy.book;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.TimeSpan;

/**
 * A due time, counted from a moment the report names.
 *
 * @param remind how long before it is due a reminder goes out; null for never
 * @param legal key of the duty in the legal pack, whose period wins over {@code due}; null if no law sets it
 */
public record PolicyClock(
        ClockKind kind,
        FieldPath from,
        TimeSpan due,
        @Nullable TimeSpan remind,
        @Nullable String legal) {

    /** When it started, when to remind and when it is due. */
    public record Times(Instant countedFrom, Optional<Instant> remindAt, Instant dueAt) {}

    /** The times for one incident; empty if the moment it counts from was not given. */
    public Optional<Times> times(EvaluationContext context) {
        return start(context).map(start -> times(context, start));
    }

    // A deadline of the law does not move when a later version corrects the date it counts from, or takes it away.
    private Optional<Instant> start(EvaluationContext context) {
        Optional<Instant> present =
                from.values(context, context.root()).stream().findFirst().flatMap(context::instantOf);
        Instant anchor = context.facts().anchors().get(from.full());
        return kind == ClockKind.DUTY && anchor != null ? Optional.of(anchor) : present;
    }

    private Times times(EvaluationContext context, Instant start) {
        Instant dueAt = period(context, start).after(start, context.zone());
        return new Times(start, Optional.ofNullable(remind).map(span -> span.before(dueAt, context.zone())), dueAt);
    }

    private TimeSpan period(EvaluationContext context, Instant start) {
        if (legal == null) {
            return due;
        }
        String jurisdiction = context.report().all("targets.country").stream()
                .map(Object::toString)
                .findFirst()
                .orElse("");
        return context.settings()
                .legalPack()
                .period(jurisdiction, legal, start.atZone(context.zone()).toLocalDate())
                .orElse(due);
    }
}
