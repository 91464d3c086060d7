package org.policyalerts.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the API, {@code infra/openapi.yaml}, as tests read it. */
final class OpenApi {

    static final Path YAML = Path.of("../infra/openapi.yaml");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final OpenApi FILE = new OpenApi(read());

    private final Map<String, Object> root;

    private OpenApi(Map<String, Object> root) {
        this.root = root;
    }

    static OpenApi file() {
        return FILE;
    }

    /**
     * One described operation.
     *
     * @param node its object, with the parameters of its path among its own
     */
    record Operation(String method, String path, Map<String, Object> node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Map<String, Object> root() {
        return root;
    }

    List<Operation> operations() {
        return object(root.get("paths")).entrySet().stream()
                .flatMap(path -> operations(path.getKey(), object(path.getValue())))
                .toList();
    }

    private Stream<Operation> operations(String path, Map<String, Object> item) {
        return item.entrySet().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .map(entry -> {
                    Map<String, Object> node = new LinkedHashMap<>(object(entry.getValue()));
                    List<Object> parameters = new ArrayList<>(list(item.get("parameters")));
                    parameters.addAll(list(node.get("parameters")));
                    node.put("parameters", parameters);
                    return new Operation(entry.getKey().toUpperCase(java.util.Locale.ROOT), path, node);
                });
    }

    Operation operation(String method, String path) {
        return operations().stream()
                .filter(operation ->
                        operation.method().equals(method) && operation.path().equals(path))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(method + " " + path + " is not in infra/openapi.yaml; see CONTRIBUTING.md"));
    }

    Map<String, Object> schema(String name) {
        return object(at("#/components/schemas/" + name));
    }

    /** The object itself, or the one that its reference names. */
    Map<String, Object> resolved(@Nullable Object node) {
        Map<String, Object> object = object(node);
        return object.get("$ref") instanceof String reference ? resolved(at(reference)) : object;
    }

    private Object at(String reference) {
        Object here = root;
        for (String name : reference.substring("#/".length()).split("/", -1)) {
            here = Objects.requireNonNull(object(here).get(name), reference);
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    static List<?> list(@Nullable Object node) {
        return node == null ? List.of() : (List<?>) node;
    }

    private static Map<String, Object> read() {
        try {
            Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(YAML));
            return object(plain(tree));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Brings the reader's number types into those of our JSON trees. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }
}
