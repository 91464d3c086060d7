package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/**
 * Conditions on the elements of a list. Without numbers, one element must satisfy all of them; with numbers, so many
 * elements must, or those that do must have so many different values.
 *
 * @param count how many elements; null if their number does not matter
 */
public record ElementCondition(
        FieldPath list, GroupCondition where, @Nullable Bounds count, List<Distinct> distinct) implements Condition {

    /** So many different values of a field. */
    public record Distinct(FieldPath field, Bounds bounds) {}

    public ElementCondition {
        distinct = List.copyOf(distinct);
    }

    @Override
    public Truth test(EvaluationContext context, Map<String, Object> place) {
        List<Map<String, Object>> elements = elements(place);
        if (elements == null) {
            return Truth.UNKNOWN;
        }
        return asksForSome() ? some(context, elements) : numbers(context, elements);
    }

    /** Whether it holds only if some element satisfies its conditions. */
    public boolean needsOne() {
        return asksForSome()
                || (count != null && count.needsOne())
                || distinct.stream().anyMatch(each -> each.bounds().needsOne());
    }

    public boolean asksForSome() {
        return count == null && distinct.isEmpty();
    }

    private Truth some(EvaluationContext context, List<Map<String, Object>> elements) {
        Truth some = Truth.FALSE;
        for (int i = 0; i < elements.size() && some != Truth.TRUE; i++) {
            some = some.or(where.test(context, elements.get(i)));
        }
        return some;
    }

    private Truth numbers(EvaluationContext context, List<Map<String, Object>> elements) {
        List<Map<String, Object>> certain = withTruth(context, elements, Truth.TRUE);
        List<Map<String, Object>> possible = withTruth(context, elements, Truth.UNKNOWN);
        Truth all =
                count == null ? Truth.TRUE : count.holdsFor(certain.size(), certain.size() + (long) possible.size());
        for (Distinct each : distinct) {
            all = all.and(differing(each, context, certain, possible));
        }
        return all;
    }

    private static Truth differing(
            Distinct each,
            EvaluationContext context,
            List<Map<String, Object>> certain,
            List<Map<String, Object>> possible) {
        Set<Object> values = values(each.field(), context, certain);
        int least = values.size();
        values.addAll(values(each.field(), context, possible));
        long lacking = lacking(each.field(), context, certain) + lacking(each.field(), context, possible);
        return each.bounds().holdsFor(least, values.size() + lacking);
    }

    private static Set<Object> values(FieldPath field, EvaluationContext context, List<Map<String, Object>> elements) {
        Set<Object> values = new HashSet<>();
        for (Map<String, Object> element : elements) {
            for (Object value : field.values(context, element)) {
                values.add(field.isClaimant() ? context.claimants().keyOf(value.toString()) : value);
            }
        }
        return values;
    }

    private static long lacking(FieldPath field, EvaluationContext context, List<Map<String, Object>> elements) {
        return elements.stream()
                .filter(element -> field.values(context, element).isEmpty())
                .count();
    }

    private List<Map<String, Object>> withTruth(
            EvaluationContext context, List<Map<String, Object>> elements, Truth truth) {
        return elements.stream()
                .filter(element -> where.test(context, element) == truth)
                .toList();
    }

    @SuppressWarnings("unchecked")
    public @Nullable List<Map<String, Object>> elements(Map<String, Object> place) {
        return (List<Map<String, Object>>) (List<?>) list.list(place);
    }

    @Override
    public Condition bind(EngineSettings settings) {
        return new ElementCondition(list, where.bind(settings), count, distinct);
    }

    @Override
    public List<Condition> parts() {
        return where.parts();
    }

    @Override
    public String words() {
        String one = Wording.singular(list.words());
        String inner = where.parts().isEmpty() ? "" : " with " + and(where.parts());
        if (asksForSome()) {
            return Wording.article(one) + " " + one + inner;
        }
        return String.join(" and ", numberWords()) + inner;
    }

    private static String and(List<Condition> parts) {
        return String.join(" and ", parts.stream().map(Condition::words).toList());
    }

    private List<String> numberWords() {
        List<String> words = new ArrayList<>();
        if (count != null) {
            words.add(count.words() + " "
                    + (count.words().endsWith(" 1") ? Wording.singular(list.words()) : list.words()));
        }
        distinct.forEach(each -> words.add(
                each.bounds().words() + " different values of " + each.field().words()));
        return words;
    }

    @Override
    public Explanation explain(EvaluationContext context, ExplainScope scope) {
        Truth truth = testSome(context, scope);
        List<Map<String, Object>> all = new ArrayList<>();
        scope.places().forEach(place -> {
            List<Map<String, Object>> elements = elements(place);
            all.addAll(elements == null ? List.of() : elements);
        });
        boolean absent = scope.places().stream().allMatch(place -> list.list(place) == null);
        return asksForSome() ? explainSome(context, truth, all, absent) : explainNumbers(context, truth, all, absent);
    }

    private Explanation explainSome(
            EvaluationContext context, Truth truth, List<Map<String, Object>> all, boolean absent) {
        List<Map<String, Object>> telling = truth == Truth.FALSE ? all : withTruth(context, all, truth);
        List<Explanation> parts = telling.isEmpty()
                ? List.of()
                : where.explain(context, ExplainScope.elements(telling)).parts();
        return new Explanation(
                Explanation.Shape.SAME_ELEMENT,
                words(),
                truth,
                absent ? "not given" : named(telling),
                list.full(),
                absent ? List.of(list.full()) : missing(context, truth, telling),
                truth == Truth.TRUE ? keys(context, telling) : List.of(),
                List.of(),
                parts);
    }

    // Each element is explained by itself: in a common explanation, a field that one element lacks would seem to be
    // given because another element has it.
    private List<String> missing(EvaluationContext context, Truth truth, List<Map<String, Object>> telling) {
        return truth != Truth.UNKNOWN
                ? List.of()
                : telling.stream()
                        .map(element -> where.explain(context, ExplainScope.elements(List.of(element))))
                        .flatMap(explanation -> explanation.missingFields().stream())
                        .distinct()
                        .toList();
    }

    private Explanation explainNumbers(
            EvaluationContext context, Truth truth, List<Map<String, Object>> all, boolean absent) {
        List<Map<String, Object>> certain = withTruth(context, all, Truth.TRUE);
        List<String> missing = new ArrayList<>();
        if (absent) {
            missing.add(list.full());
        } else {
            missing.addAll(missing(context, truth, withTruth(context, all, Truth.UNKNOWN)));
            distinct.forEach(each -> missing.add(each.field().full()));
        }
        String saw = absent ? "not given" : certain.size() + ": " + named(certain);
        return Explanation.leaf(words(), truth, new Explanation.Seen(saw, list.full(), missing, List.of()));
    }

    private static List<String> keys(EvaluationContext context, List<Map<String, Object>> elements) {
        return elements.stream()
                .map(element -> ExplainScope.keyOf(element, context.claimants()))
                .toList();
    }

    private static String named(List<Map<String, Object>> elements) {
        List<String> names = elements.stream()
                .flatMap(element -> ExplainScope.nameOf(element).stream())
                .distinct()
                .toList();
        return names.isEmpty() ? "none" : Wording.shown(names);
    }
}
