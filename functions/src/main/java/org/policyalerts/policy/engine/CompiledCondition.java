package org.policyalerts.policy.engine;

import org.policyalerts.policy.Truth;

/** A condition over numbered leaves: what is left of a policy once its leaves are shared with the whole book. */
sealed interface CompiledCondition {

    Truth evaluate(LeafResults memo);

    /** Whether it is true, which is often known sooner than what else it would be. */
    boolean isTrue(LeafResults memo);

    /** A condition that the book tests once for an incident. */
    record Leaf(int number) implements CompiledCondition {

        @Override
        public Truth evaluate(LeafResults memo) {
            return memo.truth(number);
        }

        @Override
        public boolean isTrue(LeafResults memo) {
            return memo.isTrue(number);
        }
    }

    /** Holds if all leaves and all other parts do. */
    final class All implements CompiledCondition {

        private final int[] leaves;
        private final CompiledCondition[] others;

        All(int[] leaves, CompiledCondition[] others) {
            this.leaves = leaves;
            this.others = others;
        }

        @Override
        public Truth evaluate(LeafResults memo) {
            Truth result = Truth.TRUE;
            for (int i = 0; i < leaves.length && result != Truth.FALSE; i++) {
                result = result.and(memo.truth(leaves[i]));
            }
            for (int i = 0; i < others.length && result != Truth.FALSE; i++) {
                result = result.and(others[i].evaluate(memo));
            }
            return result;
        }

        @Override
        public boolean isTrue(LeafResults memo) {
            for (int leaf : leaves) {
                if (!memo.isTrue(leaf)) {
                    return false;
                }
            }
            for (CompiledCondition other : others) {
                if (!other.isTrue(memo)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Holds if some part does. */
    final class Any implements CompiledCondition {

        private final CompiledCondition[] parts;

        Any(CompiledCondition[] parts) {
            this.parts = parts;
        }

        @Override
        public Truth evaluate(LeafResults memo) {
            Truth result = Truth.FALSE;
            for (int i = 0; i < parts.length && result != Truth.TRUE; i++) {
                result = result.or(parts[i].evaluate(memo));
            }
            return result;
        }

        @Override
        public boolean isTrue(LeafResults memo) {
            for (CompiledCondition part : parts) {
                if (part.isTrue(memo)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Holds if the other does not. */
    record Negated(CompiledCondition other) implements CompiledCondition {

        @Override
        public Truth evaluate(LeafResults memo) {
            return other.evaluate(memo).not();
        }

        @Override
        public boolean isTrue(LeafResults memo) {
            return other.evaluate(memo) == Truth.FALSE;
        }
    }
}
