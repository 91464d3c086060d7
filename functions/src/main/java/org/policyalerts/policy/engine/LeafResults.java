package org.policyalerts.policy.engine;

import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.EvaluationContext;

/**
 * The results of a book's leaves for one incident. Each field is read and each leaf is tested at most once, and only
 * when a policy needs it.
 */
final class LeafResults {

    private static final byte FALSE = 1;
    private static final byte UNKNOWN = 2;
    private static final byte TRUE = 3;
    private static final byte EACH_BY_ITSELF = 4;

    private final Condition[] leaves;
    private final FieldIndexes index;
    private final EvaluationContext context;
    // Bytes, because a book has thousands of leaves and every decision starts with a fresh array.
    private final byte[] tested;

    /** For each field, the result of those of its leaves that none of its values made true. */
    private final byte[] otherwise;

    private final BitSet found;

    LeafResults(Condition[] leaves, FieldIndexes index, EvaluationContext context, int policies) {
        this.leaves = leaves;
        this.index = index;
        this.context = context;
        this.tested = new byte[leaves.length];
        this.otherwise = new byte[index.count()];
        this.found = new BitSet(policies);
    }

    /** The policies whose result is not certainly false; those that may be unknown only if asked for. */
    BitSet candidates(int policies, boolean alsoUnknown) {
        addAll(index.always());
        for (int field = 0; field < otherwise.length; field++) {
            int[] waiting = index.field(field).policies();
            if (waiting.length > 0) {
                otherwise[field] = look(field);
                if (otherwise[field] == EACH_BY_ITSELF) {
                    found.set(0, policies);
                } else if (alsoUnknown && otherwise[field] == UNKNOWN) {
                    addAll(waiting);
                }
            }
        }
        return found;
    }

    private void addAll(int[] policies) {
        for (int policy : policies) {
            found.set(policy);
        }
    }

    Truth truth(int leaf) {
        return switch (outcome(leaf)) {
            case FALSE -> Truth.FALSE;
            case UNKNOWN -> Truth.UNKNOWN;
            default -> Truth.TRUE;
        };
    }

    boolean isTrue(int leaf) {
        return outcome(leaf) == TRUE;
    }

    private byte outcome(int leaf) {
        byte known = tested[leaf];
        return known != 0 ? known : test(leaf);
    }

    private byte test(int leaf) {
        int field = index.fieldOf(leaf);
        byte settled = field < 0 ? EACH_BY_ITSELF : settled(leaf, field);
        if (settled != EACH_BY_ITSELF) {
            return settled;
        }
        tested[leaf] = switch (leaves[leaf].test(context, context.root())) {
            case FALSE -> FALSE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> TRUE;
        };
        return tested[leaf];
    }

    private byte settled(int leaf, int field) {
        if (otherwise[field] == 0) {
            otherwise[field] = look(field);
            return tested[leaf] != 0 ? tested[leaf] : otherwise[field];
        }
        return otherwise[field];
    }

    /**
     * Marks the leaves that the values of a field make true and the policies that may hold because of them. All other
     * leaves of the field are unknown if some place does not give it, else false.
     */
    private byte look(int field) {
        Look look = new Look(index.field(field));
        try {
            look.field.path().visit(context, context.root(), look);
            return look.lacks ? UNKNOWN : FALSE;
        } catch (RuntimeException notAsTheModelHasIt) {
            // The conditions are then tested one by one, and only those that cannot read the value fail.
            return EACH_BY_ITSELF;
        }
    }

    private final class Look implements Consumer<@Nullable Object> {

        private final FieldIndex field;
        private boolean lacks;

        private Look(FieldIndex field) {
            this.field = field;
        }

        @Override
        public void accept(@Nullable Object value) {
            FieldIndex.Filed filed = value == null ? null : field.filedUnder(value, context);
            lacks |= value == null;
            if (filed != null) {
                for (int leaf : filed.leaves()) {
                    tested[leaf] = TRUE;
                }
                addAll(filed.policies());
            }
        }
    }
}
