package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyalerts.policy.Truth;

/**
 * A condition of a policy that has no parts, with the blocks it lies in.
 *
 * @param inside the blocks around it, outermost first
 */
public record NestedLeaf(Condition leaf, List<ElementCondition> inside) {

    /**
     * The leaves of a condition in the order they are written; a block that counts is one itself, after those inside
     * it.
     */
    public static List<NestedLeaf> of(Condition condition) {
        List<NestedLeaf> leaves = new ArrayList<>();
        collect(condition, List.of(), leaves);
        return leaves;
    }

    private static void collect(Condition condition, List<ElementCondition> inside, List<NestedLeaf> leaves) {
        List<ElementCondition> within = new ArrayList<>(inside);
        if (condition instanceof ElementCondition block) {
            within.add(block);
        }
        condition.parts().forEach(part -> collect(part, List.copyOf(within), leaves));
        boolean isLeaf = condition instanceof ElementCondition block
                ? !block.asksForSome()
                : !(condition instanceof GroupCondition);
        if (isLeaf) {
            leaves.add(new NestedLeaf(condition, inside));
        }
    }

    /** Its result at each place it looks at. */
    public Stream<Truth> truths(EvaluationContext context) {
        Stream<Map<String, Object>> places = Stream.of(context.root());
        for (ElementCondition block : inside) {
            places = places.flatMap(place -> {
                List<Map<String, Object>> elements = block.elements(place);
                return elements == null ? Stream.of() : elements.stream();
            });
        }
        return places.map(place -> leaf.test(context, place));
    }
}
