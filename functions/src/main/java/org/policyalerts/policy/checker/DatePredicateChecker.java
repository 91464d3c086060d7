package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.model.Field;
import org.policyalerts.policy.Wording;
import org.policyalerts.policy.condition.DatePredicate;
import org.policyalerts.policy.condition.DatePredicate.Near.Direction;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;

/** Checks what a policy asks of a date, and refuses to ask it of a field that is none. */
record DatePredicateChecker(FieldPath path, NodeReader reader) {

    /** The keys that compare a date with now, or with the date that {@code of} names. */
    static final List<String> KEYS =
            Stream.of(Direction.values()).map(Direction::key).toList();

    /** A date so far before or after now, or another date of the report. */
    Optional<ValuePredicate> near(Mapping.Entry entry, Mapping mapping) {
        if (!isDate()) {
            return reader.refused(entry.key().mark(), entry.name() + " is for dates; " + path + " is none");
        }
        Optional<TimeSpan> span = reader.span(entry.value(), entry.name());
        Optional<SourceNode> of = mapping.get("of");
        Optional<FieldPath> other = of.flatMap(node -> new FieldFinder(reader, null).date(node));
        if (span.isEmpty() || of.isPresent() != other.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new DatePredicate.Near(direction(entry.name()), span.get(), other.orElse(null)));
    }

    private static Direction direction(String key) {
        return Stream.of(Direction.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** The key {@code of} names what another key compares with, so it cannot stand alone. */
    void checkOf(Mapping mapping) {
        if (mapping.get("of").isPresent()
                && KEYS.stream().noneMatch(key -> mapping.get(key).isPresent())) {
            reader.problem(mapping.mark(), "'of' goes with " + Wording.or(KEYS));
        }
    }

    /** The fixed dates that the date is compared with. */
    List<ValuePredicate> bounds(Mapping mapping) {
        List<ValuePredicate> predicates = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
            BoundsChecker.side(entry.name()).ifPresent(side -> {
                if (isDate()) {
                    date(entry.value()).ifPresent(date -> predicates.add(new DatePredicate.Bounded(side, date)));
                } else {
                    reader.problem(
                            entry.key().mark(), entry.name() + " compares numbers and dates; " + path + " is neither");
                }
            });
        }
        return predicates;
    }

    private boolean isDate() {
        return path.field().kind() == Field.Kind.DATE;
    }

    private Optional<PartialDate> date(SourceNode node) {
        Optional<PartialDate> date =
                node instanceof Scalar scalar ? PartialDate.parse(scalar.text()) : Optional.empty();
        if (date.isEmpty()) {
            reader.problem(
                    node.mark(), "'" + node.plain() + "' is no date such as 2023-12-25 or 2023-12" + Hints.day(node));
        }
        return date;
    }
}
