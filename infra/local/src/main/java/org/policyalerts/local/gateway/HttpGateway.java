package org.policyalerts.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.lambda.Function;

/** Stands in for API Gateway: turns each request into a proxy event, and the function's answer into a response. */
public final class HttpGateway implements AutoCloseable {

    /** API Gateway's own limit for a request body (Amazon API Gateway quotas). */
    static final int LARGEST_BODY = 10 * 1024 * 1024;

    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HttpGateway::daemon);
    private final Function api;
    private final Runnable afterCall;

    private HttpGateway(HttpServer server, Function api, Runnable afterCall) {
        this.server = server;
        this.api = api;
        this.afterCall = afterCall;
    }

    /**
     * Listens on this machine only; port 0 picks one. {@code afterCall} runs after each call of the function and before
     * the response is sent.
     */
    public static HttpGateway start(int port, Function api, Runnable afterCall, Route local) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            HttpGateway gateway = new HttpGateway(server, api, afterCall);
            server.createContext("/", gateway::proxy);
            server.createContext("/local/", exchange -> answer(exchange, local.answer(exchange)));
            server.setExecutor(gateway.threads);
            server.start();
            return gateway;
        } catch (IOException taken) {
            throw new LocalException("cannot listen on port " + port + ": " + taken.getMessage(), taken);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void proxy(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            // Read to the end, since a client that is still sending when the connection closes never sees the answer.
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            answer(exchange, new Answer(413, Map.of("message", "Request Too Long")));
            return;
        }
        Map<String, Object> response;
        try {
            response = api.call(GatewayEvents.of(exchange, body));
        } catch (IOException | RuntimeException failedInvocation) {
            // API Gateway answers with this status and text if the function fails.
            answer(exchange, new Answer(502, Map.of("message", "Internal server error")));
            return;
        } finally {
            afterCall.run();
        }
        respond(exchange, response);
    }

    private static void respond(HttpExchange exchange, Map<String, Object> response) throws IOException {
        copyHeaders(exchange, response.get("headers"));
        copyHeaders(exchange, response.get("multiValueHeaders"));
        String text = response.get("body") == null ? "" : String.valueOf(response.get("body"));
        byte[] body = Boolean.TRUE.equals(response.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        int status = Integer.parseInt(String.valueOf(response.get("statusCode")));
        send(exchange, status, body);
    }

    private static void copyHeaders(HttpExchange exchange, @Nullable Object headers) {
        if (headers instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof Iterable<?> values) {
                    values.forEach(one -> exchange.getResponseHeaders().add(String.valueOf(name), String.valueOf(one)));
                } else {
                    exchange.getResponseHeaders().set(String.valueOf(name), String.valueOf(value));
                }
            });
        }
    }

    /** Answers a request without the function. */
    @FunctionalInterface
    public interface Route {
        Answer answer(HttpExchange exchange);
    }

    /** An answer that does not come from the function. */
    public record Answer(int status, Map<String, Object> body) {}

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, answer.status(), JsonWriter.writeBytes(answer.body()));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean hasBody = body.length > 0 && !"HEAD".equals(exchange.getRequestMethod());
        try (exchange) {
            exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
