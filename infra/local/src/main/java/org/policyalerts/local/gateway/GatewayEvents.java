package org.policyalerts.local.gateway;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes an HTTP request as the event of a REST API's proxy integration. */
public final class GatewayEvents {

    private GatewayEvents() {}

    /** The event. A body that is not UTF-8 is encoded as base64, so that the function gets its bytes unchanged. */
    static Map<String, Object> of(GatewayRequest request) {
        Map<String, Object> event = new LinkedHashMap<>();
        String path = request.path();
        event.put("resource", "/{proxy+}");
        event.put("path", path);
        event.put("httpMethod", request.method());
        event.put("headers", last(request.headers()));
        event.put("multiValueHeaders", copy(request.headers()));
        Map<String, List<String>> query = query(request.query());
        event.put("queryStringParameters", query.isEmpty() ? null : last(query));
        event.put("multiValueQueryStringParameters", query.isEmpty() ? null : copy(query));
        event.put("pathParameters", null);
        event.put("stageVariables", null);
        event.put("requestContext", context(request, path));
        putBody(event, request.body());
        return event;
    }

    private static void putBody(Map<String, Object> event, byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            event.put("body", text.isEmpty() ? null : text);
            event.put("isBase64Encoded", false);
        } catch (CharacterCodingException binary) {
            event.put("body", Base64.getEncoder().encodeToString(body));
            event.put("isBase64Encoded", true);
        }
    }

    private static Map<String, Object> context(GatewayRequest request, String path) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("requestId", UUID.randomUUID().toString());
        context.put("stage", "local");
        context.put("path", path);
        context.put("httpMethod", request.method());
        LocalAuthorizer.authorizer(request.header("Authorization"))
                .ifPresent(authorizer -> context.put("authorizer", authorizer));
        return context;
    }

    public static Map<String, List<String>> query(@Nullable String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            query.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
        }
        return query;
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return raw;
        }
    }

    private static Map<String, Object> last(Map<String, List<String>> values) {
        Map<String, Object> last = new LinkedHashMap<>();
        values.forEach((name, list) -> last.put(name, list.get(list.size() - 1)));
        return last;
    }

    private static Map<String, Object> copy(Map<String, List<String>> values) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return copy;
    }
}
