package org.policyalerts.policy.engine;

import org.policyalerts.policy.Truth;

/** The condition of a policy over numbered leaves, which all policies of the book share. */
sealed interface CompiledCondition {

    Truth evaluate(LeafResults results);

    /** Whether it is true; this is often known before it is known whether it is false or unknown. */
    boolean isTrue(LeafResults results);

    /** A condition that the book tests once for an incident. */
    record Leaf(int number) implements CompiledCondition {

        @Override
        public Truth evaluate(LeafResults results) {
            return results.truth(number);
        }

        @Override
        public boolean isTrue(LeafResults results) {
            return results.isTrue(number);
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
        public Truth evaluate(LeafResults results) {
            Truth result = Truth.TRUE;
            for (int i = 0; i < leaves.length && result != Truth.FALSE; i++) {
                result = result.and(results.truth(leaves[i]));
            }
            for (int i = 0; i < others.length && result != Truth.FALSE; i++) {
                result = result.and(others[i].evaluate(results));
            }
            return result;
        }

        @Override
        public boolean isTrue(LeafResults results) {
            for (int leaf : leaves) {
                if (!results.isTrue(leaf)) {
                    return false;
                }
            }
            for (CompiledCondition other : others) {
                if (!other.isTrue(results)) {
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
        public Truth evaluate(LeafResults results) {
            Truth result = Truth.FALSE;
            for (int i = 0; i < parts.length && result != Truth.TRUE; i++) {
                result = result.or(parts[i].evaluate(results));
            }
            return result;
        }

        @Override
        public boolean isTrue(LeafResults results) {
            for (CompiledCondition part : parts) {
                if (part.isTrue(results)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Holds if the other does, and does not hold while that is unknown. */
    record Certain(CompiledCondition other) implements CompiledCondition {

        @Override
        public Truth evaluate(LeafResults results) {
            return Truth.of(other.isTrue(results));
        }

        @Override
        public boolean isTrue(LeafResults results) {
            return other.isTrue(results);
        }
    }

    /** Holds if the other does not. */
    record Negated(CompiledCondition other) implements CompiledCondition {

        @Override
        public Truth evaluate(LeafResults results) {
            return other.evaluate(results).not();
        }

        @Override
        public boolean isTrue(LeafResults results) {
            return other.evaluate(results) == Truth.FALSE;
        }
    }
}
