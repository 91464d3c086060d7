package org.policyalerts.policy.book;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.TimeSpan;

/**
 * A duty with a due time, counted from a moment the report names.
 *
 * @param remind how long before it is due a reminder goes out; null for never
 * @param duty key of the duty in the legal pack, whose period wins over {@code due}; null if no law sets it
 */
public record PolicyClock(
        FieldPath from,
        TimeSpan due,
        @Nullable TimeSpan remind,
        @Nullable String duty) {

    /** When it started, when to remind and when it is due. */
    public record Times(Instant countedFrom, Optional<Instant> remindAt, Instant dueAt) {}

    /** The times for one incident; empty if the moment it counts from was not given. */
    public Optional<Times> times(EvaluationContext context) {
        return from.values(context, context.root()).stream()
                .findFirst()
                .flatMap(context::instantOf)
                .map(start -> times(context, start));
    }

    private Times times(EvaluationContext context, Instant start) {
        Instant dueAt = period(context, start).after(start, context.zone());
        return new Times(start, Optional.ofNullable(remind).map(span -> span.before(dueAt, context.zone())), dueAt);
    }

    private TimeSpan period(EvaluationContext context, Instant start) {
        if (duty == null) {
            return due;
        }
        String jurisdiction = context.report().all("targets.country").stream()
                .map(Object::toString)
                .findFirst()
                .orElse("");
        return context.settings()
                .legalPack()
                .period(jurisdiction, duty, start.atZone(context.zone()).toLocalDate())
                .orElse(due);
    }
}
