package org.policyalerts.benchmarks.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.ReportField;
import org.policyalerts.benchmarks.SimpleCondition;
import org.policyalerts.policy.parser.PolicySource;

/** Writes generated policies as policy files. */
public final class PolicyFile {

    private PolicyFile() {}

    public static List<PolicySource> of(List<GeneratedPolicy> book) {
        return book.stream().map(PolicyFile::of).toList();
    }

    private static PolicySource of(GeneratedPolicy policy) {
        String conditions = policy.conditions().stream()
                .map(condition -> "  - " + condition.in(new Yaml()))
                .collect(Collectors.joining("\n"));
        String text = """
                id: %s
                version: 1
                title: A generated policy
                severity: high
                audience: [policy]
                when:
                %s
                recommend:
                  - {do: Act, owner: policy, within: P1D}
                why: It was drawn.
                tests:
                  - {name: one, given: {severity: 1}, expect: match}
                  - {name: other, given: {severity: 2}, expect: no-match}
                """.formatted(policy.id(), conditions);
        return new PolicySource(policy.id() + ".yaml", text);
    }

    private static final class Yaml implements SimpleCondition.Language<String> {

        @Override
        public String anyOf(ReportField field, List<String> values) {
            String quoted =
                    values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", ", "[", "]"));
            return field.path() + ": " + quoted;
        }

        @Override
        public String not(ReportField field, String value) {
            return field.path() + ": {not: \"" + value + "\"}";
        }

        @Override
        public String atLeast(ReportField field, long least) {
            return field.path() + ": {atLeast: " + least + "}";
        }
    }
}
