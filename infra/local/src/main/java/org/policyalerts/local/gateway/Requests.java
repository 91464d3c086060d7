package org.policyalerts.local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/** Reads what a server knows of a request. */
final class Requests {

    private static final int HEX = 16;

    private Requests() {}

    static GatewayRequest of(Request request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.getHeaders().forEach(field -> headers.computeIfAbsent(field.getName(), none -> new ArrayList<>())
                .add(field.getValue() == null ? "" : field.getValue()));
        return new GatewayRequest(
                request.getMethod(),
                unescaped(request.getHttpURI().getPath()),
                request.getHttpURI().getQuery(),
                headers,
                body);
    }

    /** Escapes as the characters they stand for; what is no escape stays as it is. */
    private static String unescaped(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            boolean isEscape =
                    bytes[i] == '%' && i + 2 < bytes.length && digit(bytes[i + 1]) >= 0 && digit(bytes[i + 2]) >= 0;
            plain.write(isEscape ? digit(bytes[i + 1]) * HEX + digit(bytes[i + 2]) : bytes[i]);
            i += isEscape ? 2 : 0;
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int digit(byte character) {
        return Character.digit(character, HEX);
    }
}
