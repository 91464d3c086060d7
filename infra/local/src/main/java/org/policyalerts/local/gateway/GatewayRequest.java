package org.policyalerts.local.gateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request that has come in whole. */
public final class GatewayRequest {

    private final String method;
    private final String path;
    private final @Nullable String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * As a server has read it.
     *
     * @param path without its escapes
     * @param query as it was sent; null if there is none
     * @param headers under the names as they were sent
     */
    GatewayRequest(String method, String path, @Nullable String query, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public @Nullable String query() {
        return query;
    }

    public byte[] body() {
        return body.clone();
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    /** The first of that name, however it is spelt; empty if there is none. */
    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElse("");
    }
}
