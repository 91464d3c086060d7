package org.policyalerts.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.HttpFront.Answer;
import org.policyalerts.policy.Audiences;

/** What only the local stack has: the inboxes, the clock, the schedule by hand, and the question whether it is idle. */
final class LocalRoutes {

    private static final int LARGEST_BODY = 4_096;

    private final LocalStack stack;

    LocalRoutes(LocalStack stack) {
        this.stack = stack;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            return switch (route) {
                case "GET /local/inbox" -> inbox(exchange);
                case "POST /local/clock" -> clock(exchange);
                case "POST /local/review" -> new Answer(200, stack.review());
                case "GET /local/idle" -> idle();
                default -> new Answer(404, Map.of("message", "no such local route"));
            };
        } catch (JsonInvalidException | DateTimeException malformed) {
            return new Answer(400, Map.of("message", String.valueOf(malformed.getMessage())));
        }
    }

    private Answer inbox(HttpExchange exchange) {
        Optional<String> audience = Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .filter(query -> query.startsWith("audience="))
                .map(query -> URLDecoder.decode(query.substring("audience=".length()), StandardCharsets.UTF_8));
        if (audience.isPresent() && !Audiences.ALL.contains(audience.get())) {
            return new Answer(400, Map.of("message", "audience is one of " + Audiences.ALL));
        }
        List<Map<String, Object>> messages = stack.inbox(audience);
        return new Answer(200, Map.of("messages", messages));
    }

    private Answer clock(HttpExchange exchange) throws IOException, JsonInvalidException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        Map<String, Object> request = JsonReader.readObject(new String(body, StandardCharsets.UTF_8));
        if (request.get("now") instanceof String now) {
            stack.clock().set(OffsetDateTime.parse(now).toInstant());
        } else if (request.get("advance") instanceof String period) {
            stack.clock().advance(Duration.parse(period));
        } else {
            return new Answer(400, Map.of("message", "give now (an instant) or advance (an ISO 8601 duration)"));
        }
        Instant now = stack.clock().instant();
        return new Answer(200, Map.of("now", now.toString()));
    }

    private Answer idle() {
        stack.awaitIdle();
        return new Answer(200, Map.of("idle", true, "parked", (long) stack.parked()));
    }
}
