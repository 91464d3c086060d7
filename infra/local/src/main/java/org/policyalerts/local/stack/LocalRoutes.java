package org.policyalerts.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.gateway.GatewayEvents;
import org.policyalerts.local.gateway.GatewayRequest;
import org.policyalerts.local.gateway.HttpGateway.Answer;
import org.policyalerts.local.lambda.ParkedRecord;
import org.policyalerts.policy.Audiences;

/**
 * The routes that only the local stack has: inboxes, mail, chat, clock, a run of the schedule, parked records, and
 * whether it is idle, and what the topic refuses.
 */
record LocalRoutes(LocalDeployment deployment) {

    private static final Map<String, String> METHODS = Map.of(
            "/local/inbox", "GET",
            "/local/mail", "GET",
            "/local/chat", "GET",
            "/local/clock", "POST",
            "/local/review", "POST",
            "/local/parked", "GET",
            "/local/redrive", "POST",
            "/local/topic", "POST",
            "/local/idle", "GET");

    private static final String CLOCK = "give now, as in 2023-12-26T09:00:00+01:00, or advance, as in PT2H or P1D";

    Answer answer(GatewayRequest request) {
        String path = request.path();
        String method = METHODS.get(path);
        if (method == null) {
            return refusal(404, "the local routes are " + METHODS.keySet());
        }
        if (!method.equals(request.method())
                && !(method.equals("GET") && request.method().equals("HEAD"))) {
            return refusal(405, path + " takes " + method);
        }
        try {
            return route(path, request);
        } catch (JsonInvalidException | DateTimeException | ArithmeticException malformed) {
            return refusal(400, String.valueOf(malformed.getMessage()));
        } catch (IOException | RuntimeException failed) {
            return refusal(500, String.valueOf(failed.getMessage()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return refusal(503, "the stack is stopping");
        }
    }

    private static Answer refusal(int status, String message) {
        return new Answer(status, Map.of("message", message));
    }

    private Answer route(String path, GatewayRequest request)
            throws IOException, JsonInvalidException, InterruptedException {
        return switch (path) {
            case "/local/inbox" -> inbox(request);
            case "/local/mail" ->
                new Answer(200, Map.of("mails", deployment.channels().mails()));
            case "/local/chat" ->
                new Answer(200, Map.of("posts", deployment.channels().posts()));
            case "/local/clock" -> clock(request);
            case "/local/review" -> new Answer(200, deployment.review());
            case "/local/parked" -> parked();
            case "/local/redrive" -> redrive();
            case "/local/topic" -> topic(request);
            default -> idle();
        };
    }

    private Answer inbox(GatewayRequest request) {
        Optional<String> audience = GatewayEvents.query(request.query()).getOrDefault("audience", List.of()).stream()
                .findFirst();
        if (audience.isPresent() && !AudienceInboxes.isReader(audience.get())) {
            return refusal(400, "audience is one of " + Audiences.ALL + ", operator@ORGANISATION or exercise");
        }
        List<Map<String, Object>> messages = deployment.inbox(audience);
        return new Answer(
                200, request.header("Accept").equals("text/plain") ? mail(messages) : Map.of("messages", messages));
    }

    /** As people read it. */
    private static String mail(List<Map<String, Object>> messages) {
        return messages.stream()
                .map(message -> message.get("subject") + "\n\n" + message.get("text"))
                .collect(Collectors.joining("\n" + "=".repeat(78) + "\n\n"));
    }

    private Answer clock(GatewayRequest request) throws JsonInvalidException {
        Map<String, Object> wanted = JsonReader.readObject(new String(request.body(), StandardCharsets.UTF_8));
        try {
            if (wanted.get("now") instanceof String now) {
                deployment.clock().set(OffsetDateTime.parse(now).toInstant());
            } else if (wanted.get("advance") instanceof String period) {
                deployment.clock().advance(Duration.parse(period));
            } else {
                return refusal(400, CLOCK);
            }
        } catch (DateTimeParseException unreadable) {
            return refusal(400, CLOCK);
        }
        Instant now = deployment.clock().instant();
        return new Answer(200, Map.of("now", now.toString()));
    }

    private Answer topic(GatewayRequest request) throws JsonInvalidException {
        Map<String, Object> wanted = JsonReader.readObject(new String(request.body(), StandardCharsets.UTF_8));
        if (!(wanted.get("refuses") instanceof List<?> audiences) || !Audiences.ALL.containsAll(audiences)) {
            return refusal(400, "give refuses, a list of some of " + Audiences.ALL + "; [] takes everything again");
        }
        deployment.inboxes().refuse(audiences.stream().map(String::valueOf).collect(Collectors.toSet()));
        return new Answer(200, Map.of("refuses", audiences));
    }

    private Answer idle() throws InterruptedException {
        boolean isIdle = deployment.awaitIdle();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("idle", isIdle);
        body.put("parked", names());
        return new Answer(isIdle ? 200 : 503, body);
    }

    private Answer parked() {
        return new Answer(
                200,
                Map.of(
                        "records",
                        deployment.parked().stream().map(ParkedRecord::document).toList()));
    }

    private Answer redrive() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("redriven", deployment.redrive());
        body.put("parked", names());
        return new Answer(200, body);
    }

    private List<Map<String, Object>> names() {
        return deployment.parked().stream().map(ParkedRecord::name).toList();
    }
}
