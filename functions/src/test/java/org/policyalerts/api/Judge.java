package org.policyalerts.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonWriter;

/**
 * Says what the description has against a value, by a validator that is not ours.
 *
 * <p>Answers are open for later members by the description; here they are closed, so that a member nobody described is
 * found.
 */
final class Judge {

    private static final Judge SHARED = new Judge(OpenApi.file());

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final Object components;

    private Judge(OpenApi description) {
        Map<String, Object> components = OpenApi.object(description.root().get("components"));
        this.components = Map.of("schemas", closed(OpenApi.object(components.get("schemas"))));
    }

    static Judge shared() {
        return SHARED;
    }

    /** What is wrong with a value; empty if nothing is. */
    List<String> objections(Object schema, @Nullable Object value) {
        return compiled
                .computeIfAbsent(JsonWriter.write(schema), key -> compile(schema))
                .validate(JsonWriter.write(value), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compile(Object schema) {
        return registry.getSchema(JsonWriter.write(Map.of("allOf", List.of(closed(schema)), "components", components)));
    }

    private static Object closed(Object node) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> closed = new LinkedHashMap<>();
            map.forEach((name, member) -> closed.put(String.valueOf(name), closed(member)));
            if (map.get("properties") instanceof Map<?, ?>) {
                closed.putIfAbsent("additionalProperties", false);
            }
            return closed;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> closed = new ArrayList<>();
            list.forEach(element -> closed.add(element == null ? null : closed(element)));
            return closed;
        }
        return node;
    }
}
