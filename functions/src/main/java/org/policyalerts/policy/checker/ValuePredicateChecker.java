package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.Field.Kind;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Bounds.Bound;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.policy.parser.SourceNode.Sequence;

/** Checks what a policy asks of the values of one field. */
final class ValuePredicateChecker {

    private static final List<String> KEYS = Stream.of(
                    List.of("not", "startsWith", "given", "of"), BoundsChecker.KEYS, DatePredicateChecker.KEYS)
            .flatMap(List::stream)
            .toList();

    private final FieldPath path;
    private final Field field;
    private final NodeReader reader;
    private final PolicyProblems problems;
    private final FieldValueChecker values;
    private final DatePredicateChecker dates;

    ValuePredicateChecker(FieldPath path, NodeReader reader) {
        this.path = path;
        this.field = path.field();
        this.reader = reader;
        this.problems = reader.problems();
        this.values = new FieldValueChecker(path, reader);
        this.dates = new DatePredicateChecker(path, reader);
    }

    Optional<ValuePredicate> read(SourceNode node) {
        if (node instanceof Mapping mapping) {
            return operators(mapping);
        }
        return anyOf(node instanceof Sequence sequence ? sequence.items() : List.of(node), node);
    }

    private Optional<ValuePredicate> anyOf(List<SourceNode> items, SourceNode whole) {
        if (field.kind() == Kind.DATE) {
            return reader.refused(
                    whole.mark(),
                    path + " is a date; compare it with within, olderThan, ahead, atLeast, atMost, above or below");
        }
        if (items.isEmpty()) {
            problems.add(whole.mark(), "an empty list is impossible to meet");
        }
        Set<Object> accepted = new LinkedHashSet<>();
        for (SourceNode item : items) {
            values.value(item)
                    .filter(value -> !accepted.add(value))
                    .ifPresent(twice -> problems.add(item.mark(), "'" + twice + "' is there twice"));
        }
        if (accepted.isEmpty()) {
            return Optional.empty();
        }
        if (field.kind() == Kind.ENUM && accepted.size() == field.values().size()) {
            problems.add(whole.mark(), "lists every value of " + path + ", so it is always true; use {given: true}");
        }
        return Optional.of(new ValuePredicate.AnyOf(List.copyOf(accepted), accepted, path.isClaimant()));
    }

    private Optional<ValuePredicate> operators(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of());
        boolean isNumber = field.kind() == Kind.INTEGER || field.kind() == Kind.NUMBER;
        List<ValuePredicate> predicates = new ArrayList<>();
        if (isNumber) {
            bounds(mapping).ifPresent(predicates::add);
        }
        for (Mapping.Entry entry : mapping.entries()) {
            operator(entry, mapping).ifPresent(predicates::add);
        }
        if (!isNumber) {
            predicates.addAll(dates.bounds(mapping));
        }
        dates.checkOf(mapping);
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.mark(), "nothing is asked of " + path);
        }
        return predicates.size() > 1
                ? Optional.of(new ValuePredicate.Each(predicates))
                : predicates.stream().findFirst();
    }

    private Optional<ValuePredicate> operator(Mapping.Entry entry, Mapping mapping) {
        return switch (entry.name()) {
            case "not" -> not(entry.value());
            case "startsWith" -> startsWith(entry);
            case "olderThan", "within", "ahead" -> dates.near(entry, mapping);
            default -> Optional.empty();
        };
    }

    private Optional<ValuePredicate> not(SourceNode node) {
        int before = problems.count();
        Optional<ValuePredicate> predicate = read(node);
        if (predicate.isPresent() && problems.count() == before && predicate.get() instanceof ValuePredicate.Not) {
            problems.add(node.mark(), "not of not; say it directly");
        }
        return predicate.map(ValuePredicate.Not::new);
    }

    private Optional<ValuePredicate> startsWith(Mapping.Entry entry) {
        if (!List.of(Kind.TEXT, Kind.TECHNIQUE, Kind.URL, Kind.LANGUAGE).contains(field.kind())) {
            return reader.refused(entry.key().mark(), "startsWith is for texts; " + path + " is none");
        }
        List<SourceNode> items =
                entry.value() instanceof Scalar ? List.of(entry.value()) : reader.items(entry.value(), "startsWith");
        List<String> beginnings = items.stream()
                .flatMap(item -> reader.text(item, "a beginning").stream())
                .toList();
        return beginnings.isEmpty() ? Optional.empty() : Optional.of(new ValuePredicate.StartsWith(beginnings));
    }

    private Optional<ValuePredicate> bounds(Mapping mapping) {
        List<Bound> found = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
            BoundsChecker.side(entry.name())
                    .ifPresent(side -> bound(entry.value()).ifPresent(number -> found.add(new Bound(side, number))));
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Bounds bounds = new Bounds(found);
        BoundsSatisfiability.verdict(bounds, BigDecimal.valueOf(field.min()), BigDecimal.valueOf(field.max()))
                .ifPresent(verdict -> problems.add(
                        mapping.mark(),
                        path + " " + bounds.words() + " is " + verdict + ": it goes from " + field.min() + " to "
                                + field.max()));
        return Optional.of(new ValuePredicate.Within(bounds));
    }

    private Optional<BigDecimal> bound(SourceNode node) {
        if (node instanceof Scalar scalar) {
            return values.number(scalar);
        }
        return reader.refused(node.mark(), "a bound must be a number, not " + node.kind());
    }
}
