package org.policyalerts.local.channel;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.channel.Address;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalServer;

/**
 * SES, the parameter store and the chats on this machine, at one address. Each parameter under
 * {@value Address#PARAMETERS} holds the address of a chat here; of one whose name begins with {@code answers-} the chat
 * answers with the status that follows and takes nothing, and {@code missing} is not there.
 */
public final class ChannelEndpoint implements AutoCloseable {

    private static final int MOST_BODY = 64 * 1024 * 1024;
    private static final Pattern FAULTY = Pattern.compile("/hooks/answers-([1-5][0-9]{2})");
    private static final String MISSING = "missing";

    private final LocalServer server;
    private final Clock clock;
    private final Consumer<String> events;
    private final List<SentMail> mails = new ArrayList<>();
    private final List<Map<String, Object>> posts = new ArrayList<>();

    private ChannelEndpoint(LocalServer server, Clock clock, Consumer<String> events) {
        this.server = server;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Listens on a free port of this machine only.
     *
     * @param events gets what SES says of mail to its simulator's mailboxes
     */
    public static ChannelEndpoint start(Clock clock, Consumer<String> events) {
        ChannelEndpoint endpoint = new ChannelEndpoint(LocalServer.open("channels"), clock, events);
        endpoint.server.start(endpoint::handle);
        return endpoint;
    }

    /** The address for the clients. */
    public URI uri() {
        return server.uri();
    }

    /** The mails that were sent, oldest first. */
    public synchronized List<SentMail> mails() {
        return List.copyOf(mails);
    }

    /** What was posted to chats, oldest first. */
    public synchronized List<Map<String, Object>> posts() {
        return List.copyOf(posts);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY);
            String path = exchange.getRequestURI().getPath();
            try {
                Map<String, Object> request = JsonReader.readObject(new String(body, StandardCharsets.UTF_8));
                if (path.equals("/v2/email/outbound-emails")) {
                    answer(exchange, 200, Map.of("MessageId", sent(request, body.length)));
                } else if (path.startsWith("/hooks/")) {
                    hook(exchange, path, request);
                } else {
                    parameter(exchange, request);
                }
            } catch (SesRefusal refused) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", refused.code());
                answer(exchange, 400, Map.of("message", String.valueOf(refused.getMessage())));
            } catch (JsonInvalidException unreadable) {
                answer(exchange, 400, Map.of("message", "not JSON"));
            }
        }
    }

    private String sent(Map<String, Object> request, int bytes) {
        SentMail mail;
        synchronized (this) {
            mail = SentMail.of(request, "ses-" + (mails.size() + 1), clock.instant(), bytes);
            mails.add(mail);
        }
        returned(mail.to());
        return mail.id();
    }

    /** The mailbox simulator (Amazon SES developer guide, "Using the mailbox simulator"). */
    private void returned(String to) {
        if (to.equals("bounce@simulator.amazonses.com")) {
            events.accept(JsonWriter.write(Map.of(
                    "eventType",
                    "Bounce",
                    "bounce",
                    Map.of("bounceType", "Permanent", "bouncedRecipients", List.of(Map.of("emailAddress", to))))));
        }
        if (to.equals("complaint@simulator.amazonses.com")) {
            events.accept(JsonWriter.write(Map.of(
                    "eventType",
                    "Complaint",
                    "complaint",
                    Map.of("complainedRecipients", List.of(Map.of("emailAddress", to))))));
        }
    }

    private void hook(HttpExchange exchange, String path, Map<String, Object> post) throws IOException {
        Matcher faulty = FAULTY.matcher(path);
        if (faulty.matches()) {
            answer(exchange, Integer.parseInt(faulty.group(1)), Map.of());
            return;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("at", clock.instant().toString());
        kept.put("parameter", Address.PARAMETERS + path.substring("/hooks/".length()));
        kept.put("post", post);
        synchronized (this) {
            posts.add(kept);
        }
        answer(exchange, 200, Map.of());
    }

    private void parameter(HttpExchange exchange, Map<String, Object> request) throws IOException {
        String name = String.valueOf(request.get("Name"));
        boolean isAsked =
                "AmazonSSM.GetParameter".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (!isAsked || !name.startsWith(Address.PARAMETERS) || name.endsWith("/" + MISSING)) {
            answer(exchange, 400, Map.of("__type", "ParameterNotFound"));
            return;
        }
        String url = uri() + "/hooks/" + name.substring(Address.PARAMETERS.length());
        answer(exchange, 200, Map.of("Parameter", Map.of("Name", name, "Type", "SecureString", "Value", url)));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> document) throws IOException {
        LocalServer.answer(exchange, status, "application/json", JsonWriter.writeBytes(document));
    }

    @Override
    public void close() {
        server.close();
    }
}
