package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Evaluates what the table's stream brings, with partial-batch answers. */
public final class EvaluationFunction implements RequestStreamHandler {

    private final Wiring wiring;

    /** As Lambda makes it. */
    public EvaluationFunction() {
        this(Wiring.fromEnvironment());
    }

    /** With clients and a clock of the caller's. */
    public EvaluationFunction(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        throw new IOException("not built: " + wiring.settings().tableName());
    }
}
