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
    public Truth test(EvaluationContext scene, Map<String, Object> place) {
        return Truth.of(path.values(scene, place).isEmpty() != wanted);
    }

    @Override
    public String words() {
        return Wording.field(path) + (wanted ? " is given" : " is not given");
    }

    @Override
    public Explanation explain(EvaluationContext scene, ExplainScope places) {
        Set<String> saw = new LinkedHashSet<>();
        for (Map<String, Object> place : places.maps()) {
            path.values(scene, place).forEach(value -> saw.add(places.labelled(place, shown(value))));
        }
        String seen = saw.isEmpty() ? "not given" : Wording.shown(List.copyOf(saw));
        return Explanation.leaf(words(), testSome(scene, places), Explanation.Seen.of(seen, path.full()));
    }

    @SuppressWarnings("unchecked")
    private static String shown(Object value) {
        return value instanceof Map<?, ?> element
                ? ExplainScope.nameOf((Map<String, Object>) element).orElse("given")
                : value.toString();
    }
}
