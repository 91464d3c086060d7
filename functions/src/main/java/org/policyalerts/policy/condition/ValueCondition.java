package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/** A value of a field passes a test; on a list, some value does. */
public record ValueCondition(FieldPath path, ValuePredicate test) implements Condition {

    @Override
    public Truth test(EvaluationContext scene, Map<String, Object> place) {
        return path.someValue(scene, place, test);
    }

    @Override
    public Condition bind(EngineSettings settings) {
        return new ValueCondition(path, test.bind(settings));
    }

    @Override
    public String words() {
        return Wording.field(path) + " " + test.words();
    }

    @Override
    public Explanation explain(EvaluationContext scene, ExplainScope places) {
        Truth truth = testSome(scene, places);
        Set<String> saw = new LinkedHashSet<>();
        Set<String> missing = new TreeSet<>();
        Set<String> carries = new TreeSet<>();
        for (Map<String, Object> place : places.maps()) {
            for (Object value : shown(scene, place, truth)) {
                saw.add(places.labelled(place, value.toString()));
                carry(carries, value, scene);
            }
            if (test(scene, place) == Truth.UNKNOWN) {
                missing.add(missingIn(scene, place));
            }
        }
        String seen = saw.isEmpty() ? nothingSeen(scene, places) : Wording.shown(List.copyOf(saw));
        Explanation.Seen met = new Explanation.Seen(seen, path.full(), List.copyOf(missing), List.copyOf(carries));
        return Explanation.leaf(words(), truth, met);
    }

    private List<Object> shown(EvaluationContext scene, Map<String, Object> place, Truth truth) {
        List<Object> values = path.values(scene, place);
        if (truth == Truth.TRUE) {
            List<Object> passing = new ArrayList<>(values);
            passing.removeIf(value -> test.test(value, scene) != Truth.TRUE);
            return passing;
        }
        return values;
    }

    // Only equalities tell what they met: a threshold that holds for another number is no new cause.
    private void carry(Set<String> carries, Object value, EvaluationContext scene) {
        if (test instanceof ValuePredicate.AnyOf anyOf && !(value instanceof Number)) {
            carries.add(anyOf.isClaimant() ? scene.claimants().keyOf(value.toString()) : value.toString());
        }
    }

    private String missingIn(EvaluationContext scene, Map<String, Object> place) {
        boolean lacksOther = test.comparesWith().isPresent()
                && !path.values(scene, place).isEmpty()
                && test.comparesWith().get().values(scene, scene.root()).isEmpty();
        return lacksOther ? test.comparesWith().get().full() : path.missingIn(place);
    }

    private String nothingSeen(EvaluationContext scene, ExplainScope places) {
        boolean[] absent = {places.maps().isEmpty()};
        places.maps().forEach(place -> path.visit(scene, place, value -> absent[0] |= value == null));
        return absent[0] ? "not given" : "none";
    }
}
