package org.policyalerts.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a report that policies ask about, each as one variable: the quickest way into engines that evaluate one policy after the
 * other. Nothing else of the report is kept.
 */
final class FlatReport {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Node ROOT = Node.ofAllFields();

    private final JsonParser parser;
    private final Map<String, Object> values = new HashMap<>();

    private FlatReport(JsonParser parser) {
        this.parser = parser;
    }

    /** By variable name: a text, a list of texts, or a number; absent where the report says nothing. */
    static Map<String, Object> read(byte[] report) {
        try (JsonParser parser = JSON.createParser(report)) {
            FlatReport flat = new FlatReport(parser);
            parser.nextToken();
            flat.take(ROOT);
            return flat.values;
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    private void take(@Nullable Node node) throws IOException {
        JsonToken token = parser.currentToken();
        if (node == null) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Node child = node.children.get(parser.currentName());
                parser.nextToken();
                take(child);
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                take(node);
            }
        } else if (node.field != null) {
            put(node.field);
        }
    }

    @SuppressWarnings("unchecked")
    private void put(ReportField field) throws IOException {
        switch (field.shape()) {
            case TEXT -> values.put(field.variable(), parser.getText());
            case NUMBER -> values.put(field.variable(), parser.getLongValue());
            case TEXTS ->
                ((List<String>) values.computeIfAbsent(field.variable(), unseen -> new ArrayList<String>()))
                        .add(parser.getText());
        }
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
