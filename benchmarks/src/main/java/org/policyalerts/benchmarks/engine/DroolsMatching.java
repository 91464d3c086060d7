package org.policyalerts.benchmarks.engine;

import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.AlphaIndex;
import org.drools.model.DSL;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.ReportField;
import org.policyalerts.benchmarks.SimpleCondition;

/** Drools: the rules as its executable model, and one session for all reports. */
final class DroolsMatching implements MatchingEngine {

    private static final List<ReportField> FIELDS = List.of(ReportField.values());

    private final List<String> matched = new ArrayList<>();
    private final KieSession session;

    private DroolsMatching(List<GeneratedPolicy> book) {
        Variable<FlatReport> report = DSL.declarationOf(FlatReport.class, "report");
        Conditions conditions = new Conditions();
        ModelImpl model = new ModelImpl();
        book.forEach(policy -> model.addRule(translated(policy, report, conditions)));
        this.session = KieBaseBuilder.createKieBaseFromModel(model).newKieSession();
    }

    static DroolsMatching compile(List<GeneratedPolicy> book) {
        return new DroolsMatching(book);
    }

    // All rules have their constraints in the same order, so that the network can share nodes. Those that look into
    // lists cost most and come last.
    private Rule translated(GeneratedPolicy policy, Variable<FlatReport> report, Conditions conditions) {
        PatternDef<FlatReport> pattern = pattern(report);
        policy.conditions().stream()
                .sorted(Comparator.comparing(DroolsMatching::looksIntoList).thenComparing(SimpleCondition::field))
                .map(condition -> condition.in(conditions))
                .forEach(constraint -> constraint.addTo(pattern));
        String id = policy.id();
        return rule(id).build(pattern, DSL.execute(() -> matched.add(id)));
    }

    private static boolean looksIntoList(SimpleCondition condition) {
        return condition.field().shape() == ReportField.Shape.TEXTS;
    }

    @Override
    public List<String> match(byte[] report) {
        matched.clear();
        FactHandle fact = session.insert(FlatReport.read(report));
        session.fireAllRules();
        session.delete(fact);
        return List.copyOf(matched);
    }

    /** A condition for the network: equal conditions are the same object, so that rules share the node. */
    private record Constraint(
            String id,
            Predicate1<FlatReport> predicate,
            @Nullable AlphaIndex<FlatReport, ?> index) {

        private void addTo(PatternDef<FlatReport> pattern) {
            if (index == null) {
                pattern.expr(id, predicate);
            } else {
                pattern.expr(id, predicate, index);
            }
        }
    }

    private static final class Conditions implements SimpleCondition.Language<Constraint> {

        private final Map<String, Constraint> known = new HashMap<>();

        @Override
        public Constraint anyOf(ReportField field, List<String> values) {
            String id = field + " any of " + values;
            if (field.shape() == ReportField.Shape.TEXTS) {
                return known.computeIfAbsent(
                        id, unseen -> new Constraint(id, report -> hasOne(report.get(field), values), null));
            }
            if (values.size() > 1) {
                Set<String> accepted = Set.copyOf(values);
                return known.computeIfAbsent(
                        id, unseen -> new Constraint(id, report -> isOne(report.get(field), accepted), null));
            }
            String value = values.get(0);
            return known.computeIfAbsent(id, unseen -> equality(id, field, value));
        }

        private static Constraint equality(String id, ReportField field, String value) {
            AlphaIndex<FlatReport, String> index = alphaIndexedBy(
                    String.class,
                    ConstraintType.EQUAL,
                    FIELDS.indexOf(field),
                    report -> (String) report.get(field),
                    value);
            return new Constraint(id, report -> value.equals(report.get(field)), index);
        }

        @Override
        public Constraint not(ReportField field, String value) {
            String id = field + " not " + value;
            return known.computeIfAbsent(
                    id, unseen -> new Constraint(id, report -> isOther(report.get(field), value), null));
        }

        @Override
        public Constraint atLeast(ReportField field, long least) {
            String id = field + " at least " + least;
            return known.computeIfAbsent(
                    id, unseen -> new Constraint(id, report -> isAtLeast(report.get(field), least), null));
        }

        private static boolean hasOne(@Nullable Object list, List<String> values) {
            if (list instanceof List<?> given) {
                for (String value : values) {
                    if (given.contains(value)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean isOne(@Nullable Object text, Set<String> accepted) {
            return text != null && accepted.contains(text);
        }

        private static boolean isOther(@Nullable Object text, String value) {
            return text != null && !text.equals(value);
        }

        private static boolean isAtLeast(@Nullable Object number, long least) {
            return number instanceof Long given && given >= least;
        }
    }
}
