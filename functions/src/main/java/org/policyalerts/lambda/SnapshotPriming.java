package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.io.IOException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.policyalerts.cloudwatch.FailedCall;

/**
 * A function that is primed before Lambda takes the snapshot of an instance: it does once what its first event would
 * otherwise wait for (Lambda developer guide, "Implement code before or after Lambda function snapshots"). Without
 * SnapStart no function is primed.
 */
interface SnapshotPriming extends Resource {

    /** Loads the classes that an event needs and reads the table as an event does, but writes nothing. */
    void prime() throws IOException;

    /**
     * Asks for {@link #prime()} before a snapshot. The context keeps weak references only, so it has to be the function
     * that asks: Lambda holds it.
     */
    static void beforeSnapshot(SnapshotPriming function) {
        Core.getGlobalContext().register(function);
    }

    /**
     * A failure is only logged: without priming the first event is slower, but a failed snapshot stops the deployment.
     */
    @Override
    default void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            prime();
        } catch (IOException | RuntimeException failed) {
            LambdaRuntime.getLogger().log(FailedCall.line("rehearsal-failed", "snapshot", failed));
        }
    }

    /** What is done after a snapshot is restored, which may be weeks after it was taken. */
    default void restored() {}

    /** The SDK opens a connection again that did not outlive the snapshot. */
    @Override
    default void afterRestore(Context<? extends Resource> context) {
        restored();
    }
}
