package org.policyalerts.incident.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.JsonPointer;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.FieldHints;
import org.policyalerts.text.NearestWord;

/**
 * Reads a tree against the model: keeps what is right in the order of the model, and notes what is wrong in the order
 * of the document.
 */
record FieldReader(Problems problems) {

    private static final Set<String> SET_BY_SERVER =
            Set.of("id", "version", "reporter", "receivedAt", "updatedAt", "contentHash");

    /** What is right of an object. A {@code null} means not given, as does an absent name. */
    Optional<Map<String, Object>> object(Field field, @Nullable Object value, String pointer) {
        if (!(value instanceof Map<?, ?> given)) {
            problems.add(pointer, "must be an object");
            return Optional.empty();
        }
        Map<String, Object> right = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = String.valueOf(entry.getKey());
            member(field, name, entry.getValue(), pointer).ifPresent(kept -> right.put(name, kept));
        }
        return Optional.of(completed(field, given, right, pointer));
    }

    private Optional<Object> member(Field parent, String name, @Nullable Object value, String pointer) {
        String place = JsonPointer.member(pointer, name);
        Optional<Field> field = parent.child(name);
        if (field.isEmpty()) {
            problems.add(place, unknown(parent, name));
            return Optional.empty();
        }
        return value == null ? Optional.empty() : value(field.get(), value, place);
    }

    private static String unknown(Field parent, String name) {
        if (parent.name().isEmpty() && SET_BY_SERVER.contains(name)) {
            return "is set by the server and cannot be given";
        }
        List<String> known = parent.fields().stream().map(Field::name).toList();
        return "is not a known field"
                + FieldHints.instead(name)
                        .or(() -> NearestWord.to(name, known).map(nearest -> "; did you mean " + nearest + "?"))
                        .orElse("");
    }

    private Optional<Object> value(Field field, Object value, String pointer) {
        return field.isList() ? list(field, value, pointer) : single(field, value, pointer);
    }

    private Optional<Object> list(Field field, Object value, String pointer) {
        if (!(value instanceof List<?> given) || given.size() < field.min() || given.size() > field.max()) {
            problems.add(
                    pointer,
                    "must be a list of " + field.min() + " to " + field.max() + " values" + FieldHints.toWrong(field));
            return Optional.empty();
        }
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            single(field, given.get(i), JsonPointer.element(pointer, i)).ifPresent(kept::add);
        }
        return Optional.of(kept);
    }

    private Optional<Object> single(Field field, @Nullable Object value, String pointer) {
        if (field.kind() == Field.Kind.OBJECT) {
            return object(field, value, pointer).map(Object.class::cast);
        }
        ScalarReader scalars = new ScalarReader(field);
        Optional<Object> kept = value == null ? Optional.empty() : scalars.of(value);
        if (kept.isEmpty()) {
            problems.add(pointer, "must be " + scalars.wanted() + FieldHints.toWrong(field));
        }
        return kept;
    }

    private Map<String, Object> completed(Field parent, Map<?, ?> given, Map<String, Object> right, String pointer) {
        Map<String, Object> complete = new LinkedHashMap<>();
        for (Field field : parent.fields()) {
            Object value = right.get(field.name());
            if (value != null) {
                complete.put(field.name(), value);
            } else if (given.get(field.name()) == null) {
                fill(field, complete, JsonPointer.member(pointer, field.name()));
            }
        }
        return complete;
    }

    private void fill(Field field, Map<String, Object> complete, String pointer) {
        if (field.isRequired()) {
            problems.add(pointer, "is required: " + required(field));
        } else if (field.fallback() != null) {
            complete.put(field.name(), field.fallback());
        }
    }

    private static String required(Field field) {
        if (field.isList()) {
            return "a list of " + field.min() + " to " + field.max() + " values";
        }
        return new ScalarReader(field).wanted();
    }
}
