package org.policyalerts.benchmarks.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's Runtime API for one instance (Lambda developer guide, "Using the Lambda runtime API"), and a table for its
 * calls.
 *
 * @param told what the instance did, oldest first
 * @param calls how often it called AWS
 */
record RuntimeApi(
        HttpServer server, ExecutorService threads, BlockingQueue<Step> told, AtomicInteger calls, StandInTable table)
        implements AutoCloseable {

    private static final String PREFIX = "/2018-06-01/runtime";

    static {
        // Head and body of an answer are sent in two packets. Without this the second one waits up to 40 ms for the
        // client to acknowledge the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /**
     * What the instance did: it asked for an event, was ready for its snapshot, answered an event, or failed.
     *
     * @param calls how often it had called AWS by then
     */
    record Step(String what, String body, long nanos, int calls) {}

    /** Answers with the same event whenever the instance asks for one. */
    static RuntimeApi start(String event, StandInTable table) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        RuntimeApi api = new RuntimeApi(server, threads, new LinkedBlockingQueue<>(), new AtomicInteger(), table);
        server.setExecutor(threads);
        server.createContext(PREFIX + "/invocation/next", exchange -> api.next(exchange, event));
        server.createContext(PREFIX + "/restore/next", api::restored);
        server.createContext(PREFIX, api::answered);
        server.createContext("/", api::called);
        server.start();
        return api;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void next(HttpExchange exchange, String event) throws IOException {
        exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "00000000-0000-0000-0000-000000000000");
        exchange.getResponseHeaders()
                .add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
        exchange.getResponseHeaders()
                .add(
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:eu-central-1:111122223333:function:measured");
        told.add(new Step("next", "", System.nanoTime(), calls.get()));
        reply(exchange, 200, event);
    }

    private void restored(HttpExchange exchange) throws IOException {
        told.add(new Step("restore", "", System.nanoTime(), calls.get()));
        reply(exchange, 200, "");
    }

    private void called(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String target = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        reply(exchange, 200, table.answer(target, body));
    }

    private void answered(HttpExchange exchange) throws IOException {
        long nanos = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(new Step(path.endsWith("/response") ? "answer" : "failure", body, nanos, calls.get()));
        reply(exchange, 202, "");
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Notes that the instance has ended, so that nobody waits for its answer. */
    void ended(int exitCode) {
        told.add(new Step("failure", "it ended with exit code " + exitCode, System.nanoTime(), calls.get()));
    }

    /** Steps up to and including the next answer. */
    List<Step> untilAnswer() throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        while (steps.isEmpty() || !steps.get(steps.size() - 1).what().equals("answer")) {
            Step step = told.poll(2, TimeUnit.MINUTES);
            if (step == null || step.what().equals("failure")) {
                throw new IllegalStateException("the function did not answer: " + step);
            }
            steps.add(step);
        }
        return steps;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
