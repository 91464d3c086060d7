package org.policyalerts.policy;

/** The leaves tested so far for one incident: each at most once, and only when a policy asks. */
final class Memo {

    private static final byte FALSE = 1;
    private static final byte UNKNOWN = 2;
    private static final byte TRUE = 3;
    private static final byte EACH_BY_ITSELF = 4;

    private final Condition[] leaves;
    private final LeafIndex index;
    private final Scene scene;
    // Bytes, because a book has thousands of leaves and every decision starts with a fresh array.
    private final byte[] tested;

    /** What the leaves of a field come to that none of its values made true. */
    private final byte[] otherwise;

    Memo(Condition[] leaves, LeafIndex index, Scene scene) {
        this.leaves = leaves;
        this.index = index;
        this.scene = scene;
        this.tested = new byte[leaves.length];
        this.otherwise = new byte[index.fields()];
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
        tested[leaf] = switch (leaves[leaf].test(scene, scene.root())) {
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

    private byte look(int field) {
        try {
            return index.mark(field, scene, tested, TRUE) ? UNKNOWN : FALSE;
        } catch (RuntimeException notAsTheModelHasIt) {
            // Each condition then fails, or holds, by itself.
            return EACH_BY_ITSELF;
        }
    }
}
