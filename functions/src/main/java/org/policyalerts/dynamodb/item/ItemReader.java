package org.policyalerts.dynamodb.item;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item or tree of ours, read field by field; a field that every such item has and this one lacks means that it is
 * damaged.
 */
public record ItemReader(Map<String, Object> fields) {

    public String text(String name) {
        return (String) value(name);
    }

    public int number(String name) {
        return Math.toIntExact((Long) value(name));
    }

    /** A number that only some of these items have; null if this one has none. */
    public @Nullable Integer findNumber(String name) {
        return fields.containsKey(name) ? number(name) : null;
    }

    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    public List<String> texts(String name) {
        return ((List<?>) value(name)).stream().map(String.class::cast).toList();
    }

    /** The texts of a list that only some of these items have. */
    public List<String> findTexts(String name) {
        return fields.containsKey(name) ? texts(name) : List.of();
    }

    /** A list of objects, each to be read field by field. */
    public List<ItemReader> objects(String name) {
        return ((List<?>) value(name)).stream().map(ItemReader::object).toList();
    }

    /** The objects of a list that only some of these items have. */
    public List<ItemReader> findObjects(String name) {
        return fields.containsKey(name) ? objects(name) : List.of();
    }

    /** A text that only some of these items have. */
    public Optional<String> find(String name) {
        return Optional.ofNullable((String) fields.get(name));
    }

    /** A moment that only some of these items have. */
    public Optional<Instant> findInstant(String name) {
        return find(name).map(Instant::parse);
    }

    /** An object that only some of these items have. */
    public Optional<ItemReader> findObject(String name) {
        return Optional.ofNullable(fields.get(name)).map(ItemReader::object);
    }

    /** A mark that only those items have of which it is true. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    @SuppressWarnings("unchecked")
    private static ItemReader object(Object tree) {
        return new ItemReader((Map<String, Object>) tree);
    }

    private Object value(String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("a stored item lacks " + name);
        }
        return value;
    }
}
