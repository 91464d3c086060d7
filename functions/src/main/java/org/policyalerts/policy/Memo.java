package org.policyalerts.policy;

/** The leaves tested so far for one incident: each at most once, and only when a policy asks. */
final class Memo {

    private static final byte FALSE = 1;
    private static final byte UNKNOWN = 2;
    private static final byte TRUE = 3;

    private final Condition[] leaves;
    private final Scene scene;
    // Bytes, because a book has thousands of leaves and every decision starts with a fresh array.
    private final byte[] tested;

    Memo(Condition[] leaves, Scene scene) {
        this.leaves = leaves;
        this.scene = scene;
        this.tested = new byte[leaves.length];
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
        byte outcome =
                switch (leaves[leaf].test(scene, scene.root())) {
                    case FALSE -> FALSE;
                    case UNKNOWN -> UNKNOWN;
                    case TRUE -> TRUE;
                };
        tested[leaf] = outcome;
        return outcome;
    }
}
