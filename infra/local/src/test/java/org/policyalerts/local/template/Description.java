package org.policyalerts.local.template;

import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.local.stack.Caller;

/** The API's description as the functions serve it; tests of the functions compare it with the code. */
final class Description {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Description() {}

    /** Each route as {@code METHOD path [scopes]}. */
    static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        map(read().get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                routes.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + scopes(map(operation)));
            }
        }));
        return routes;
    }

    private static Set<Object> scopes(Map<String, Object> operation) {
        Set<Object> scopes = new TreeSet<>();
        list(operation.get("security"))
                .forEach(requirement -> map(requirement).values().forEach(of -> scopes.addAll(list(of))));
        return scopes;
    }

    private static Map<String, Object> read() {
        try (InputStream description = Description.class.getResourceAsStream("/openapi.json")) {
            if (description == null) {
                throw new IllegalStateException("no description on the class path");
            }
            return Caller.object(new String(description.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
