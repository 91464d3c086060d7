package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.policyalerts.api.ApiEvent;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ErrorBoundary;
import org.policyalerts.api.Routes;
import org.policyalerts.json.JsonWriter;

/** Answers the API: one API Gateway proxy event in, one proxy answer out. */
public final class ApiFunction implements RequestStreamHandler, SnapshotPriming {

    private final Supplier<Routes> routes;
    private final ErrorBoundary boundary;
    private final Runnable restored;

    /** The constructor that Lambda calls. */
    public ApiFunction() {
        this(Wiring.fromEnvironment());
        SnapshotPriming.beforeSnapshot(this);
    }

    /** For callers with clients and a clock of their own. */
    public ApiFunction(Wiring wiring) {
        BookInForce book = wiring.bookInForce();
        this.routes = new Following<>(
                book, current -> new ApiRows(wiring.withBook(current), wiring.books(), book::askAgain).routes())::now;
        this.boundary = ApiRows.boundary();
        this.restored = book::askAgain;
    }

    /** With routes that stay the same. */
    public ApiFunction(Routes routes, ErrorBoundary boundary) {
        this.routes = () -> routes;
        this.boundary = boundary;
        this.restored = () -> {};
    }

    /** Reads, validates and evaluates a report with its history, and looks for an incident that does not exist. */
    @Override
    public void prime() throws IOException {
        for (Map<String, Object> event : PrimingReport.events()) {
            answer(new ByteArrayInputStream(JsonWriter.writeBytes(event)));
        }
    }

    @Override
    public void restored() {
        restored.run();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(answer(input));
    }

    private byte[] answer(InputStream input) throws IOException {
        ApiEvent event = ApiEvent.read(input);
        ApiResponse response = boundary.caught(() -> routes.get().answer(event), event.requestId());
        boolean isHead = "HEAD".equals(event.method());
        return JsonWriter.writeBytes((isHead ? response.withoutBody() : response).toEvent());
    }
}
