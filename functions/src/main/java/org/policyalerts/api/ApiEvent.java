package org.policyalerts.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * One proxy event of an API Gateway REST API (payload version 1).
 *
 * @param query every value of each parameter
 * @param headers by lower-case name; several values are joined as HTTP joins them
 */
public record ApiEvent(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body,
        boolean isBase64,
        Optional<Caller> caller,
        String requestId) {

    public static ApiEvent read(InputStream input) throws IOException {
        try {
            return of(JsonReader.readObject(new String(input.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (JsonInvalidException notAnEvent) {
            throw new IOException("not an API Gateway event", notAnEvent);
        }
    }

    private static ApiEvent of(Map<String, Object> event) {
        Map<String, Object> context = object(event.get("requestContext"));
        Map<String, String> headers = new LinkedHashMap<>();
        values(event, "multiValueHeaders", "headers")
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new ApiEvent(
                text(event.get("httpMethod")),
                text(event.get("path")),
                values(event, "multiValueQueryStringParameters", "queryStringParameters"),
                headers,
                text(event.get("body")),
                Boolean.TRUE.equals(event.get("isBase64Encoded")),
                Caller.of(object(context.get("authorizer"))),
                text(context.get("requestId")));
    }

    /** The multi-value form where there is one, since it alone shows a name that was given twice. */
    private static Map<String, List<String>> values(Map<String, Object> event, String many, String single) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        object(event.get(single)).forEach((name, value) -> values.put(name, List.of(text(value))));
        object(event.get(many)).forEach((name, given) -> values.put(name, texts(given)));
        return values;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(ApiEvent::text).toList() : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The body's bytes; refused while still encoded if there are too many. */
    byte[] bytes(Route.BodyForm form) {
        int most = form.mostBytes();
        boolean isTooLong = isBase64 ? body.length() / 4L * 3 - 2 > most : body.length() > most;
        byte[] bytes = isTooLong ? new byte[0] : decoded();
        if (isTooLong || bytes.length > most) {
            throw ProblemException.of(
                    ProblemKind.BODY_TOO_LARGE, "At most " + most + " bytes are taken." + form.otherwise());
        }
        return bytes;
    }

    private byte[] decoded() {
        return isBase64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
