package org.policyalerts.policy.parser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a policy file with its place; what it means is not known yet. */
public sealed interface SourceNode {

    Mark mark();

    /** What it is, for sentences: "a text", "a list". */
    String kind();

    /** The plain value: text, number, boolean, null, list or map. */
    @Nullable
    Object plain();

    /** A place in a file, counted from 1. */
    record Mark(int line, int column) {}

    record Scalar(String text, Type type, Mark mark) implements SourceNode {

        /** What YAML takes the text for. */
        public enum Type {
            TEXT("a text"),
            WHOLE("a number"),
            DECIMAL("a number"),
            BOOLEAN("true or false"),
            NOTHING("nothing");

            private final String words;

            Type(String words) {
                this.words = words;
            }
        }

        public boolean isNumber() {
            return type == Type.WHOLE || type == Type.DECIMAL;
        }

        @Override
        public String kind() {
            return type.words;
        }

        @Override
        public @Nullable Object plain() {
            return switch (type) {
                case TEXT -> text;
                case WHOLE -> number();
                case DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case NOTHING -> null;
            };
        }

        private Object number() {
            BigDecimal number = new BigDecimal(text);
            return number.precision() < 19 ? (Object) number.longValueExact() : number;
        }
    }

    record Sequence(List<SourceNode> items, Mark mark) implements SourceNode {

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }
    }

    /** Keys with values, in the order of the file. */
    record Mapping(List<Entry> entries, Mark mark) implements SourceNode {

        public record Entry(Scalar key, SourceNode value) {

            public String name() {
                return key.text();
            }
        }

        @Override
        public String kind() {
            return "a group of keys";
        }

        public Optional<SourceNode> get(String key) {
            return entry(key).map(Entry::value);
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
        }

        // A null is kept: in a patch it removes the field.
        @Override
        public Map<String, Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries.forEach(entry -> plain.put(entry.name(), entry.value().plain()));
            return plain;
        }
    }
}
