package org.policyalerts.benchmarks.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.benchmarks.ReportField;

/**
 * The fields of a report that policies ask about, each as one variable. This is the quickest input for engines that
 * evaluate one policy after the other.
 */
public final class FlatReport {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Node ROOT = Node.ofAllFields();

    private final Map<ReportField, Object> values = new EnumMap<>(ReportField.class);

    private FlatReport() {}

    /** Reads a report in one pass and skips the fields that no policy asks about. */
    public static FlatReport read(byte[] report) {
        FlatReport flat = new FlatReport();
        try (JsonParser parser = JSON.createParser(report)) {
            parser.nextToken();
            flat.take(ROOT, parser);
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
        return flat;
    }

    /** A text, a list of texts, or a {@code Long}; null where the report says nothing. */
    @Nullable
    Object get(ReportField field) {
        return values.get(field);
    }

    /** The values by variable name; fields that the report lacks are left out. */
    public Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        values.forEach((field, value) -> variables.put(field.variable(), value));
        return variables;
    }

    private void take(@Nullable Node node, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (node == null) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Node child = node.children.get(parser.currentName());
                parser.nextToken();
                take(child, parser);
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                take(node, parser);
            }
        } else if (node.field != null) {
            put(node.field, parser);
        }
    }

    private void put(ReportField field, JsonParser parser) throws IOException {
        switch (field.shape()) {
            case TEXT -> values.put(field, parser.getText());
            case NUMBER -> values.put(field, parser.getLongValue());
            case TEXTS -> list(field).add(parser.getText());
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> list(ReportField field) {
        return (List<String>) values.computeIfAbsent(field, unseen -> new ArrayList<String>());
    }

    /** A name on the way to a field. */
    private static final class Node {

        private final Map<String, Node> children = new HashMap<>();
        private @Nullable ReportField field;

        private static Node ofAllFields() {
            Node root = new Node();
            for (ReportField field : ReportField.values()) {
                Node here = root;
                for (String name : field.path().split("\\.", -1)) {
                    here = here.children.computeIfAbsent(name, unseen -> new Node());
                }
                here.field = field;
            }
            return root;
        }
    }
}
