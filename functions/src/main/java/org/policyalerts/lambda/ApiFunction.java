package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.policyalerts.api.ApiEvent;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ErrorBoundary;
import org.policyalerts.api.RequestAudit;
import org.policyalerts.api.Routes;
import org.policyalerts.json.JsonWriter;

/** Answers the API: one API Gateway proxy event in, one proxy answer out. */
public final class ApiFunction implements RequestStreamHandler, SnapshotPriming {

    private final Supplier<Routes> routes;
    private final ErrorBoundary boundary;
    private final RequestAudit.Log audit;
    private final Clock clock;
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
        this.audit = ApiRows.audit(wiring);
        this.clock = wiring.clock();
        this.restored = book::askAgain;
    }

    /** With routes that stay the same. */
    public ApiFunction(Routes routes, ErrorBoundary boundary, RequestAudit.Log audit, Clock clock) {
        this.routes = () -> routes;
        this.boundary = boundary;
        this.audit = audit;
        this.clock = clock;
        this.restored = () -> {};
    }

    /** Reads, validates and evaluates a report with its history, and looks for an incident that does not exist. */
    @Override
    public void prime() throws IOException {
        for (Map<String, Object> event : PrimingReport.events()) {
            ApiEvent rehearsed = ApiEvent.read(new ByteArrayInputStream(JsonWriter.writeBytes(event)));
            JsonWriter.writeBytes(answer(rehearsed, new RequestAudit(rehearsed)).toEvent());
        }
    }

    @Override
    public void restored() {
        restored.run();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        ApiEvent event = ApiEvent.read(input);
        RequestAudit request = new RequestAudit(event);
        ApiResponse response = answer(event, request);
        Instant now = clock.instant();
        audit.keep(
                now, request.lines(now, response), line -> context.getLogger().log(line));
        output.write(JsonWriter.writeBytes(response.toEvent()));
    }

    private ApiResponse answer(ApiEvent event, RequestAudit request) {
        ApiResponse response = boundary.caught(() -> request.answer(routes.get()), event.requestId());
        return "HEAD".equals(event.method()) ? response.withoutBody() : response;
    }
}
