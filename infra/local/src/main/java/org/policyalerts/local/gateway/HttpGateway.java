package org.policyalerts.local.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.lambda.Function;

/** Stands in for API Gateway: turns each request into a proxy event, and the function's answer into a response. */
public final class HttpGateway implements AutoCloseable {

    /** API Gateway's own limit for a request body (Amazon API Gateway quotas). */
    static final int LARGEST_BODY = 10 * 1024 * 1024;

    /** API Gateway's limit for all headers of a request, with the request line (the same page). */
    static final int LARGEST_HEAD = 10_240;

    /** Whoever sends nothing for so long is not waited for any more (API Gateway: 29 s for the whole request). */
    private static final int IDLE_MILLIS = 30_000;

    /** Only requests that have come in whole hold a thread. */
    private static final int THREADS = 64;

    private final Server server;
    private final ServerConnector connector;
    private final Function api;
    private final Runnable afterCall;
    private final Route local;

    private HttpGateway(int port, Function api, Runnable afterCall, Route local) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        this.api = api;
        this.afterCall = afterCall;
        this.local = local;
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setErrorHandler(new RefusedRequests());
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                new WholeBody(request, LARGEST_BODY)
                        .read(
                                body -> threads.execute(() -> answer(request, response, callback, body)),
                                broken -> RefusedRequests.refuse(request, response, callback, broken));
                return true;
            }
        });
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(LARGEST_HEAD);
        // What an unusual path means is for the function to say.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    /**
     * Listens on this machine only; port 0 picks one. {@code afterCall} runs after each call of the function and before
     * the response is sent.
     */
    public static HttpGateway start(int port, Function api, Runnable afterCall, Route local) {
        HttpGateway gateway = new HttpGateway(port, api, afterCall, local);
        try {
            gateway.server.start();
            return gateway;
        } catch (Exception failed) {
            gateway.close();
            throw new LocalException("cannot listen on port " + port + ": " + failed.getMessage(), failed);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Answers a request without the function. */
    @FunctionalInterface
    public interface Route {
        Answer answer(GatewayRequest request);
    }

    /** An answer that does not come from the function: a document, or a text for people. */
    public record Answer(int status, Object body) {}

    private void answer(Request request, Response response, Callback callback, byte[] body) {
        try {
            if (body.length > LARGEST_BODY) {
                send(response, callback, new Answer(413, Map.of("message", "Request Too Long")));
                return;
            }
            GatewayRequest whole = Requests.of(request, body);
            if (whole.path().startsWith("/local/")) {
                send(response, callback, local.answer(whole));
            } else {
                proxy(whole, response, callback);
            }
        } catch (RuntimeException failed) {
            callback.failed(failed);
        }
    }

    private void proxy(GatewayRequest request, Response response, Callback callback) {
        Map<String, Object> answer;
        try {
            answer = api.call(GatewayEvents.of(request));
        } catch (IOException | RuntimeException failedInvocation) {
            // API Gateway answers with this status and text if the function fails.
            send(response, callback, new Answer(502, Map.of("message", "Internal server error")));
            return;
        } finally {
            afterCall.run();
        }
        copyHeaders(response, answer.get("headers"));
        copyHeaders(response, answer.get("multiValueHeaders"));
        String text = answer.get("body") == null ? "" : String.valueOf(answer.get("body"));
        byte[] body = Boolean.TRUE.equals(answer.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(Integer.parseInt(String.valueOf(answer.get("statusCode"))));
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static void copyHeaders(Response response, @Nullable Object headers) {
        if (headers instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof Iterable<?> values) {
                    values.forEach(one -> response.getHeaders().add(String.valueOf(name), String.valueOf(one)));
                } else {
                    response.getHeaders().put(String.valueOf(name), String.valueOf(value));
                }
            });
        }
    }

    private static void send(Response response, Callback callback, Answer answer) {
        response.setStatus(answer.status());
        boolean isText = answer.body() instanceof String;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, isText ? "text/plain; charset=utf-8" : "application/json");
        byte[] body = isText
                ? answer.body().toString().getBytes(StandardCharsets.UTF_8)
                : JsonWriter.writeBytes(answer.body());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new LocalException("the gateway did not stop: " + failed.getMessage(), failed);
        }
    }
}
