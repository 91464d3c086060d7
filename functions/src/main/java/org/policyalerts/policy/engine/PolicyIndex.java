package org.policyalerts.policy.engine;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.EvaluationContext;

/** The conditions of many policies compiled into one: leaves shared, candidates found by the incident's values. */
final class PolicyIndex {

    private final Condition[] leaves;
    private final FieldIndexes fields;
    private final CompiledCondition[] expressions;

    /** What the condition of a policy came to, or why it came to nothing. */
    record Verdict(Truth truth, Optional<String> failure) {

        static final Verdict FALSE = new Verdict(Truth.FALSE, Optional.empty());

        // The checker lets nothing through that can fail; should it have a hole, one policy must not silence the
        // others.
        static Verdict of(Supplier<Truth> condition) {
            try {
                return new Verdict(condition.get(), Optional.empty());
            } catch (RuntimeException failure) {
                return new Verdict(Truth.UNKNOWN, Optional.of(failure.getClass().getSimpleName()));
            }
        }
    }

    PolicyIndex(List<Condition> conditions) {
        LeafCompiler compiler = new LeafCompiler();
        this.expressions = new CompiledCondition[conditions.size()];
        for (int i = 0; i < expressions.length; i++) {
            expressions[i] = compiler.compile(conditions.get(i));
        }
        this.leaves = compiler.leaves();
        this.fields = FieldIndexes.of(leaves, conditions);
    }

    /** Tells the positions of the conditions that hold, in order. */
    void holding(EvaluationContext context, IntConsumer position) {
        LeafResults results = new LeafResults(leaves, fields, context, expressions.length);
        BitSet found = results.candidates(expressions.length, false);
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            if (expressions[i].isTrue(results)) {
                position.accept(i);
            }
        }
    }

    /** Tells what each condition came to that may not be false; those not told of are. */
    void judge(EvaluationContext context, ObjIntConsumer<Verdict> verdicts) {
        LeafResults results = new LeafResults(leaves, fields, context, expressions.length);
        BitSet found = results.candidates(expressions.length, true);
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            CompiledCondition expression = expressions[i];
            verdicts.accept(Verdict.of(() -> expression.evaluate(results)), i);
        }
    }
}
