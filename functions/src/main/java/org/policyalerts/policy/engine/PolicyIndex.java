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

/** The compiled conditions of many policies: they share their leaves, and the incident's values find the candidates. */
final class PolicyIndex {

    private final Condition[] leaves;
    private final FieldIndexes fields;
    private final CompiledCondition[] compiled;

    /** The result of a policy's condition, or why there is none. */
    record Verdict(Truth truth, Optional<String> failure) {

        static final Verdict FALSE = new Verdict(Truth.FALSE, Optional.empty());

        // The checker should accept nothing that can fail. If it does, one policy must not silence the others.
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
        this.compiled = new CompiledCondition[conditions.size()];
        for (int i = 0; i < compiled.length; i++) {
            compiled[i] = compiler.compile(conditions.get(i));
        }
        this.leaves = compiler.leaves();
        this.fields = FieldIndexes.of(leaves, conditions);
    }

    /** Tells the positions of the conditions that hold, in order. */
    void holding(EvaluationContext context, IntConsumer position) {
        LeafResults results = new LeafResults(leaves, fields, context, compiled.length);
        BitSet found = results.candidates(compiled.length, false);
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            if (compiled[i].isTrue(results)) {
                position.accept(i);
            }
        }
    }

    /** Tells the result of each condition that may not be false; all others are false. */
    void judge(EvaluationContext context, ObjIntConsumer<Verdict> verdicts) {
        LeafResults results = new LeafResults(leaves, fields, context, compiled.length);
        BitSet found = results.candidates(compiled.length, true);
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            CompiledCondition condition = compiled[i];
            verdicts.accept(Verdict.of(() -> condition.evaluate(results)), i);
        }
    }
}
