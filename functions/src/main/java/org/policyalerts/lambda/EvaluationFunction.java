package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.policyalerts.alert.IncidentEvaluation;
import org.policyalerts.incident.IncidentId;

/** Evaluates the incident versions that the table's stream brings, with partial-batch answers. */
public final class EvaluationFunction implements RequestStreamHandler {

    private final IncidentEvaluation evaluation;

    /** As Lambda makes it. */
    public EvaluationFunction() {
        this(Wiring.fromEnvironment());
    }

    /** With clients and a clock of the caller's. */
    public EvaluationFunction(Wiring wiring) {
        this.evaluation = wiring.evaluation();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        StreamBatch.read(input).handle(this::evaluate, context.getLogger(), output);
    }

    private void evaluate(StreamBatch.Change record) {
        IncidentId id = new IncidentId(record.get("pk").substring("I#".length()));
        evaluation.versionArrived(id, Integer.parseInt(record.get("version")));
    }
}
