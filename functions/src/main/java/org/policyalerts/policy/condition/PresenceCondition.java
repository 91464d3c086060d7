package org.policyalerts.policy.condition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/** A field was given, or was not; never unknown. */
public record PresenceCondition(FieldPath path, boolean wanted) implements Condition {

    @Override
    public Truth test(EvaluationContext context, Map<String, Object> place) {
        return Truth.of(path.values(context, place).isEmpty() != wanted);
    }

    @Override
    public String words() {
        return path.words() + (wanted ? " is given" : " is not given");
    }

    @Override
    public Explanation explain(EvaluationContext context, ExplainScope scope) {
        Set<String> saw = new LinkedHashSet<>();
        for (Map<String, Object> place : scope.places()) {
            path.values(context, place).forEach(value -> saw.add(scope.labelled(place, shown(value))));
        }
        String seen = saw.isEmpty() ? "not given" : Wording.shown(List.copyOf(saw));
        return Explanation.leaf(words(), testSome(context, scope), Explanation.Seen.of(seen, path.full()));
    }

    @SuppressWarnings("unchecked")
    private static String shown(Object value) {
        return value instanceof Map<?, ?> element
                ? ExplainScope.nameOf((Map<String, Object>) element).orElse("given")
                : value.toString();
    }
}
