package org.policyalerts.local.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** SNS's Query API on this machine, as strict about limits as SNS itself, with an inbox for each subscriber. */
public final class SnsEndpoint implements AutoCloseable {

    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, SnsEndpoint::daemon);
    private final Inboxes inboxes;
    private final Actions actions;

    private SnsEndpoint(HttpServer server, Clock clock, Inboxes inboxes) {
        this.server = server;
        this.inboxes = inboxes;
        this.actions = new Actions(new Topics(clock, inboxes));
    }

    /** Listens on a free port of this machine only; {@code journal} keeps the inboxes between runs. */
    public static SnsEndpoint start(Clock clock, Optional<Path> journal) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SnsEndpoint endpoint = new SnsEndpoint(server, clock, new Inboxes(journal));
            server.createContext("/", endpoint::handle);
            server.setExecutor(endpoint.threads);
            server.start();
            return endpoint;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sns");
        thread.setDaemon(true);
        return thread;
    }

    /** The address for the client. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a subscriber has received, oldest first. */
    public List<Delivered> inbox(String endpoint) {
        return inboxes.of(endpoint);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                send(exchange, 200, actions.answer(Form.parse(body)));
            } catch (SnsRefusal refusal) {
                send(exchange, refusal.status(), Xml.error(refusal));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
