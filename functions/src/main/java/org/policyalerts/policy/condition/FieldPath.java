package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/** A field of the incident as a policy names it, relative to the report or to an element of one of its lists. */
public final class FieldPath {

    /** When the server received the report. It is no part of the report, but policies may count from it. */
    public static final String RECEIVED_AT = "receivedAt";

    private static final Field RECEIVED =
            new Field(RECEIVED_AT, Field.Kind.DATE, false, true, List.of(), 0, Long.MAX_VALUE, null, List.of());

    private final String full;
    private final String[] names;
    private final Field field;
    private final String words;
    private final List<Field> trail;
    private final boolean isReceivedAt;

    private FieldPath(String full, String[] names, List<Field> trail) {
        this.full = full;
        this.names = names;
        this.trail = List.copyOf(trail);
        this.field = trail.get(trail.size() - 1);
        this.words = Wording.field(full);
        this.isReceivedAt = full.equals(RECEIVED_AT);
    }

    /** The field of the report at a dotted path. */
    public static Optional<FieldPath> ofReport(String text) {
        return text.equals(RECEIVED_AT)
                ? Optional.of(new FieldPath(text, new String[] {text}, List.of(RECEIVED)))
                : find(text, IncidentModel.REPORT, "");
    }

    /** The field of an element of this list at a dotted path. */
    public Optional<FieldPath> child(String text) {
        return find(text, field, full + ".");
    }

    private static Optional<FieldPath> find(String text, Field base, String prefix) {
        String[] names = text.split("\\.", -1);
        List<Field> trail = new ArrayList<>();
        Field here = base;
        for (String name : names) {
            Optional<Field> child = here.child(name);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            here = child.get();
            trail.add(here);
        }
        return Optional.of(new FieldPath(prefix.concat(text), names, trail));
    }

    public String full() {
        return full;
    }

    public Field field() {
        return field;
    }

    /** How it reads in a sentence. */
    public String words() {
        return words;
    }

    /** Whether it names a person or group that claims; such values compare by canonical key. */
    public boolean isClaimant() {
        return full.equals("claims.claimant");
    }

    /** Whether a place may hold several values of it. */
    public boolean isPlural() {
        return trail.stream().anyMatch(Field::isList);
    }

    /** Whether it is a list, and no field on the way to it is one. */
    public boolean isListItself() {
        return field.isList() && trail.subList(0, trail.size() - 1).stream().noneMatch(Field::isList);
    }

    /** Whether some value passes; unknown where one was not given and none passes; false for an empty list. */
    Truth someValue(EvaluationContext context, Map<String, Object> place, ValuePredicate predicate) {
        return walk(first(context, place), 1, context, predicate);
    }

    private Truth walk(@Nullable Object at, int depth, EvaluationContext context, ValuePredicate predicate) {
        if (at == null) {
            return Truth.UNKNOWN;
        }
        if (at instanceof List<?> list) {
            Truth some = Truth.FALSE;
            for (int i = 0; i < list.size() && some != Truth.TRUE; i++) {
                some = some.or(walk(list.get(i), depth, context, predicate));
            }
            return some;
        }
        return depth == names.length
                ? predicate.test(at, context)
                : walk(child(at, depth), depth + 1, context, predicate);
    }

    private @Nullable Object child(Object at, int depth) {
        return ((Map<?, ?>) at).get(names[depth]);
    }

    private @Nullable Object first(EvaluationContext context, Map<String, Object> place) {
        return isReceivedAt ? context.facts().incident().receivedAt() : place.get(names[0]);
    }

    /** Shows each value to the visitor, and null for each place where it was not given. */
    public void visit(EvaluationContext context, Map<String, Object> place, Consumer<@Nullable Object> visitor) {
        visit(first(context, place), 1, visitor);
    }

    private void visit(@Nullable Object at, int depth, Consumer<@Nullable Object> visitor) {
        Object here = at;
        int level = depth;
        while (level < names.length && here instanceof Map<?, ?> map) {
            here = map.get(names[level++]);
        }
        if (here instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                visit(list.get(i), level, visitor);
            }
        } else if (here == null || level == names.length) {
            visitor.accept(here);
        } else {
            throw new ClassCastException(full + " lies in a value that is no object");
        }
    }

    /** The values a place holds. */
    public List<Object> values(EvaluationContext context, Map<String, Object> place) {
        List<Object> values = new ArrayList<>();
        visit(context, place, value -> {
            if (value != null) {
                values.add(value);
            }
        });
        return values;
    }

    /** The list itself, or null if it was not given. */
    @SuppressWarnings("unchecked")
    @Nullable
    List<Object> list(Map<String, Object> place) {
        Object here = place;
        for (String name : names) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return here instanceof List<?> ? (List<Object>) here : null;
    }

    /** What to ask for when this was not given: the list on the way to it if that was not given, else the field. */
    String missingIn(Map<String, Object> place) {
        Object here = place;
        int prefix = full.length() - String.join(".", names).length();
        for (int i = 0; i < names.length; i++) {
            here = here instanceof Map<?, ?> map ? map.get(names[i]) : here;
            if (trail.get(i).isList()) {
                String upToHere = String.join(".", Arrays.copyOf(names, i + 1));
                return here instanceof List<?> ? full : full.substring(0, prefix) + upToHere;
            }
        }
        return full;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && path.full.equals(full) && path.names.length == names.length;
    }

    @Override
    public int hashCode() {
        return full.hashCode();
    }

    @Override
    public String toString() {
        return full;
    }
}
