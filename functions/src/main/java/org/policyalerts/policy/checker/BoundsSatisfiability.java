package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Bounds.Bound;

/** Tells whether no whole number of a range can pass some bounds, or every one does. */
final class BoundsSatisfiability {

    private BoundsSatisfiability() {}

    /** "impossible" or "always true"; empty if the bounds make sense. */
    static Optional<String> verdict(Bounds bounds, BigDecimal least, BigDecimal most) {
        BigDecimal low = bounds.bounds().stream().map(BoundsSatisfiability::low).reduce(least, BigDecimal::max);
        BigDecimal high =
                bounds.bounds().stream().map(BoundsSatisfiability::high).reduce(most, BigDecimal::min);
        if (low.compareTo(high) > 0) {
            return Optional.of("impossible");
        }
        boolean everything = Stream.of(least, most).allMatch(bounds::holds);
        return everything ? Optional.of("always true") : Optional.empty();
    }

    static boolean isImpossible(Bounds bounds) {
        BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
        return verdict(bounds, least, least.negate())
                .filter("impossible"::equals)
                .isPresent();
    }

    private static BigDecimal low(Bound bound) {
        return switch (bound.side()) {
            case AT_LEAST, EXACTLY -> bound.number();
            case ABOVE -> bound.number().add(BigDecimal.ONE);
            case AT_MOST, BELOW -> BigDecimal.valueOf(Long.MIN_VALUE);
        };
    }

    private static BigDecimal high(Bound bound) {
        return switch (bound.side()) {
            case AT_MOST, EXACTLY -> bound.number();
            case BELOW -> bound.number().subtract(BigDecimal.ONE);
            case AT_LEAST, ABOVE -> BigDecimal.valueOf(Long.MAX_VALUE);
        };
    }
}
