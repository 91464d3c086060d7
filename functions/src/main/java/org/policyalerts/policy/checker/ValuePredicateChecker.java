package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.Field.Kind;
import org.policyalerts.policy.Wording;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Bounds.Bound;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.condition.ValuePredicate.Near;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.policy.parser.SourceNode.Sequence;

/** Checks what a policy asks of the values of one field. */
final class ValuePredicateChecker {

    private static final List<String> DATE_KEYS = List.of("olderThan", "within", "ahead");
    private static final List<String> KEYS = Stream.of(
                    List.of("not", "startsWith", "given", "of"), BoundsChecker.KEYS, DATE_KEYS)
            .flatMap(List::stream)
            .toList();

    private final FieldPath path;
    private final Field field;
    private final NodeReader reader;
    private final PolicyProblems problems;

    ValuePredicateChecker(FieldPath path, NodeReader reader) {
        this.path = path;
        this.field = path.field();
        this.reader = reader;
        this.problems = reader.problems();
    }

    Optional<ValuePredicate> read(SourceNode node) {
        if (node instanceof Mapping mapping) {
            return operators(mapping);
        }
        return anyOf(node instanceof Sequence sequence ? sequence.items() : List.of(node), node);
    }

    private Optional<ValuePredicate> anyOf(List<SourceNode> items, SourceNode whole) {
        if (field.kind() == Kind.DATE) {
            problems.add(
                    whole.mark(),
                    path + " is a date; compare it with within, olderThan, ahead, atLeast, atMost, above or below");
            return Optional.empty();
        }
        if (items.isEmpty()) {
            problems.add(whole.mark(), "an empty list is impossible to meet");
        }
        Set<Object> values = new LinkedHashSet<>();
        for (SourceNode item : items) {
            value(item)
                    .filter(value -> !values.add(value))
                    .ifPresent(twice -> problems.add(item.mark(), "'" + twice + "' is there twice"));
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (field.kind() == Kind.ENUM && values.size() == field.values().size()) {
            problems.add(whole.mark(), "lists every value of " + path + ", so it is always true; use {given: true}");
        }
        return Optional.of(new ValuePredicate.AnyOf(List.copyOf(values), values, path.isClaimant()));
    }

    private Optional<Object> value(SourceNode node) {
        if (!(node instanceof Scalar scalar)) {
            problems.add(node.mark(), "a value of " + path + " must be a single word, not " + node.kind());
            return Optional.empty();
        }
        return switch (field.kind()) {
            case ENUM -> enumValue(scalar);
            case INTEGER, NUMBER -> number(scalar).map(ValuePredicate.AnyOf::normal);
            case COUNTRY -> country(scalar);
            case TECHNIQUE -> shaped(scalar, "T\\d{4}(\\.\\d{3})?", "an ATT&CK technique such as T1485 or T1561.002");
            default -> text(scalar);
        };
    }

    private Optional<Object> enumValue(Scalar scalar) {
        if (field.values().contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        problems.add(
                scalar.mark(),
                "'" + scalar.text() + "' is no value of " + path + Hints.hint(scalar.text(), field.values()));
        return Optional.empty();
    }

    private Optional<BigDecimal> number(Scalar scalar) {
        if (!scalar.isNumber()) {
            problems.add(scalar.mark(), path + " is a number; '" + scalar.text() + "' is " + scalar.kind());
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(scalar.text());
        if (number.compareTo(BigDecimal.valueOf(field.min())) < 0
                || number.compareTo(BigDecimal.valueOf(field.max())) > 0) {
            problems.add(
                    scalar.mark(),
                    path + " goes from " + field.min() + " to " + field.max() + "; " + scalar.text() + " is outside");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private Optional<Object> country(Scalar scalar) {
        return scalar.text().equals(ValuePredicate.AnyOf.HOME_COUNTRY)
                ? Optional.of(scalar.text())
                : shaped(scalar, "[A-Z]{2}", "a country code of two capital letters, or $homeCountry");
    }

    private Optional<Object> shaped(Scalar scalar, String shape, String what) {
        if (scalar.text().matches(shape)) {
            return Optional.of(scalar.text());
        }
        problems.add(scalar.mark(), "'" + scalar.text() + "' is not " + what);
        return Optional.empty();
    }

    private Optional<Object> text(Scalar scalar) {
        if (scalar.type() == Scalar.Type.TEXT) {
            return Optional.of(scalar.text());
        }
        problems.add(
                scalar.mark(), path + " is a text; put quotes around '" + scalar.text() + "' if it is meant as one");
        return Optional.empty();
    }

    private Optional<ValuePredicate> operators(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of());
        List<ValuePredicate> tests = new ArrayList<>();
        bounds(mapping).ifPresent(tests::add);
        for (Mapping.Entry entry : mapping.entries()) {
            operator(entry, mapping).ifPresent(tests::add);
        }
        tests.addAll(dateBounds(mapping));
        if (mapping.get("of").isPresent()
                && DATE_KEYS.stream().noneMatch(key -> mapping.get(key).isPresent())) {
            problems.add(mapping.mark(), "'of' goes with " + Wording.or(DATE_KEYS));
        }
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.mark(), "nothing is asked of " + path);
        }
        return tests.size() > 1
                ? Optional.of(new ValuePredicate.Each(tests))
                : tests.stream().findFirst();
    }

    private Optional<ValuePredicate> operator(Mapping.Entry entry, Mapping mapping) {
        return switch (entry.name()) {
            case "not" -> not(entry.value());
            case "startsWith" -> startsWith(entry);
            case "olderThan", "within", "ahead" -> near(entry, mapping);
            default -> Optional.empty();
        };
    }

    private Optional<ValuePredicate> not(SourceNode node) {
        int before = problems.count();
        Optional<ValuePredicate> test = read(node);
        if (test.isPresent() && problems.count() == before && test.get() instanceof ValuePredicate.Not) {
            problems.add(node.mark(), "not of not; say it directly");
        }
        return test.map(ValuePredicate.Not::new);
    }

    private Optional<ValuePredicate> startsWith(Mapping.Entry entry) {
        if (!List.of(Kind.TEXT, Kind.TECHNIQUE, Kind.URL, Kind.LANGUAGE).contains(field.kind())) {
            problems.add(entry.key().mark(), "startsWith is for texts; " + path + " is none");
            return Optional.empty();
        }
        List<SourceNode> items =
                entry.value() instanceof Scalar ? List.of(entry.value()) : reader.items(entry.value(), "startsWith");
        List<String> beginnings = items.stream()
                .flatMap(item -> reader.text(item, "a beginning").stream())
                .toList();
        return beginnings.isEmpty() ? Optional.empty() : Optional.of(new ValuePredicate.StartsWith(beginnings));
    }

    private Optional<ValuePredicate> near(Mapping.Entry entry, Mapping mapping) {
        if (field.kind() != Kind.DATE) {
            problems.add(entry.key().mark(), entry.name() + " is for dates; " + path + " is none");
            return Optional.empty();
        }
        Optional<TimeSpan> span = reader.span(entry.value(), entry.name());
        Optional<SourceNode> of = mapping.get("of");
        Optional<FieldPath> other = of.flatMap(this::otherDate);
        if (span.isEmpty() || of.isPresent() != other.isPresent()) {
            return Optional.empty();
        }
        Near.Direction direction = Stream.of(Near.Direction.values())
                .filter(each -> each.key().equals(entry.name()))
                .findFirst()
                .orElseThrow();
        return Optional.of(new Near(direction, span.get(), other.orElse(null)));
    }

    private Optional<FieldPath> otherDate(SourceNode node) {
        return new FieldFinder(reader, null).date(node);
    }

    private Optional<ValuePredicate> bounds(Mapping mapping) {
        if (field.kind() != Kind.INTEGER && field.kind() != Kind.NUMBER) {
            return Optional.empty();
        }
        List<Bound> bounds = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
            BoundsChecker.side(entry.name())
                    .ifPresent(side -> bound(entry.value()).ifPresent(number -> bounds.add(new Bound(side, number))));
        }
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        Bounds limit = new Bounds(bounds);
        BoundsSatisfiability.verdict(limit, BigDecimal.valueOf(field.min()), BigDecimal.valueOf(field.max()))
                .ifPresent(verdict -> problems.add(
                        mapping.mark(),
                        path + " " + limit.words() + " is " + verdict + ": it goes from " + field.min() + " to "
                                + field.max()));
        return Optional.of(new ValuePredicate.Within(limit));
    }

    private Optional<BigDecimal> bound(SourceNode node) {
        if (node instanceof Scalar scalar) {
            return number(scalar);
        }
        problems.add(node.mark(), "a bound must be a number, not " + node.kind());
        return Optional.empty();
    }

    private List<ValuePredicate> dateBounds(Mapping mapping) {
        List<ValuePredicate> tests = new ArrayList<>();
        if (field.kind() == Kind.INTEGER || field.kind() == Kind.NUMBER) {
            return tests;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            BoundsChecker.side(entry.name()).ifPresent(side -> {
                if (field.kind() == Kind.DATE) {
                    date(entry.value()).ifPresent(date -> tests.add(new ValuePredicate.DateBound(side, date)));
                } else {
                    problems.add(
                            entry.key().mark(), entry.name() + " compares numbers and dates; " + path + " is neither");
                }
            });
        }
        return tests;
    }

    private Optional<PartialDate> date(SourceNode node) {
        Optional<PartialDate> date =
                node instanceof Scalar scalar ? PartialDate.parse(scalar.text()) : Optional.empty();
        if (date.isEmpty()) {
            problems.add(node.mark(), "'" + node.plain() + "' is no date such as 2023-12-25 or 2023-12");
        }
        return date;
    }
}
