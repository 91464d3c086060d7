package org.policyalerts.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.JsonPointer;

/** A report that is being made of somebody else's document. What was put first stays. */
public final class Draft {

    private final Map<String, Object> tree = new LinkedHashMap<>();

    /** Puts a value at a dotted path of objects, unless there is one. */
    public void put(String path, Object value) {
        Map<String, Object> here = tree;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            here = inner(here, names[i]);
        }
        here.putIfAbsent(names[names.length - 1], value);
    }

    /** The same, if there is a value at all. */
    public void put(String path, Optional<?> value) {
        value.ifPresent(found -> put(path, (Object) found));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inner(Map<String, Object> here, String name) {
        Object inner = here.get(name);
        if (!(inner instanceof Map<?, ?>)) {
            inner = new LinkedHashMap<String, Object>();
            here.put(name, inner);
        }
        return (Map<String, Object>) inner;
    }

    /** Adds to the list at a path, unless it holds the same already. */
    @SuppressWarnings("unchecked")
    public void add(String path, Object element) {
        Optional<Object> there = get(path).filter(List.class::isInstance);
        if (there.isEmpty()) {
            put(path, (Object) new ArrayList<>(List.of(element)));
        } else if (!((List<Object>) there.get()).contains(element)) {
            ((List<Object>) there.get()).add(element);
        }
    }

    /** Takes over fields that say everything about themselves; what is there already stays. */
    public void merge(Map<String, Object> fields) {
        merge(tree, fields);
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> into, Map<?, ?> fields) {
        fields.forEach((key, value) -> {
            String name = key.toString();
            if (into.get(name) instanceof Map<?, ?> there && value instanceof Map<?, ?> more) {
                merge((Map<String, Object>) there, more);
            } else if (value != null) {
                into.putIfAbsent(name, copied(value));
            }
        });
    }

    /** A copy of a tree, without what is null. */
    public static Map<String, Object> copied(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        merge(copy, object);
        return copy;
    }

    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> object) {
            return copied(object);
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream()
                        .map(each -> each == null ? "" : copied(each))
                        .toList())
                : value;
    }

    public Optional<Object> get(String path) {
        @Nullable Object here = tree;
        for (String name : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return Optional.ofNullable(here);
    }

    public Optional<String> text(String path) {
        return get(path).map(Object::toString);
    }

    public boolean has(String path) {
        return get(path).isPresent();
    }

    /** Takes the value at a path away. */
    public void remove(String path) {
        int dot = path.lastIndexOf('.');
        Optional<Object> parent = dot < 0 ? Optional.of(tree) : get(path.substring(0, dot));
        parent.filter(Map.class::isInstance).ifPresent(object -> ((Map<?, ?>) object).remove(path.substring(dot + 1)));
    }

    /**
     * Takes away what a JSON Pointer points to; empty if there is nothing, or only a place where something is missing.
     */
    Optional<Object> cut(String pointer) {
        Object here = tree;
        String[] names = pointer.split("/", -1);
        for (int i = 1; i < names.length - 1; i++) {
            here = member(here, names[i]);
        }
        String last = names[names.length - 1];
        if (here instanceof List<?> list && last.matches("\\d{1,6}") && Integer.parseInt(last) < list.size()) {
            return Optional.ofNullable(list.remove(Integer.parseInt(last)));
        }
        return here instanceof Map<?, ?> object
                ? Optional.ofNullable(object.remove(JsonPointer.name(last)))
                : Optional.empty();
    }

    private static @Nullable Object member(@Nullable Object here, String name) {
        if (here instanceof List<?> list) {
            int place = Integer.parseInt(name);
            return place < list.size() ? list.get(place) : null;
        }
        return here instanceof Map<?, ?> object ? object.get(JsonPointer.name(name)) : null;
    }

    /** The report as it is by now. */
    public Map<String, Object> tree() {
        return tree;
    }
}
