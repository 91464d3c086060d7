package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.incident.Incident;

/** The objects of one incident's bundle: each with its id, whose it is, how old it is, and under which label. */
final class BundleWriter {

    private final Incident incident;
    private final String author;
    private final String label;
    private final List<Map<String, Object>> objects = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();

    BundleWriter(Incident incident) {
        this.incident = incident;
        this.label = incident.report().text("tlp");
        this.author = id("identity", "reporter");
        objects.addAll(OwnExtension.definition());
        objects.add(TlpMarkings.object(label));
        Map<String, Object> reporter = add("identity", "reporter");
        reporter.put("name", incident.reporter());
        reporter.put("identity_class", "organization");
    }

    /** The id of an object of this incident. */
    String id(String type, String key) {
        return StixIds.of(type, incident.id().value() + "/" + key);
    }

    /** The id of the incident itself, by which others refer to it. */
    String incidentId() {
        return incidentId(incident.id().value());
    }

    static String incidentId(String id) {
        return StixIds.of("incident", id);
    }

    /** An object of a type, with the properties that all have in common. */
    Map<String, Object> add(String type, String key) {
        return add(type, key, type.equals("incident") ? incidentId() : id(type, key));
    }

    private Map<String, Object> add(String type, String key, String id) {
        if (!ids.add(id)) {
            throw new IllegalStateException("two objects of type " + type + " are called " + key);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", id);
        object.put("created_by_ref", author);
        object.put("created", StixDates.timestamp(incident.receivedAt()));
        object.put("modified", StixDates.timestamp(incident.updatedAt()));
        object.put("object_marking_refs", List.of(TlpMarkings.id(label)));
        objects.add(object);
        return object;
    }

    /** Whether there is such an object already. */
    boolean has(String type, String key) {
        return ids.contains(id(type, key));
    }

    /** A new kind of object, which its extension defines. */
    Map<String, Object> addNew(String type, String key, String extension) {
        Map<String, Object> object = add(type, key);
        OwnExtension.extensions(object).put(extension, new LinkedHashMap<>(Map.of("extension_type", "new-sdo")));
        return object;
    }

    /** A relationship; the key tells two of one kind between the same objects apart. */
    Map<String, Object> relate(String source, String type, String target, String key) {
        Map<String, Object> relationship = add("relationship", type + "/" + source + "/" + target + "/" + key);
        relationship.put("relationship_type", type);
        relationship.put("source_ref", source);
        relationship.put("target_ref", target);
        return relationship;
    }

    /** The whole bundle. Its id changes with its content. */
    Map<String, Object> bundle() {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("type", "bundle");
        bundle.put("id", id("bundle", String.valueOf(incident.version())));
        bundle.put("objects", objects);
        return bundle;
    }
}
