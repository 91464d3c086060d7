package org.policyalerts.local.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** SNS's Query API on this machine, as strict about limits as SNS itself. */
public final class SnsEndpoint implements AutoCloseable {

    private static final int MOST_ENTRIES = 10;
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, SnsEndpoint::daemon);
    private final Topics topics;

    private SnsEndpoint(HttpServer server, Clock clock) {
        this.server = server;
        this.topics = new Topics(clock);
    }

    /** Listens on a free port of this machine only. */
    public static SnsEndpoint start(Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SnsEndpoint endpoint = new SnsEndpoint(server, clock);
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

    /** Where the client finds it. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds a subscriber with an inbox that takes what passes the filter policy. */
    public void subscribe(String topicArn, String name, String filterPolicy) {
        topics.subscribe(topicArn, name, filterPolicy);
    }

    /** What a subscriber has received, oldest first. */
    public List<Delivered> inbox(String name) {
        return topics.inbox(name);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            send(exchange, 200, answer(Form.parse(body)));
        } catch (SnsRefusal refusal) {
            send(exchange, refusal.status(), error(refusal));
        }
    }

    private String answer(Form form) {
        String action = form.get("Action");
        String result =
                switch (action) {
                    case "CreateTopic" -> "<TopicArn>" + topics.create(form.get("Name")) + "</TopicArn>";
                    case "Publish" ->
                        "<MessageId>" + topics.publish(form.get("TopicArn"), Message.of(form)) + "</MessageId>";
                    case "PublishBatch" -> publishBatch(form);
                    default -> throw SnsRefusal.of("InvalidAction", "The action is not known here: " + action);
                };
        return "<" + action + "Response xmlns=\"" + NAMESPACE + "\"><" + action + "Result>" + result + "</" + action
                + "Result>" + metadata() + "</" + action + "Response>";
    }

    private String publishBatch(Form form) {
        List<Form> entries = form.list("PublishBatchRequestEntries.member");
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.add(entry.get("Id")));
        if (entries.isEmpty()) {
            throw SnsRefusal.of("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SnsRefusal.of("TooManyEntriesInBatchRequest", "The batch request contains more than 10 entries.");
        }
        if (ids.size() < entries.size()) {
            throw SnsRefusal.of("BatchEntryIdsNotDistinct", "Two or more entries have the same Id.");
        }
        StringBuilder successful = new StringBuilder();
        StringBuilder failed = new StringBuilder();
        entries.forEach(entry -> publishEntry(form.get("TopicArn"), entry, successful, failed));
        return "<Successful>" + successful + "</Successful><Failed>" + failed + "</Failed>";
    }

    private void publishEntry(String topicArn, Form entry, StringBuilder successful, StringBuilder failed) {
        String id = "<Id>" + escape(entry.get("Id")) + "</Id>";
        try {
            String messageId = topics.publish(topicArn, Message.of(entry));
            successful.append("<member>" + id + "<MessageId>" + messageId + "</MessageId></member>");
        } catch (SnsRefusal refusal) {
            failed.append("<member>" + id + "<Code>" + refusal.code() + "</Code><Message>"
                    + escape(String.valueOf(refusal.getMessage()))
                    + "</Message><SenderFault>true</SenderFault></member>");
        }
    }

    private static String error(SnsRefusal refusal) {
        return "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>Sender</Type><Code>" + refusal.code()
                + "</Code><Message>" + escape(String.valueOf(refusal.getMessage())) + "</Message></Error><RequestId>"
                + UUID.randomUUID() + "</RequestId></ErrorResponse>";
    }

    private static String metadata() {
        return "<ResponseMetadata><RequestId>" + UUID.randomUUID() + "</RequestId></ResponseMetadata>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
