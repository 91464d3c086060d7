package org.policyalerts.policy.condition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/** A list of plain values has so many values, or so many different ones. */
public record SizeCondition(FieldPath path, boolean isDistinct, Bounds bounds) implements Condition {

    @Override
    public Truth test(EvaluationContext context, Map<String, Object> place) {
        List<Object> list = path.list(place);
        if (list == null) {
            return Truth.UNKNOWN;
        }
        int size = isDistinct ? new HashSet<>(list).size() : list.size();
        return bounds.holdsFor(size, size);
    }

    @Override
    public String words() {
        return "number of " + (isDistinct ? "different " : "") + path.words() + " is " + bounds.words();
    }

    @Override
    public Explanation explain(EvaluationContext context, ExplainScope scope) {
        List<String> saw = scope.places().stream()
                .map(path::list)
                .map(list -> list == null ? "not given" : list.size() + ": " + Wording.shown(texts(list)))
                .toList();
        Explanation.Seen seen = new Explanation.Seen(Wording.shown(saw), path.full(), List.of(path.full()), List.of());
        return Explanation.leaf(words(), testSome(context, scope), seen);
    }

    private static List<String> texts(List<Object> list) {
        return list.stream().map(Object::toString).toList();
    }
}
