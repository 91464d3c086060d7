package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.io.IOException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.policyalerts.log.LogLine;

/**
 * A function that does once, before Lambda takes the snapshot of an instance, what its first event would otherwise wait
 * for (Lambda developer guide, "Implement code before or after Lambda function snapshots"). Without SnapStart nothing
 * is rehearsed.
 */
interface SnapshotPriming extends Resource {

    /** Loads what an event loads and reads what it reads, and writes nothing. */
    void rehearse() throws IOException;

    /**
     * Asks for {@link #rehearse()} before a snapshot; what asks has to be held by Lambda, which keeps weak references
     * only.
     */
    static void beforeSnapshot(SnapshotPriming function) {
        Core.getGlobalContext().register(function);
    }

    /** A snapshot without a rehearsal is a slower one; a snapshot that fails stops the deployment. */
    @Override
    default void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            rehearse();
        } catch (IOException | RuntimeException failed) {
            LambdaRuntime.getLogger().log(LogLine.failure("rehearsal-failed", "snapshot", failed));
        }
    }

    @Override
    default void afterRestore(Context<? extends Resource> context) {
        // Connections that did not outlive the snapshot are opened again by whoever needs them.
    }
}
