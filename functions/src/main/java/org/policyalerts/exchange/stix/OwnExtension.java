package org.policyalerts.exchange.stix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.exchange.Source;

/** What no property of STIX says: fields of a report under their own names, in an extension that says whose it is. */
final class OwnExtension {

    static final String ID = StixIds.of("extension-definition", "report");
    static final String AUTHOR = StixIds.of("identity", "policy-alerts");
    private static final String SINCE = "2026-11-01T00:00:00.000Z";
    private static final String REPORT = "report";

    private OwnExtension() {}

    /** The definition and its author: the same two objects in every bundle. */
    static List<Map<String, Object>> definition() {
        Map<String, Object> author = described("identity", AUTHOR, "Policy Alerts");
        author.put("identity_class", "system");
        Map<String, Object> definition = described("extension-definition", ID, "Policy Alerts report fields");
        definition.put(
                "description",
                "Fields of an incident report that STIX has no place for, under the names that the report has for them.");
        definition.put("created_by_ref", AUTHOR);
        definition.put("schema", "Schema Report in the description of the Policy Alerts API (openapi.json)");
        definition.put("version", "1.0.0");
        definition.put("extension_types", List.of("property-extension"));
        return List.of(author, definition);
    }

    private static Map<String, Object> described(String type, String id, String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", id);
        object.put("created", SINCE);
        object.put("modified", SINCE);
        object.put("name", name);
        return object;
    }

    /** Adds fields to the extensions of an object; none if there are none. */
    static void put(Map<String, Object> object, Map<String, Object> fields) {
        if (!fields.isEmpty()) {
            Map<String, Object> extension = new LinkedHashMap<>();
            extension.put("extension_type", "property-extension");
            extension.put(REPORT, fields);
            extensions(object).put(ID, extension);
        }
    }

    /** The extensions of an object that is being written. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> extensions(Map<String, Object> object) {
        return (Map<String, Object>) object.computeIfAbsent("extensions", none -> new LinkedHashMap<String, Object>());
    }

    /** The fields of an object that has some. */
    static Optional<Map<String, Object>> of(Source object) {
        return object.object("extensions")
                .flatMap(extensions -> extensions.object(ID))
                .flatMap(OwnExtension::fields);
    }

    private static Optional<Map<String, Object>> fields(Source extension) {
        extension.ignore("extension_type");
        if (!(extension.look(REPORT) instanceof Map<?, ?> given)) {
            return Optional.empty();
        }
        extension.ignore(REPORT);
        Map<String, Object> fields = new LinkedHashMap<>();
        given.forEach((name, value) -> fields.put(name.toString(), value));
        return Optional.of(fields);
    }
}
