package org.policyalerts.policy.condition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.ClaimantKeys;

/** The places an explanation looks at: the report itself, or elements of one of its lists, each with its name. */
public record ExplainScope(List<Map<String, Object>> places, boolean areElements) {

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

    /** The name of the element in a form that is the same for every spelling of it. */
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
