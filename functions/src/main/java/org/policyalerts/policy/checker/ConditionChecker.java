package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.model.Field;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.ElementCondition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.GroupCondition.Kind;
import org.policyalerts.policy.condition.PresenceCondition;
import org.policyalerts.policy.condition.SizeCondition;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Mark;

/** Turns the nodes of conditions into conditions on the incident model, or into problems. */
final class ConditionChecker {

    private static final List<String> GROUPS = List.of("all", "any", "none", "certain");

    /** What a line of conditions may begin with, beside the fields. */
    static final List<String> WORDS = List.of("all", "any", "none", "certain", "history", "changed");

    private final NodeReader reader;
    private final PolicyProblems problems;
    private final FieldFinder fields;
    private final boolean isInBlock;

    /**
     * A condition with its place in the file.
     *
     * @param isSound whether nothing was wrong with it, so that it may be compared with others
     */
    record Placed(Condition condition, Mark mark, boolean isSound) {}

    ConditionChecker(NodeReader reader) {
        this(reader, null);
    }

    private ConditionChecker(NodeReader reader, @Nullable FieldPath list) {
        this.reader = reader;
        this.problems = reader.problems();
        this.fields = new FieldFinder(reader, list);
        this.isInBlock = list != null;
    }

    /** A list of conditions as one group. */
    GroupCondition group(Kind kind, SourceNode node) {
        return grouped(kind, parts(node));
    }

    /** One condition, or a list of them that must all hold. */
    GroupCondition all(SourceNode node) {
        return grouped(Kind.ALL, node instanceof Mapping mapping ? keys(mapping) : parts(node));
    }

    /** A list of conditions, each with its place. */
    List<Placed> parts(SourceNode node) {
        List<Placed> parts = new ArrayList<>();
        for (SourceNode item : reader.items(node, "conditions")) {
            Optional<Mapping> mapping = reader.mapping(item, "a condition");
            mapping.map(this::item).ifPresent(parts::addAll);
        }
        return parts;
    }

    GroupCondition grouped(Kind kind, List<Placed> parts) {
        new ContradictionChecker(problems).check(kind, parts);
        return new GroupCondition(kind, parts.stream().map(Placed::condition).toList());
    }

