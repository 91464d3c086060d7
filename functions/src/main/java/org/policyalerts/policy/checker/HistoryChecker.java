package org.policyalerts.policy.checker;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;

/** Checks conditions on other incidents. */
record HistoryChecker(NodeReader reader) {

    private static final List<String> KEYS = List.of("same", "within", "count", "distinct", "precision");
    private static final List<String> KINDS = Stream.of(Shared.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    Optional<Condition> read(SourceNode node) {
        return reader.mapping(node, "history").flatMap(this::read);
    }

    private Optional<Condition> read(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of("same", "within"));
        Optional<Shared> same = mapping.get("same").flatMap(this::kind);
        Optional<TimeSpan> within = mapping.get("within").flatMap(value -> reader.span(value, "within"));
        Bounds count = mapping.get("count")
                .flatMap(value -> new BoundsChecker(reader).count(value, "count"))
                .orElse(null);
        Map<Shared, Bounds> distinct =
                mapping.get("distinct").map(this::distinct).orElse(Map.of());
        mapping.get("precision").ifPresent(value -> reader.oneOf(value, "precision", List.of("day")));
        if (mapping.get("count").isEmpty() && mapping.get("distinct").isEmpty()) {
            reader.problems().add(mapping.mark(), "history needs a count or distinct");
        }
        if (same.isEmpty() || within.isEmpty()) {
            return Optional.empty();
        }
        boolean needsDay = mapping.get("precision").isPresent();
        return Optional.of(new HistoryCondition(same.get(), within.get(), count, distinct, needsDay));
    }

    private Optional<Shared> kind(SourceNode node) {
        return reader.oneOf(node, "thing that incidents share", KINDS).map(HistoryChecker::kind);
    }

    private static Shared kind(String word) {
        return Shared.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Map<Shared, Bounds> distinct(SourceNode node) {
        Map<Shared, Bounds> distinct = new EnumMap<>(Shared.class);
        Optional<Mapping> mapping = reader.mapping(node, "distinct");
        mapping.ifPresent(found -> reader.keys(found, KINDS, List.of()));
        for (Mapping.Entry entry : mapping.map(Mapping::entries).orElse(List.of())) {
            Optional<Bounds> bounds = new BoundsChecker(reader).count(entry.value(), "distinct " + entry.name());
            if (KINDS.contains(entry.name()) && bounds.isPresent()) {
                distinct.put(kind(entry.name()), bounds.get());
            }
        }
        return distinct;
    }
}
