package org.policyalerts.api.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiResponse;

/** The files of the page, as they lie in the jar. */
final class DeskFiles {

    private static final String NAME = "([a-z]+/)?[a-z0-9-]+[.][a-z]+";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml");

    private DeskFiles() {}

    /** The file of that name; empty if there is none. */
    static Optional<ApiResponse> named(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches(NAME)) {
            return Optional.empty();
        }
        try (InputStream file = DeskFiles.class.getResourceAsStream("/desk/" + name)) {
            if (file == null) {
                return Optional.empty();
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new ApiResponse(200, Map.of("Content-Type", type), text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
