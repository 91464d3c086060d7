package org.policyalerts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes plain trees as compact JSON, names in the order of their map. */
public final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonFactory HARMLESS = harmless();

    private final JsonGenerator generator;
    private final boolean isSorted;

    private JsonWriter(JsonGenerator generator, boolean isSorted) {
        this.generator = generator;
        this.isSorted = isSorted;
    }

    /** The tree as text. */
    public static String write(@Nullable Object tree) {
        return write(tree, FACTORY, false);
    }

    /**
     * The same tree as text that does nothing wherever it is shown; the characters that could are written as escapes.
     */
    public static String harmless(@Nullable Object tree) {
        return write(tree, HARMLESS, false);
    }

    private static JsonFactory harmless() {
        return new JsonFactoryBuilder().characterEscapes(new HarmlessEscapes()).build();
    }

    /** The tree as UTF-8. */
    public static byte[] writeBytes(@Nullable Object tree) {
        return write(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** The tree as text with the names of every object sorted: equal trees give equal texts. */
    public static String canonical(@Nullable Object tree) {
        return write(tree, FACTORY, true);
    }

    private static String write(@Nullable Object tree, JsonFactory factory, boolean isSorted) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(text)) {
            new JsonWriter(generator, isSorted).value(tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof Collection<?> list) {
            list(list);
        } else {
            scalar(value);
        }
    }

    private void scalar(@Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Long || value instanceof Integer) {
            generator.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else {
            throw new IllegalArgumentException("not part of a JSON tree: " + value.getClass());
        }
    }

    private void object(Map<?, ?> object) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : (isSorted ? new TreeMap<>(object) : object).entrySet()) {
            generator.writeFieldName(String.valueOf(entry.getKey()));
            value(entry.getValue());
        }
        generator.writeEndObject();
    }

    private void list(Collection<?> list) throws IOException {
        generator.writeStartArray();
        for (Object element : list) {
            value(element);
        }
        generator.writeEndArray();
    }
}
