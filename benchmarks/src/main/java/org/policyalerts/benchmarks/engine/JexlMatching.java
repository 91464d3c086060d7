package org.policyalerts.benchmarks.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.ReportField;
import org.policyalerts.benchmarks.SimpleCondition;

/** Apache Commons JEXL: one compiled expression for each policy, with one variable for each field. */
final class JexlMatching implements MatchingEngine {

    private final List<Rule> rules;

    private record Rule(String id, JexlExpression condition) {}

    private JexlMatching(List<Rule> rules) {
        this.rules = rules;
    }

    static JexlMatching compile(List<GeneratedPolicy> book) {
        // With "antish" variables JEXL would look for a variable under every prefix of its name.
        JexlEngine jexl = new JexlBuilder()
                .strict(false)
                .safe(true)
                .antish(false)
                .cache(0)
                .create();
        return new JexlMatching(book.stream()
                .map(policy -> new Rule(policy.id(), jexl.createExpression(expression(policy))))
                .toList());
    }

    private static String expression(GeneratedPolicy policy) {
        return policy.conditions().stream()
                .map(condition -> condition.in(new Jexl()))
                .collect(Collectors.joining(" && "));
    }

    @Override
    public List<String> match(byte[] report) {
        JexlContext context = new MapContext(FlatReport.read(report).variables());
        return rules.stream()
                .filter(rule -> Boolean.TRUE.equals(rule.condition().evaluate(context)))
                .map(Rule::id)
                .toList();
    }

    private static final class Jexl implements SimpleCondition.Language<String> {

        @Override
        public String anyOf(ReportField field, List<String> values) {
            String each = field.shape() == ReportField.Shape.TEXTS ? "'%2$s' =~ %1$s" : "%1$s == '%2$s'";
            String any = values.stream()
                    .map(value -> each.formatted(field.variable(), value))
                    .collect(Collectors.joining(" || ", "(", ")"));
            return field.shape() == ReportField.Shape.TEXTS
                    ? "(%s != null && %s)".formatted(field.variable(), any)
                    : any;
        }

        @Override
        public String not(ReportField field, String value) {
            return "(%1$s != null && %1$s != '%2$s')".formatted(field.variable(), value);
        }

        @Override
        public String atLeast(ReportField field, long least) {
            return "(%1$s != null && %1$s >= %2$d)".formatted(field.variable(), least);
        }
    }
}
