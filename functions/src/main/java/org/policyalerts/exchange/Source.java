package org.policyalerts.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An object of somebody else's document that knows which of its members were read: what is left at the end was not
 * understood by anybody and has to be named. A value of another kind than was asked for counts as not read.
 */
public final class Source {

    private final Map<?, ?> members;
    private final Set<String> read = new HashSet<>();
    private final Map<String, List<Source>> inside = new LinkedHashMap<>();

    public Source(Map<?, ?> members) {
        this.members = members;
    }

    /** The text under a name, if there is more to it than blanks; a number or a truth is taken as its text. */
    public Optional<String> text(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof Map || value instanceof List) {
            return Optional.empty();
        }
        read.add(name);
        return Optional.of(value.toString()).filter(text -> !text.isBlank());
    }

    /** The whole number under a name. */
    public Optional<Long> number(String name) {
        Optional<Long> number = Optional.ofNullable(members.get(name))
                .filter(Long.class::isInstance)
                .map(Long.class::cast);
        number.ifPresent(found -> read.add(name));
        return number;
    }

    /** The texts of a list; a single text is a list of one. */
    public List<String> texts(String name) {
        if (!(members.get(name) instanceof List<?> list)) {
            return text(name).stream().toList();
        }
        List<String> texts = list.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (texts.size() == list.size()) {
            read.add(name);
        }
        return texts;
    }

    /** The object under a name. */
    public Optional<Source> object(String name) {
        return members.get(name) instanceof Map<?, ?>
                ? Optional.of(objects(name).get(0))
                : Optional.empty();
    }

    /** The objects of a list, the same ones at each call; a single object is a list of one. */
    public List<Source> objects(String name) {
        return inside.computeIfAbsent(name, this::wrapped);
    }

    private List<Source> wrapped(String name) {
        Object value = members.get(name);
        List<Source> objects = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            objects.add(new Source(each instanceof Map<?, ?> object ? object : Map.of()));
        }
        return objects;
    }

    /** The value under a name as it is. */
    public @Nullable Object take(String name) {
        read.add(name);
        return members.get(name);
    }

    /** The value as it is, which stays unread. */
    public @Nullable Object look(String name) {
        return members.get(name);
    }

    /** Takes note that these members hold nothing that a report would say. */
    public void ignore(String... names) {
        read.addAll(List.of(names));
    }

    /** Whether another object holds the same, member for member. */
    public boolean isSame(Source other) {
        return members.equals(other.members);
    }

    /** Takes note that a member was looked at and not understood after all. */
    public void giveBack(String name) {
        read.remove(name);
    }

    /** Names everything that nobody has read: its path, and what is there. */
    public void unread(BiConsumer<String, Object> found) {
        unread("", found);
    }

    private void unread(String path, BiConsumer<String, Object> found) {
        members.forEach((key, value) -> {
            String name = key.toString();
            boolean isEmpty = value == null
                    || (value instanceof List<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            if (!read.contains(name) && !isEmpty) {
                unread(path + (path.isEmpty() ? "" : ".") + name, name, value, found);
            }
        });
    }

    private void unread(String path, String name, Object value, BiConsumer<String, Object> found) {
        List<Source> parts = inside.get(name);
        if (parts == null) {
            found.accept(path, value);
            return;
        }
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        for (int i = 0; i < parts.size(); i++) {
            String place = value instanceof List<?> ? path + "[" + i + "]" : path;
            if (values.get(i) instanceof Map<?, ?>) {
                parts.get(i).unread(place, found);
            } else {
                found.accept(place, String.valueOf(values.get(i)));
            }
        }
    }
}
