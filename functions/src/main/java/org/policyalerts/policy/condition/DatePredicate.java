package org.policyalerts.policy.condition;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.policy.Truth;

/** What a policy asks of a date: how it compares with a fixed date, with now, or with another date of the report. */
public sealed interface DatePredicate extends ValuePredicate {

    /** The date lies on one side of a fixed date. */
    record Bounded(Bounds.Side side, PartialDate bound) implements DatePredicate {

        @Override
        public Truth test(Object value, EvaluationContext context) {
            Instant instant = context.instantOf(value).orElseThrow();
            return Truth.of(side.passes(instant.compareTo(bound.earliest(context.zone()))));
        }

        @Override
        public String words() {
            String words =
                    switch (side) {
                        case AT_LEAST -> "on or after";
                        case AT_MOST -> "on or before";
                        case ABOVE -> "after";
                        case BELOW -> "before";
                        case EXACTLY -> "exactly";
                    };
            return "is " + words + " " + bound.text();
        }
    }

    /**
     * The date lies within a span before or after a reference, or more than the span before it.
     *
     * @param of the date of the report that is the reference; null for now
     */
    record Near(
            Direction direction, TimeSpan span, @Nullable FieldPath of) implements DatePredicate {

        /** On which side of the reference the date must lie, and how far. */
        public enum Direction {
            OLDER_THAN("olderThan"),
            WITHIN("within"),
            AHEAD("ahead");

            private final String key;

            Direction(String key) {
                this.key = key;
            }

            public String key() {
                return key;
            }
        }

        @Override
        public Truth test(Object value, EvaluationContext context) {
            Instant date = context.instantOf(value).orElseThrow();
            Optional<Instant> reference = reference(context);
            return reference.isEmpty() ? Truth.UNKNOWN : Truth.of(lies(date, reference.get(), context));
        }

        private Optional<Instant> reference(EvaluationContext context) {
            return of == null
                    ? Optional.of(context.facts().now())
                    : of.values(context, context.root()).stream().findFirst().flatMap(context::instantOf);
        }

        private boolean lies(Instant date, Instant reference, EvaluationContext context) {
            return switch (direction) {
                case OLDER_THAN -> !span.reaches(date, reference, context.zone());
                case WITHIN -> !date.isAfter(reference) && span.reaches(date, reference, context.zone());
                case AHEAD -> !date.isBefore(reference) && !date.isAfter(span.after(reference, context.zone()));
            };
        }

        public boolean isRelativeToNow() {
            return of == null;
        }

        @Override
        public Optional<FieldPath> comparesWith() {
            return Optional.ofNullable(of);
        }

        @Override
        public String words() {
            String reference = of == null ? "now" : "the " + of.words();
            return switch (direction) {
                case OLDER_THAN -> "is more than " + span.words() + " before " + reference;
                case WITHIN -> "is within " + span.words() + " before " + reference;
                case AHEAD -> "is within " + span.words() + " after " + reference;
            };
        }
    }
}
