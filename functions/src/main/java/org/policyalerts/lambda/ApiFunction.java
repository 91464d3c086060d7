package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.policyalerts.json.JsonWriter;

/** Answers the API: one API Gateway proxy event in, one proxy answer out. */
public final class ApiFunction implements RequestStreamHandler {

    private final Routes routes;
    private final Failures failures;

    /** As Lambda makes it. */
    public ApiFunction() {
        this(Wiring.fromEnvironment());
    }

    /** With clients and a clock of the caller's. */
    public ApiFunction(Wiring wiring) {
        this(wiring.routes(), wiring.failures());
    }

    ApiFunction(Routes routes, Failures failures) {
        this.routes = routes;
        this.failures = failures;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        ApiEvent event = ApiEvent.read(input);
        ApiResponse response = failures.caught(() -> routes.answer(event), event.requestId());
        output.write(JsonWriter.writeBytes(response.toEvent()));
    }
}
