package org.policyalerts.policy;

import org.jspecify.annotations.Nullable;

/** The leaves tested so far for one incident: each at most once, and only when a policy asks. */
final class Memo {

    private final Condition[] leaves;
    private final Scene scene;
    private final @Nullable Truth[] tested;

    Memo(Condition[] leaves, Scene scene) {
        this.leaves = leaves;
        this.scene = scene;
        this.tested = new Truth[leaves.length];
    }

    Truth truth(int leaf) {
        Truth known = tested[leaf];
        if (known == null) {
            known = leaves[leaf].test(scene, scene.root());
            tested[leaf] = known;
        }
        return known;
    }
}
