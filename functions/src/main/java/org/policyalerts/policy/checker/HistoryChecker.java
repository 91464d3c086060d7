package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.HistorySelection;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Sequence;

/** Checks conditions on other incidents. */
record HistoryChecker(NodeReader reader) {

    private static final List<String> KEYS = List.of("same", "where", "within", "count", "distinct", "precision");

    /** What incidents can share, as policies write it. */
    static final List<String> KINDS =
            Stream.of(Shared.values()).map(Shared::text).toList();

    /** What can differ among them. */
    static final List<String> DIFFERING =
            KINDS.stream().filter(kind -> !kind.equals("any")).toList();

    Optional<Condition> read(SourceNode node) {
        return reader.mapping(node, "history").flatMap(this::read);
    }

    private Optional<Condition> read(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of("same", "within"));
        Set<Shared> same = mapping.get("same").map(this::same).orElse(Set.of());
        Map<SummaryTrait, ValuePredicate> where =
                mapping.get("where").map(this::where).orElse(Map.of());
        Optional<TimeSpan> within = mapping.get("within").flatMap(value -> reader.span(value, "within"));
        Bounds count = mapping.get("count")
                .flatMap(value -> new BoundsChecker(reader).countInWords(value, "count"))
                .orElse(null);
        Map<Shared, Bounds> distinct =
                mapping.get("distinct").map(this::distinct).orElse(Map.of());
        mapping.get("precision").ifPresent(value -> reader.oneOf(value, "precision", List.of("day")));
        if (mapping.get("count").isEmpty() && mapping.get("distinct").isEmpty()) {
            reader.problem(mapping.mark(), "history needs a count or distinct");
        }
        if (same.isEmpty() || within.isEmpty()) {
            return Optional.empty();
        }
        boolean needsDay = mapping.get("precision").isPresent();
        HistorySelection which = new HistorySelection(same, where);
        return Optional.of(new HistoryCondition(which, within.get(), count, distinct, needsDay));
    }

    private Set<Shared> same(SourceNode node) {
        String what = "thing that incidents share";
        List<String> words = node instanceof Sequence
                ? reader.someOf(node, what, KINDS)
                : reader.oneOf(node, what, KINDS).stream().toList();
        if (words.size() > 1 && words.contains("any")) {
            reader.problem(node.mark(), "'any' stands for all incidents; leave it out beside the others");
        }
        Set<Shared> same = EnumSet.noneOf(Shared.class);
        words.forEach(word -> same.add(kind(word)));
        return same;
    }

    private static Shared kind(String word) {
        return Shared.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Map<SummaryTrait, ValuePredicate> where(SourceNode node) {
        Map<SummaryTrait, ValuePredicate> where = new EnumMap<>(SummaryTrait.class);
        Optional<Mapping> mapping = reader.mapping(node, "where");
        if (mapping.isPresent() && mapping.get().entries().isEmpty()) {
            reader.problem(node.mark(), "nothing is asked of the other incidents; leave 'where' out");
        }
        for (Mapping.Entry entry : mapping.map(Mapping::entries).orElse(List.of())) {
            Optional<SummaryTrait> trait = SummaryTrait.of(entry.name());
            if (trait.isEmpty()) {
                reader.problem(entry.key().mark(), unknown(entry.name()));
            } else {
                predicate(trait.get(), entry.value()).ifPresent(asked -> where.put(trait.get(), asked));
            }
        }
        return where;
    }

    private static String unknown(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        List<String> known = SummaryTrait.words();
        return "the summary by which other incidents are known has no '" + name + "'; it has: "
                + String.join(", ", known)
                + (known.contains(last) ? "; write '" + last + "'" : Hints.nearest(last, known));
    }

    private Optional<ValuePredicate> predicate(SummaryTrait trait, SourceNode node) {
        FieldPath path = FieldPath.ofReport(trait.path()).orElseThrow();
        if (node instanceof Mapping mapping) {
            List<String> operators = new ArrayList<>(List.of("not"));
            operators.addAll(trait == SummaryTrait.SEVERITY ? BoundsChecker.KEYS : List.of());
            reader.keys(mapping, operators, List.of());
            if (!mapping.entries().stream().allMatch(entry -> operators.contains(entry.name()))) {
                return Optional.empty();
            }
        }
        return new ValuePredicateChecker(path, reader).read(node);
    }

    private Map<Shared, Bounds> distinct(SourceNode node) {
        Map<Shared, Bounds> distinct = new EnumMap<>(Shared.class);
        Optional<Mapping> mapping = reader.mapping(node, "distinct");
        mapping.ifPresent(found -> reader.keys(found, DIFFERING, List.of()));
        for (Mapping.Entry entry : mapping.map(Mapping::entries).orElse(List.of())) {
            Optional<Bounds> bounds = new BoundsChecker(reader).count(entry.value(), "distinct " + entry.name());
            if (DIFFERING.contains(entry.name()) && bounds.isPresent()) {
                distinct.put(kind(entry.name()), bounds.get());
            }
        }
        return distinct;
    }
}
