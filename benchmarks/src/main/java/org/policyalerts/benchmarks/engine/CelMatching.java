package org.policyalerts.benchmarks.engine;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.ReportField;
import org.policyalerts.benchmarks.SimpleCondition;

/** CEL: one checked program for each policy, with one typed variable for each field. */
final class CelMatching implements MatchingEngine {

    // A program fails if a variable is missing or null, so a field that the report lacks has a value for which no
    // condition holds.
    private static final Map<String, Object> NOTHING_SAID = nothingSaid();

    private final List<Rule> rules;

    private record Rule(String id, CelRuntime.Program program) {}

    private CelMatching(List<Rule> rules) {
        this.rules = rules;
    }

    static CelMatching compile(List<GeneratedPolicy> book) {
        CelCompilerBuilder variables = CelCompilerFactory.standardCelCompilerBuilder();
        for (ReportField field : ReportField.values()) {
            variables.addVar(field.variable(), type(field));
        }
        CelCompiler compiler = variables.build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        return new CelMatching(book.stream()
                .map(policy -> new Rule(policy.id(), program(policy, compiler, runtime)))
                .toList());
    }

    private static CelRuntime.Program program(GeneratedPolicy policy, CelCompiler compiler, CelRuntime runtime) {
        String expression = policy.conditions().stream()
                .map(condition -> condition.in(new Cel()))
                .collect(Collectors.joining(" && "));
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            return runtime.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    private static CelType type(ReportField field) {
        return switch (field.shape()) {
            case TEXT -> SimpleType.STRING;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case NUMBER -> SimpleType.INT;
        };
    }

    private static Map<String, Object> nothingSaid() {
        Map<String, Object> values = new HashMap<>();
        for (ReportField field : ReportField.values()) {
            values.put(
                    field.variable(),
                    switch (field.shape()) {
                        case TEXT -> "";
                        case TEXTS -> List.of();
                        case NUMBER -> -1L;
                    });
        }
        return values;
    }

    @Override
    public List<String> match(byte[] report) {
        Map<String, Object> variables = new HashMap<>(NOTHING_SAID);
        variables.putAll(FlatReport.read(report).variables());
        CelVariableResolver resolver = name -> Optional.ofNullable(variables.get(name));
        return rules.stream()
                .filter(rule -> holds(rule, resolver))
                .map(Rule::id)
                .toList();
    }

    // A resolver, since a map of variables would be copied for each program.
    private static boolean holds(Rule rule, CelVariableResolver variables) {
        try {
            return (boolean) rule.program().eval(variables);
        } catch (CelEvaluationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final class Cel implements SimpleCondition.Language<String> {

        @Override
        public String anyOf(ReportField field, List<String> values) {
            String each = field.shape() == ReportField.Shape.TEXTS ? "'%2$s' in %1$s" : "%1$s == '%2$s'";
            return values.stream()
                    .map(value -> each.formatted(field.variable(), value))
                    .collect(Collectors.joining(" || ", "(", ")"));
        }

        @Override
        public String not(ReportField field, String value) {
            return "%1$s != '' && %1$s != '%2$s'".formatted(field.variable(), value);
        }

        @Override
        public String atLeast(ReportField field, long least) {
            return "%s >= %d".formatted(field.variable(), least);
        }
    }
}