    private List<Placed> keys(Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.mark(), "an empty condition");
        }
        return placed(mapping.entries());
    }

    // The conditions of one item must all hold.
    private List<Placed> item(Mapping mapping) {
        int before = problems.count();
        List<Placed> conditions = keys(mapping);
        if (conditions.size() < 2) {
            return conditions;
        }
        Condition all = grouped(Kind.ALL, conditions);
        return List.of(new Placed(all, mapping.mark(), problems.count() == before));
    }

    private List<Placed> placed(List<Mapping.Entry> entries) {
        List<Placed> conditions = new ArrayList<>();
        for (Mapping.Entry entry : entries) {
            int before = problems.count();
            condition(entry)
                    .map(condition -> new Placed(condition, entry.key().mark(), problems.count() == before))
                    .ifPresent(conditions::add);
        }
        return conditions;
    }

    private Optional<Condition> condition(Mapping.Entry entry) {
        String name = entry.name();
        if (GROUPS.contains(name)) {
            return Optional.of(group(Kind.valueOf(name.toUpperCase(Locale.ROOT)), entry.value()));
        }
        if (name.equals("history") || name.equals("changed")) {
            return ofWholeReport(entry);
        }
        return fields.find(entry.key()).flatMap(path -> ofField(path, entry));
    }

    private Optional<Condition> ofWholeReport(Mapping.Entry entry) {
        if (isInBlock) {
            return reader.refused(
                    entry.key().mark(), entry.name() + " is about the whole report; move it out of the block");
        }
        return entry.name().equals("history")
                ? new HistoryChecker(reader).read(entry.value())
                : new ChangedChecker(reader).read(entry.value());
    }

    private Optional<Condition> ofField(FieldPath path, Mapping.Entry entry) {
        Optional<Mapping> mapping = entry.value() instanceof Mapping found ? Optional.of(found) : Optional.empty();
        if (mapping.isPresent() && mapping.get().get("given").isPresent()) {
            return given(path, mapping.get());
        }
        if (path.field().kind() == Field.Kind.OBJECT) {
            return path.field().isList() ? block(path, entry) : ofObject(path, entry);
        }
        boolean isSize = mapping.isPresent()
                && (mapping.get().get("count").isPresent()
                        || mapping.get().get("distinct").isPresent());
        return isSize
                ? size(path, mapping.get())
                : new ValuePredicateChecker(path, reader)
                        .read(entry.value())
                        .map(predicate -> new ValueCondition(path, predicate));
    }

    private Optional<Condition> ofObject(FieldPath path, Mapping.Entry entry) {
        return reader.refused(
                entry.key().mark(),
                "'" + path + "' is a group of fields; name one of them, as in " + path + "."
                        + path.field().fields().get(0).name());
    }

    private Optional<Condition> given(FieldPath path, Mapping mapping) {
        if (mapping.entries().size() > 1) {
            problems.add(mapping.mark(), "'given' stands alone; a condition on a value asks for it anyway");
        }
        SourceNode node = mapping.get("given").orElseThrow();
        return reader.oneOf(node, "answer to given", List.of("true", "false"))
                .map(answer -> new PresenceCondition(path, Boolean.parseBoolean(answer)));
    }

    private Optional<Condition> size(FieldPath path, Mapping mapping) {
        if (!path.isListItself()) {
            return reader.refused(mapping.mark(), "'" + path + "' is no list; count and distinct are for lists");
        }
        reader.keys(mapping, List.of("count", "distinct"), List.of());
        List<Placed> sizes = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
            new BoundsChecker(reader)
                    .count(entry.value(), entry.name())
                    .map(bounds -> new SizeCondition(path, entry.name().equals("distinct"), bounds))
                    .ifPresent(size -> sizes.add(new Placed(size, entry.key().mark(), true)));
        }
        return sizes.size() == 1 ? Optional.of(sizes.get(0).condition()) : Optional.of(grouped(Kind.ALL, sizes));
    }

    private Optional<Condition> block(FieldPath path, Mapping.Entry entry) {
        Optional<Mapping> mapping = reader.mapping(entry.value(), "a condition on " + path);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        if (!path.isListItself()) {
            return reader.refused(
                    entry.key().mark(), "'" + path + "' lies inside another list; nest one block in the other");
        }
        return Optional.of(block(path, mapping.get()));
    }

    private Condition block(FieldPath path, Mapping mapping) {
        ConditionChecker inside = new ConditionChecker(reader, path);
        List<Mapping.Entry> rest = mapping.entries().stream()
                .filter(entry -> !entry.name().equals("count") && !entry.name().equals("distinct"))
                .toList();
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.mark(), "nothing is asked of " + path + "; use {given: true}");
        }
        GroupCondition where = inside.grouped(Kind.ALL, inside.placed(rest));
        Bounds count = mapping.get("count")
                .flatMap(node -> new BoundsChecker(reader).count(node, "count"))
                .orElse(null);
        List<ElementCondition.Distinct> distinct =
                mapping.get("distinct").map(inside::distinct).orElse(List.of());
        return new ElementCondition(path, where, count, distinct);
    }

    private List<ElementCondition.Distinct> distinct(SourceNode node) {
        List<ElementCondition.Distinct> distinct = new ArrayList<>();
        Optional<Mapping> mapping = reader.mapping(node, "distinct");
        for (Mapping.Entry entry : mapping.map(Mapping::entries).orElse(List.of())) {
            Optional<FieldPath> field = fields.find(entry.key());
            Optional<Bounds> bounds = new BoundsChecker(reader).count(entry.value(), "distinct " + entry.name());
            if (field.isPresent() && bounds.isPresent()) {
                distinct.add(new ElementCondition.Distinct(field.get(), bounds.get()));
            }
        }
        return distinct;
    }
}
