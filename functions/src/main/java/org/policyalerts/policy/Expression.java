package org.policyalerts.policy;

/** A condition over numbered leaves: what is left of a policy once its leaves are shared with the whole book. */
sealed interface Expression {

    Truth evaluate(Memo memo);

    /** A condition that the book tests once for an incident. */
    record Leaf(int number) implements Expression {

        @Override
        public Truth evaluate(Memo memo) {
            return memo.truth(number);
        }
    }

    /** Holds if all parts do. */
    final class All implements Expression {

        private final Expression[] parts;

        All(Expression[] parts) {
            this.parts = parts;
        }

        @Override
        public Truth evaluate(Memo memo) {
            Truth result = Truth.TRUE;
            for (Expression part : parts) {
                Truth truth = part.evaluate(memo);
                if (truth == Truth.FALSE) {
                    return Truth.FALSE;
                }
                result = result.and(truth);
            }
            return result;
        }
    }

    /** Holds if some part does. */
    final class Any implements Expression {

        private final Expression[] parts;

        Any(Expression[] parts) {
            this.parts = parts;
        }

        @Override
        public Truth evaluate(Memo memo) {
            Truth result = Truth.FALSE;
            for (Expression part : parts) {
                Truth truth = part.evaluate(memo);
                if (truth == Truth.TRUE) {
                    return Truth.TRUE;
                }
                result = result.or(truth);
            }
            return result;
        }
    }

    /** Holds if the other does not. */
    record Negated(Expression other) implements Expression {

        @Override
        public Truth evaluate(Memo memo) {
            return other.evaluate(memo).not();
        }
    }
}
