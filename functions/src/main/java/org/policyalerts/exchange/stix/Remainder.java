package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.exchange.Draft;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;

/** What of a report no STIX object says yet. Whoever writes an object takes out what it says. */
final class Remainder {

    private final Draft left = new Draft();

    Remainder(Report report) {
        left.merge(report.tree());
    }

    /** The value at a dotted path of objects, which stays. */
    Optional<Object> see(String path) {
        return left.get(path);
    }

    /** The elements of a list, which stay. */
    List<?> seeList(String path) {
        return see(path).map(Remainder::list).orElse(List.of());
    }

    Optional<PartialDate> date(String path) {
        return see(path).map(Object::toString).flatMap(PartialDate::parse);
    }

    /** Takes the value at a path out, and the objects around it that are empty without it. */
    Optional<Object> take(String path) {
        return Optional.ofNullable(take(left.tree(), path));
    }

    private static @Nullable Object take(Map<?, ?> object, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return object.remove(path);
        }
        String name = path.substring(0, dot);
        Object taken = object.get(name) instanceof Map<?, ?> inner ? take(inner, path.substring(dot + 1)) : null;
        if (taken != null && object.get(name) instanceof Map<?, ?> inner && inner.isEmpty()) {
            object.remove(name);
        }
        return taken;
    }

    /** Takes a text out; a blank one stays, since properties of STIX must say something. */
    Optional<String> takeText(String path) {
        Optional<String> text = see(path).map(Object::toString).filter(said -> !said.isBlank());
        text.ifPresent(said -> take(path));
        return text;
    }

    /** Takes a list of texts out; an empty one stays, since it says something that no object can. */
    List<String> takeTexts(String path) {
        return hasElements(path)
                ? list(take(path).orElse(List.of())).stream()
                        .map(String::valueOf)
                        .toList()
                : List.of();
    }

    /** The same of a list of objects, which may be changed. */
    List<Map<String, Object>> takeObjects(String path) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (hasElements(path)) {
            list(take(path).orElse(List.of())).forEach(each -> objects.add(Draft.copied((Map<?, ?>) each)));
        }
        return objects;
    }

    private boolean hasElements(String path) {
        return !seeList(path).isEmpty();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    Map<String, Object> left() {
        return left.tree();
    }
}
