package org.policyalerts.policy.condition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.ClaimantKeys;

/** Where an explanation looks: the report itself, or some elements of one of its lists, which it names. */
public record ExplainScope(List<Map<String, Object>> maps, boolean areElements) {

    private static final List<String> NAMES =
            List.of("name", "claimant", "by", "publisher", "field", "country", "type", "id", "value");

    public static ExplainScope report(EvaluationContext context) {
        return new ExplainScope(List.of(context.root()), false);
    }

    static ExplainScope elements(List<Map<String, Object>> elements) {
        return new ExplainScope(elements, true);
    }

    /** What people call the element: a target's name, a claimant. */
    static Optional<String> nameOf(Map<String, Object> element) {
        return NAMES.stream()
                .filter(element::containsKey)
                .map(name -> String.valueOf(element.get(name)))
                .findFirst();
    }

    /** The same name whatever its spelling. */
    static String keyOf(Map<String, Object> element, ClaimantKeys keys) {
        return element.containsKey("claimant")
                ? keys.keyOf(String.valueOf(element.get("claimant")))
                : nameOf(element).map(ClaimantKeys::fold).orElse("");
    }

    /** A value with the name of the element it belongs to, unless it is that name. */
    String labelled(Map<String, Object> place, String value) {
        return areElements
                ? nameOf(place)
                        .filter(name -> !name.equals(value))
                        .map(name -> name + ": " + value)
                        .orElse(value)
                : value;
    }
}
