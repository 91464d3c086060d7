package org.policyalerts.local.gateway;

import java.util.Map;

/** Proxy events for tests that call the API function without HTTP. */
public final class ProxyEvents {

    private ProxyEvents() {}

    /** A request with JSON, by the holder of a token, about the first version of an incident. */
    public static Map<String, Object> of(String method, String path, String token, String body) {
        return Map.of(
                "httpMethod", method,
                "path", path,
                "headers", Map.of("Content-Type", "application/json", "If-Match", "\"v1\""),
                "body", body,
                "requestContext",
                        Map.of(
                                "authorizer",
                                LocalAuthorizer.authorizer("Bearer " + token).orElseThrow()));
    }
}
