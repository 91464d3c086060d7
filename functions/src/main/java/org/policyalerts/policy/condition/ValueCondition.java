package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/** A value of a field satisfies a predicate; of several values, at least one does. */
public record ValueCondition(FieldPath path, ValuePredicate predicate) implements Condition {

    @Override
    public Truth test(EvaluationContext context, Map<String, Object> place) {
        return path.someValue(context, place, predicate);
    }

    @Override
    public Condition bind(EngineSettings settings) {
        return new ValueCondition(path, predicate.bind(settings));
    }

    @Override
    public String words() {
        return Wording.condition(path.words(), predicate.words());
    }

    @Override
    public Explanation explain(EvaluationContext context, ExplainScope scope) {
        Truth truth = testSome(context, scope);
        Set<String> saw = new LinkedHashSet<>();
        Set<String> missing = new TreeSet<>();
        Set<String> carries = new TreeSet<>();
        for (Map<String, Object> place : scope.places()) {
            for (Object value : shown(context, place, truth)) {
                saw.add(scope.labelled(place, value.toString()));
                carry(carries, value, context);
            }
            if (test(context, place) == Truth.UNKNOWN) {
                missing.add(missingIn(context, place));
            }
        }
        String seen = saw.isEmpty() ? nothingSeen(context, scope) : Wording.shown(List.copyOf(saw));
        Explanation.Seen met = new Explanation.Seen(seen, path.full(), List.copyOf(missing), List.copyOf(carries));
        return Explanation.leaf(words(), truth, met);
    }

    private List<Object> shown(EvaluationContext context, Map<String, Object> place, Truth truth) {
        List<Object> values = path.values(context, place);
        if (truth == Truth.TRUE) {
            List<Object> passing = new ArrayList<>(values);
            passing.removeIf(value -> predicate.test(value, context) != Truth.TRUE);
            return passing;
        }
        return values;
    }

    // Only the values of an equality belong to the cause: another number above the same threshold is no new cause.
    private void carry(Set<String> carries, Object value, EvaluationContext context) {
        if (predicate instanceof ValuePredicate.AnyOf anyOf && !(value instanceof Number)) {
            carries.add(anyOf.isClaimant() ? context.claimants().keyOf(value.toString()) : value.toString());
        }
    }

    private String missingIn(EvaluationContext context, Map<String, Object> place) {
        boolean lacksOther = predicate.comparesWith().isPresent()
                && !path.values(context, place).isEmpty()
                && predicate
                        .comparesWith()
                        .get()
                        .values(context, context.root())
                        .isEmpty();
        return lacksOther ? predicate.comparesWith().get().full() : path.missingIn(place);
    }

    private String nothingSeen(EvaluationContext context, ExplainScope scope) {
        boolean[] absent = {scope.places().isEmpty()};
        scope.places().forEach(place -> path.visit(context, place, value -> absent[0] |= value == null));
        return absent[0] ? "not given" : "none";
    }
}
