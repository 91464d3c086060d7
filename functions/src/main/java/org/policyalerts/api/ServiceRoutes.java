package org.policyalerts.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rows about the API itself, open to all. */
public final class ServiceRoutes {

    private static final String DESCRIPTION = "/openapi.json";

    private ServiceRoutes() {}

    public static List<Route> rows() {
        return List.of(
                Route.open("GET", "/health", request -> ApiResponse.json(200, Map.of("status", "ok"))),
                Route.open("GET", DESCRIPTION, request -> description()));
    }

    private static ApiResponse description() {
        try (InputStream description = Objects.requireNonNull(ServiceRoutes.class.getResourceAsStream(DESCRIPTION))) {
            String text = new String(description.readAllBytes(), StandardCharsets.UTF_8);
            return new ApiResponse(200, Map.of("Content-Type", "application/json"), text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
