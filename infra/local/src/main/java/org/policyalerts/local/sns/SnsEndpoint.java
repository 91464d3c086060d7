package org.policyalerts.local.sns;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.local.LocalServer;

/** SNS's Query API on this machine, as strict about limits as SNS itself, with an inbox for each subscriber. */
public final class SnsEndpoint implements AutoCloseable {

    private final LocalServer server;
    private final Inboxes inboxes;
    private final Topics topics;
    private final Actions actions;

    private SnsEndpoint(LocalServer server, Clock clock, Inboxes inboxes) {
        this.server = server;
        this.inboxes = inboxes;
        this.topics = new Topics(clock, inboxes);
        this.actions = new Actions(topics);
    }

    /** Listens on a free port of this machine only; {@code journal} keeps the inboxes between runs. */
    public static SnsEndpoint start(Clock clock, Optional<Path> journal) {
        SnsEndpoint endpoint = new SnsEndpoint(LocalServer.open("sns"), clock, new Inboxes(journal));
        endpoint.server.start(endpoint::handle);
        return endpoint;
    }

    /** The address for the client. */
    public URI uri() {
        return server.uri();
    }

    /** What a subscriber has received, oldest first. */
    public List<Delivered> inbox(String endpoint) {
        return inboxes.of(endpoint);
    }

    /** Refuses what is for these audiences, as SNS does a message that is at fault; none lets everything through. */
    public void refuse(Set<String> audiences) {
        topics.refuse(audiences);
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
        LocalServer.answer(exchange, status, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
