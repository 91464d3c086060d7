package org.policyalerts.policy.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.Field;
import org.policyalerts.policy.Truth;

/** A field changed in this way since the version before; false for a first version, never unknown. */
public record ChangedCondition(
        FieldPath path,
        Way way,
        @Nullable Object from,
        @Nullable Object to) implements Condition {

    /** Which changes count. */
    public enum Way {
        RAISED("was raised"),
        LOWERED("was lowered"),
        ANY("changed"),
        FROM_TO("changed");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    @Override
    public Truth test(EvaluationContext context, Map<String, Object> place) {
        return Truth.of(context.facts().previous().isPresent()
                && counts(context, context.facts().previous().get()));
    }

    private boolean counts(EvaluationContext context, Report before) {
        List<Object> old = before.all(path.full());
        List<Object> now = context.report().all(path.full());
        if (now.equals(old)) {
            return context.isLookingBack();
        }
        return switch (way) {
            case ANY -> true;
            case FROM_TO -> isAt(old, from) && isAt(now, to);
            // A first value counts as raised. A value that was taken back is neither: no lower value was given.
            case RAISED -> !now.isEmpty() && (old.isEmpty() || rank(now).compareTo(rank(old)) > 0);
            case LOWERED -> !now.isEmpty() && !old.isEmpty() && rank(now).compareTo(rank(old)) < 0;
        };
    }

    private static boolean isAt(List<Object> values, @Nullable Object wanted) {
        return wanted == null
                || values.stream()
                        .map(ValuePredicate.AnyOf::normal)
                        .anyMatch(ValuePredicate.AnyOf.normal(wanted)::equals);
    }

    private BigDecimal rank(List<Object> values) {
        Object value = values.get(0);
        return path.field().kind() == Field.Kind.ENUM
                ? BigDecimal.valueOf(path.field().values().indexOf(value.toString()))
                : ValuePredicate.Within.number(value);
    }

    @Override
    public String words() {
        return path.words() + " " + way.words + (from == null ? "" : " from " + from) + (to == null ? "" : " to " + to);
    }

    @Override
    public Explanation explain(EvaluationContext context, ExplainScope scope) {
        Truth truth = test(context, context.root());
        Optional<Report> before = context.facts().previous();
        String now = shown(context.report());
        String saw = before.isEmpty() ? "no version before" : shown(before.get()) + " → " + now;
        return Explanation.leaf(words(), truth, new Explanation.Seen(saw, path.full(), List.of(), List.of(now)));
    }

    private String shown(Report report) {
        String values = report.all(path.full()).stream().map(Object::toString).collect(Collectors.joining(", "));
        return values.isEmpty() ? "not given" : values;
    }
}
