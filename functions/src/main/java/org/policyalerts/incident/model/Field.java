package org.policyalerts.incident.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of the incident model, which validation, the policy checker and the description of the API all use.
 *
 * @param values the allowed values in their order (low to high where the vocabulary has an order); empty if free
 * @param min least number, or least length of a list
 * @param max greatest number, greatest length of a text in code points, or greatest length of a list
 * @param fallback the value an absent field takes, if it has one
 * @param fields the fields of an object, in the order of the contract
 */
public record Field(
        String name,
        Kind kind,
        boolean isList,
        boolean isRequired,
        List<String> values,
        long min,
        long max,
        @Nullable String fallback,
        List<Field> fields) {

    public enum Kind {
        OBJECT,
        ENUM,
        TEXT,
        INTEGER,
        NUMBER,
        DATE,
        /** A state. */
        COUNTRY,
        /** A state, or one of the places that are none: {@code EU}, {@code UN}, and {@code ZZ} for unknown. */
        PLACE,
        TECHNIQUE,
        LANGUAGE,
        URL
    }

    public Field {
        values = List.copyOf(values);
        fields = List.copyOf(fields);
    }

    static Field leaf(String name, Kind kind) {
        return new Field(name, kind, false, false, List.of(), 0, Long.MAX_VALUE, null, List.of());
    }

    static Field object(String name, Field... fields) {
        return new Field(name, Kind.OBJECT, false, false, List.of(), 0, Long.MAX_VALUE, null, List.of(fields));
    }

    static Field text(String name, int maxCodePoints) {
        return leaf(name, Kind.TEXT).between(0, maxCodePoints);
    }

    static Field date(String name) {
        return leaf(name, Kind.DATE);
    }

    static Field choice(String name, String... values) {
        return new Field(name, Kind.ENUM, false, false, List.of(values), 0, Long.MAX_VALUE, null, List.of());
    }

    Field required() {
        return new Field(name, kind, isList, true, values, min, max, fallback, fields);
    }

    Field orElse(String value) {
        return new Field(name, kind, isList, isRequired, values, min, max, value, fields);
    }

    Field between(long least, long most) {
        return new Field(name, kind, isList, isRequired, values, least, most, fallback, fields);
    }

    /** Whether a value of nothing but blanks is none: a text that must be given, or that means nothing when empty. */
    public boolean saysSomething() {
        return kind == Kind.TEXT && !isList && (isRequired || min > 0);
    }

    /** The same field as a list; its limits are then those of the list, not of the values in it. */
    Field list(int least, int most) {
        return new Field(name, kind, true, isRequired, values, least, most, fallback, fields);
    }

    /** The child of that name, if this is an object that has one. */
    public Optional<Field> child(String childName) {
        for (Field field : fields) {
            if (field.name().equals(childName)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
