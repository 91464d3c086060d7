package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.model.Field;
import org.policyalerts.policy.condition.ChangedCondition;
import org.policyalerts.policy.condition.ChangedCondition.Way;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.GroupCondition.Kind;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;

/** Checks conditions on what changed since the version before. */
record ChangedChecker(NodeReader reader) {

    private static final List<String> WAYS = List.of("raised", "lowered", "any");

    Optional<Condition> read(SourceNode node) {
        Optional<Mapping> mapping = reader.mapping(node, "changed");
        List<Condition> changes = new ArrayList<>();
        for (Mapping.Entry entry : mapping.map(Mapping::entries).orElse(List.of())) {
            change(entry).ifPresent(changes::add);
        }
        if (mapping.isPresent() && mapping.get().entries().isEmpty()) {
            reader.problem(node.mark(), "changed names no field");
        }
        return changes.size() > 1
                ? Optional.of(new GroupCondition(Kind.ALL, changes))
                : changes.stream().findFirst();
    }

    private Optional<Condition> change(Mapping.Entry entry) {
        Optional<FieldPath> path = new FieldFinder(reader, null).find(entry.key());
        if (path.isEmpty()) {
            return Optional.empty();
        }
        return entry.value() instanceof Mapping mapping
                ? fromTo(path.get(), mapping)
                : reader.oneOf(entry.value(), "kind of change", WAYS).flatMap(word -> way(path.get(), word, entry));
    }

    private Optional<Condition> way(FieldPath path, String word, Mapping.Entry entry) {
        Way way = word.equals("any") ? Way.ANY : word.equals("raised") ? Way.RAISED : Way.LOWERED;
        if (way != Way.ANY && !hasOrder(path)) {
            return reader.refused(
                    entry.value().mark(), "'" + path + "' has no order, so it cannot be " + word + "; use any");
        }
        return Optional.of(new ChangedCondition(path, way, null, null));
    }

    private static boolean hasOrder(FieldPath path) {
        boolean isOrdered =
                switch (path.field().kind()) {
                    case ENUM, INTEGER, NUMBER -> true;
                    default -> false;
                };
        return isOrdered && !path.isPlural();
    }

    private Optional<Condition> fromTo(FieldPath path, Mapping mapping) {
        reader.keys(mapping, List.of("from", "to"), List.of());
        if (mapping.entries().isEmpty()) {
            return reader.refused(mapping.mark(), "a change needs from, to or both");
        }
        if (path.field().kind() == Field.Kind.OBJECT) {
            return reader.refused(mapping.mark(), "'" + path + "' is no single value; name one of its fields");
        }
        Object from = mapping.get("from").map(value -> value(path, value)).orElse(null);
        Object to = mapping.get("to").map(value -> value(path, value)).orElse(null);
        return Optional.of(new ChangedCondition(path, Way.FROM_TO, from, to));
    }

    private @Nullable Object value(FieldPath path, SourceNode node) {
        if (!(node instanceof Scalar)) {
            reader.problem(node.mark(), "a single value is expected, not " + node.kind());
            return null;
        }
        return new ValuePredicateChecker(path, reader)
                .read(node)
                .map(predicate -> predicate instanceof ValuePredicate.AnyOf anyOf
                        ? anyOf.written().get(0)
                        : predicate)
                .orElse(null);
    }
}
