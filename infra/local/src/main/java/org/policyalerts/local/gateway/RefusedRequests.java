package org.policyalerts.local.gateway;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonWriter;

/** Answers what is no request that a function could see, with a problem document like all others. */
final class RefusedRequests extends ErrorHandler {

    private static final HttpField PROBLEM = new HttpField(HttpHeader.CONTENT_TYPE, "application/problem+json");

    /** A request whose body turned out to be broken. */
    static void refuse(Request request, Response response, Callback callback, Throwable broken) {
        if (broken instanceof HttpException refused) {
            Response.writeError(request, response, callback, refused.getCode(), refused.getReason());
        } else {
            callback.failed(broken);
        }
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(PROBLEM);
        String detail = cause instanceof BadMessageException refused ? refused.getReason() : message;
        response.write(true, document(status, detail), callback);
    }

    private static ByteBuffer document(int status, @Nullable String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type(status));
        problem.put("title", HttpStatus.getMessage(status));
        problem.put("status", (long) status);
        if (detail != null) {
            problem.put("detail", detail);
        }
        return ByteBuffer.wrap(JsonWriter.writeBytes(problem));
    }

    private static String type(int status) {
        if (HttpStatus.isServerError(status) && status != HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505) {
            return "urn:policyalerts:problem:failed";
        }
        return status == HttpStatus.PAYLOAD_TOO_LARGE_413
                ? "urn:policyalerts:problem:body-too-large"
                : "urn:policyalerts:problem:invalid-parameter";
    }
}
