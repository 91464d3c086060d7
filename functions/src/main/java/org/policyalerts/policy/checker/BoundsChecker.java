package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Bounds.Bound;
import org.policyalerts.policy.condition.Bounds.Side;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;

/** Reads bounds on a number: a number alone, or atLeast, atMost, above and below. */
record BoundsChecker(NodeReader reading) {

    /** The keys of bounds. */
    static final List<String> KEYS = List.of("atLeast", "atMost", "above", "below");

    static Optional<Side> side(String key) {
        return KEYS.contains(key)
                ? Arrays.stream(Side.values())
                        .filter(side -> side.key().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    /** A limit on a count. */
    Optional<Bounds> count(SourceNode written, String what) {
        List<Bound> bounds = written instanceof Mapping mapping ? bounds(mapping, what) : exactly(written, what);
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        Bounds limit = new Bounds(bounds);
        sense(limit, written, what);
        return Optional.of(limit);
    }

    private List<Bound> exactly(SourceNode written, String what) {
        return number(written, what).map(number -> new Bound(Side.EXACTLY, number)).stream()
                .toList();
    }

    private List<Bound> bounds(Mapping mapping, String what) {
        reading.keys(mapping, KEYS, List.of());
        List<Bound> bounds = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
            side(entry.name()).ifPresent(side -> number(entry.value(), what)
                    .ifPresent(number -> bounds.add(new Bound(side, number))));
        }
        if (mapping.entries().isEmpty()) {
            reading.problems().add(mapping.mark(), what + " needs a bound: " + String.join(", ", KEYS));
        }
        return bounds;
    }

    private Optional<BigDecimal> number(SourceNode written, String what) {
        if (written instanceof Scalar scalar
                && scalar.type() == Scalar.Type.WHOLE
                && !scalar.text().startsWith("-")) {
            return Optional.of(new BigDecimal(scalar.text()));
        }
        reading.problems().add(written.mark(), what + " must be a whole number from 0 on");
        return Optional.empty();
    }

    private void sense(Bounds limit, SourceNode written, String what) {
        BoundsSatisfiability.verdict(limit, BigDecimal.ZERO, BigDecimal.valueOf(Long.MAX_VALUE))
                .ifPresent(verdict ->
                        reading.problems().add(written.mark(), what + " " + limit.words() + " is " + verdict));
    }
}
