package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Bounds.Bound;
import org.policyalerts.policy.condition.Bounds.Side;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;

/** Reads bounds on a number: a number alone, or atLeast, atMost, above and below. */
record BoundsChecker(NodeReader reader) {

    /** The keys of bounds. */
    static final List<String> KEYS = List.of("atLeast", "atMost", "above", "below");

    private static final List<String> COUNT_KEYS =
            Stream.concat(KEYS.stream(), Stream.of(Side.EXACTLY.key())).toList();

    static Optional<Side> side(String key) {
        return KEYS.contains(key) ? sideOf(key) : Optional.empty();
    }

    private static Optional<Side> sideOf(String key) {
        return Arrays.stream(Side.values())
                .filter(side -> side.key().equals(key))
                .findFirst();
    }

    /** The same where a number alone would leave open whether more may be meant: those who write 3 mean 3 or more. */
    Optional<Bounds> countInWords(SourceNode node, String what) {
        if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.WHOLE) {
            String number = scalar.text();
            return reader.refused(
                    node.mark(),
                    what + ": " + number + " leaves open whether more would do; write {atLeast: " + number
                            + "} or {exactly: " + number + "}");
        }
        return count(node, what);
    }

    /** Bounds on a count. */
    Optional<Bounds> count(SourceNode node, String what) {
        List<Bound> found = node instanceof Mapping mapping ? bounds(mapping, what) : exactly(node, what);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Bounds bounds = new Bounds(found);
        checkThatSomePass(bounds, node, what);
        return Optional.of(bounds);
    }

    private List<Bound> exactly(SourceNode node, String what) {
        return number(node, what).map(number -> new Bound(Side.EXACTLY, number)).stream()
                .toList();
    }

    private List<Bound> bounds(Mapping mapping, String what) {
        reader.keys(mapping, COUNT_KEYS, List.of());
        List<Bound> bounds = new ArrayList<>();
        for (Mapping.Entry entry : mapping.entries()) {
            sideOf(entry.name()).ifPresent(side -> number(entry.value(), what)
                    .ifPresent(number -> bounds.add(new Bound(side, number))));
        }
        if (mapping.entries().isEmpty()) {
            reader.problem(mapping.mark(), what + " needs a bound: " + String.join(", ", COUNT_KEYS));
        }
        return bounds;
    }

    private Optional<BigDecimal> number(SourceNode node, String what) {
        if (node instanceof Scalar scalar
                && scalar.type() == Scalar.Type.WHOLE
                && !scalar.text().startsWith("-")) {
            return Optional.of(new BigDecimal(scalar.text()));
        }
        return reader.refused(node.mark(), what + " must be a whole number from 0 on");
    }

    private void checkThatSomePass(Bounds bounds, SourceNode node, String what) {
        BoundsSatisfiability.verdict(bounds, BigDecimal.ZERO, BigDecimal.valueOf(Long.MAX_VALUE))
                .ifPresent(verdict -> reader.problem(node.mark(), what + " " + bounds.words() + " is " + verdict));
    }
}
