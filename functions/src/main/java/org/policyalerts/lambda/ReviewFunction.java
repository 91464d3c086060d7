package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.review.DueRun;
import org.policyalerts.review.RunReport;

/** Handles what has fallen due, once per schedule event. */
public final class ReviewFunction implements RequestStreamHandler {

    /** Left over for the item in hand and the run's report when Lambda is about to stop the function. */
    private static final int RESERVE_MILLIS = 10_000;

    private final DueRun run;

    /** As Lambda makes it. */
    public ReviewFunction() {
        this(Wiring.fromEnvironment());
    }

    /** With clients and a clock of the caller's. */
    public ReviewFunction(Wiring wiring) {
        this.run = wiring.dueRun();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        LambdaLogger log = context.getLogger();
        RunReport report = run.run(
                () -> context.getRemainingTimeInMillis() < RESERVE_MILLIS,
                failure -> log.log(
                        LogLine.failure("due-item-failed", failure.item().partition(), failure.cause())));
        log.log(LogLine.of(report.document()));
        output.write(JsonWriter.writeBytes(report.document()));
    }
}
