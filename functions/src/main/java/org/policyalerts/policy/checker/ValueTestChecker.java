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
import org.policyalerts.policy.Words;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.Limit;
import org.policyalerts.policy.condition.Limit.Bound;
import org.policyalerts.policy.condition.Span;
import org.policyalerts.policy.condition.ValueTest;
import org.policyalerts.policy.condition.ValueTest.Near;
import org.policyalerts.policy.parser.Problems;
import org.policyalerts.policy.parser.Written;
import org.policyalerts.policy.parser.Written.Mapping;
import org.policyalerts.policy.parser.Written.Scalar;
import org.policyalerts.policy.parser.Written.Sequence;

/** Checks what a policy asks of the values of one field. */
final class ValueTestChecker {

    private static final List<String> DATE_KEYS = List.of("olderThan", "within", "ahead");
    private static final List<String> KEYS = Stream.of(
                    List.of("not", "startsWith", "given", "of"), LimitChecker.KEYS, DATE_KEYS)
            .flatMap(List::stream)
            .toList();

    private final FieldPath path;
    private final Field field;
    private final Reading reading;
    private final Problems problems;

    ValueTestChecker(FieldPath path, Reading reading) {
        this.path = path;
        this.field = path.field();
        this.reading = reading;
        this.problems = reading.problems();
    }

    Optional<ValueTest> read(Written written) {
        if (written instanceof Mapping mapping) {
            return operators(mapping);
        }
        return anyOf(written instanceof Sequence sequence ? sequence.items() : List.of(written), written);
    }

    private Optional<ValueTest> anyOf(List<Written> items, Written whole) {
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
        for (Written item : items) {
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
        return Optional.of(new ValueTest.AnyOf(List.copyOf(values), values, path.isClaimant()));
    }

    private Optional<Object> value(Written written) {
        if (!(written instanceof Scalar scalar)) {
            problems.add(written.mark(), "a value of " + path + " must be a single word, not " + written.kind());
            return Optional.empty();
        }
        return switch (field.kind()) {
            case ENUM -> enumValue(scalar);
            case INTEGER, NUMBER -> number(scalar).map(ValueTest.AnyOf::normal);
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
                "'" + scalar.text() + "' is no value of " + path + Nearest.hint(scalar.text(), field.values()));
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
        return scalar.text().equals(ValueTest.AnyOf.HOME_COUNTRY)
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

    private Optional<ValueTest> operators(Mapping mapping) {
        reading.keys(mapping, KEYS, List.of());
        List<ValueTest> tests = new ArrayList<>();
        bounds(mapping).ifPresent(tests::add);
        for (Mapping.Entry entry : mapping.entries()) {
            operator(entry, mapping).ifPresent(tests::add);
        }
        tests.addAll(dateBounds(mapping));
        if (mapping.get("of").isPresent()
                && DATE_KEYS.stream().noneMatch(key -> mapping.get(key).isPresent())) {
            problems.add(mapping.mark(), "'of' goes with " + Words.or(DATE_KEYS));
        }
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.mark(), "nothing is asked of " + path);
        }
        return tests.size() > 1
                ? Optional.of(new ValueTest.Each(tests))
                : tests.stream().findFirst();
    }

    private Optional<ValueTest> operator(Mapping.Entry entry, Mapping mapping) {
        return switch (entry.name()) {
            case "not" -> not(entry.value());
            case "startsWith" -> startsWith(entry);
            case "olderThan", "within", "ahead" -> near(entry, mapping);
            default -> Optional.empty();
        };
    }

    private Optional<ValueTest> not(Written written) {
        int before = problems.count();
        Optional<ValueTest> test = read(written);
        if (test.isPresent() && problems.count() == before && test.get() instanceof ValueTest.Not) {
            problems.add(written.mark(), "not of not; say it directly");
        }
        return test.map(ValueTest.Not::new);
    }

    private Optional<ValueTest> startsWith(Mapping.Entry entry) {
        if (!List.of(Kind.TEXT, Kind.TECHNIQUE, Kind.URL, Kind.LANGUAGE).contains(field.kind())) {
            problems.add(entry.key().mark(), "startsWith is for texts; " + path + " is none");
            return Optional.empty();
        }
        List<Written> items =
                entry.value() instanceof Scalar ? List.of(entry.value()) : reading.items(entry.value(), "startsWith");
        List<String> beginnings = items.stream()
                .flatMap(item -> reading.text(item, "a beginning").stream())
                .toList();
        return beginnings.isEmpty() ? Optional.empty() : Optional.of(new ValueTest.StartsWith(beginnings));
    }

    private Optional<ValueTest> near(Mapping.Entry entry, Mapping mapping) {
        if (field.kind() != Kind.DATE) {
            problems.add(entry.key().mark(), entry.name() + " is for dates; " + path + " is none");
            return Optional.empty();
        }
        Optional<Span> span = reading.span(entry.value(), entry.name());
        Optional<Written> of = mapping.get("of");
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

    private Optional<FieldPath> otherDate(Written written) {
        return new FieldFinder(reading, null).date(written);
    }

    private Optional<ValueTest> bounds(Mapping mapping) {
        if (field.kind() != Kind.INTEGER && field.kind() != Kind.NUMBER) {
            return Optional.empty();
        }
        List<Bound> bounds = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
            LimitChecker.side(entry.name())
                    .ifPresent(side -> bound(entry.value()).ifPresent(number -> bounds.add(new Bound(side, number))));
        }
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        Limit limit = new Limit(bounds);
        Ranges.verdict(limit, BigDecimal.valueOf(field.min()), BigDecimal.valueOf(field.max()))
                .ifPresent(verdict -> problems.add(
                        mapping.mark(),
                        path + " " + limit.words() + " is " + verdict + ": it goes from " + field.min() + " to "
                                + field.max()));
        return Optional.of(new ValueTest.Within(limit));
    }

    private Optional<BigDecimal> bound(Written written) {
        if (written instanceof Scalar scalar) {
            return number(scalar);
        }
        problems.add(written.mark(), "a bound must be a number, not " + written.kind());
        return Optional.empty();
    }

    private List<ValueTest> dateBounds(Mapping mapping) {
        List<ValueTest> tests = new ArrayList<>();
        if (field.kind() == Kind.INTEGER || field.kind() == Kind.NUMBER) {
            return tests;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            LimitChecker.side(entry.name()).ifPresent(side -> {
                if (field.kind() == Kind.DATE) {
                    date(entry.value()).ifPresent(date -> tests.add(new ValueTest.DateBound(side, date)));
                } else {
                    problems.add(
                            entry.key().mark(), entry.name() + " compares numbers and dates; " + path + " is neither");
                }
            });
        }
        return tests;
    }

    private Optional<PartialDate> date(Written written) {
        Optional<PartialDate> date =
                written instanceof Scalar scalar ? PartialDate.parse(scalar.text()) : Optional.empty();
        if (date.isEmpty()) {
            problems.add(written.mark(), "'" + written.plain() + "' is no date such as 2023-12-25 or 2023-12");
        }
        return date;
    }
}
