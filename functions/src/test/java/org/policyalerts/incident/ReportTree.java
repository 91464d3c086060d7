package org.policyalerts.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** Builds the tree of a report that is right, except for what a test changes. */
public final class ReportTree {

    private static final String LEAST = """
            {"reference": "R-1", "title": "Attack on the Assembly", "tlp": "clear", "determination": "confirmed", "severity": 3,
             "timeline": {"occurredAt": "2023-12-25", "awareAt": "2023-12-25T10:00:00+01:00"},
             "targets": [{"name": "Assembly", "country": "AL", "sector": "legislature", "infrastructureClass": "not-classified",
                          "confirmation": "authority"}],
             "impact": {"servicesDisrupted": "yes", "scope": "unknown"}}
            """;

    private final Map<String, Object> tree;

    private ReportTree(Map<String, Object> tree) {
        this.tree = tree;
    }

    /** Only what is required, and when its operator became aware. */
    public static ReportTree aReport() {
        return new ReportTree(json(LEAST));
    }

    /**
     * The target of the least report under another name.
     *
     * @param organisation under which its operator signs in; empty if nobody does
     */
    public static Map<String, Object> aTarget(String name, String organisation) {
        Map<String, Object> target =
                new LinkedHashMap<>(aReport().report().objects("targets").get(0));
        target.put("name", name);
        if (!organisation.isEmpty()) {
            target.put("organisation", organisation);
        }
        return target;
    }

    /** A tree written as JSON. */
    public static Map<String, Object> json(String text) {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException wrong) {
            throw new IllegalArgumentException(wrong.sentence(), wrong);
        }
    }

    /** Sets the value at a JSON Pointer; objects on the way appear by themselves. */
    @SuppressWarnings("unchecked")
    public ReportTree with(String pointer, @Nullable Object value) {
        String[] names = pointer.substring(1).split("/", -1);
        Object here = tree;
        for (int i = 0; i < names.length - 1; i++) {
            here = here instanceof List<?> list
                    ? list.get(Integer.parseInt(names[i]))
                    : ((Map<String, Object>) here).computeIfAbsent(names[i], absent -> new LinkedHashMap<>());
        }
        ((Map<String, @Nullable Object>) here).put(names[names.length - 1], value);
        return this;
    }

    /** Sets the value at a JSON Pointer to what a JSON text says. */
    public ReportTree withJson(String pointer, String text) {
        return with(pointer, json("{\"value\": " + text + "}").get("value"));
    }

    /** Takes a member of the report away. */
    public ReportTree without(String name) {
        tree.remove(name);
        return this;
    }

    /** The tree. */
    public Map<String, Object> tree() {
        return tree;
    }

    /** The report, which must be a right one. */
    public Report report() {
        ReportReading reading = new ReportReader(java.time.ZoneId.of("Europe/Tirane")).read(tree);
        if (reading instanceof ReportReading.Valid valid) {
            return valid.report();
        }
        throw new IllegalStateException(String.valueOf(reading));
    }

    /** A list that may be changed. */
    public static List<Object> listOf(int size, Object element) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element);
        }
        return list;
    }
}
