package org.policyalerts.benchmarks.engine;

import io.github.jamsesso.jsonlogic.JsonLogic;
import io.github.jamsesso.jsonlogic.JsonLogicException;
import java.util.List;
import java.util.Map;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.ReportField;
import org.policyalerts.benchmarks.SimpleCondition;
import org.policyalerts.json.JsonWriter;

/** JSON-logic with json-logic-java: one rule for each policy, parsed once and kept in the cache of the library. */
final class JsonLogicMatching implements MatchingEngine {

    private final JsonLogic logic = new JsonLogic();
    private final List<Rule> rules;

    private record Rule(String id, String json) {}

    private JsonLogicMatching(List<Rule> rules) {
        this.rules = rules;
    }

    static JsonLogicMatching compile(List<GeneratedPolicy> book) {
        return new JsonLogicMatching(book.stream()
                .map(policy -> new Rule(policy.id(), JsonWriter.write(rule(policy))))
                .toList());
    }

    private static Map<String, Object> rule(GeneratedPolicy policy) {
        return Map.of(
                "and",
                policy.conditions().stream()
                        .map(condition -> condition.in(new Logic()))
                        .toList());
    }

    @Override
    public List<String> match(byte[] report) {
        Map<String, Object> variables = FlatReport.read(report).variables();
        return rules.stream()
                .filter(rule -> holds(rule, variables))
                .map(Rule::id)
                .toList();
    }

    private boolean holds(Rule rule, Map<String, Object> variables) {
        try {
            return JsonLogic.truthy(logic.apply(rule.json(), variables));
        } catch (JsonLogicException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final class Logic implements SimpleCondition.Language<Map<String, Object>> {

        @Override
        public Map<String, Object> anyOf(ReportField field, List<String> values) {
            if (field.shape() == ReportField.Shape.TEXT) {
                return Map.of("in", List.of(variable(field), values));
            }
            List<Object> each = values.stream()
                    .<Object>map(value -> Map.of("in", List.of(value, variable(field))))
                    .toList();
            return Map.of("or", each);
        }

        @Override
        public Map<String, Object> not(ReportField field, String value) {
            return Map.of("and", List.of(variable(field), Map.of("!=", List.of(variable(field), value))));
        }

        @Override
        public Map<String, Object> atLeast(ReportField field, long least) {
            return Map.of(">=", List.of(variable(field), least));
        }

        private static Map<String, Object> variable(ReportField field) {
            return Map.of("var", field.variable());
        }
    }
}
