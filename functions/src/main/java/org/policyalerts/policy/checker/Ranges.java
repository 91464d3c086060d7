package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.policy.condition.Limit;
import org.policyalerts.policy.condition.Limit.Bound;

/** Tells whether bounds can be met at all, and whether they can be missed, by whole numbers of a range. */
final class Ranges {

    private Ranges() {}

    /** "impossible" or "always true"; empty if the bounds make sense. */
    static Optional<String> verdict(Limit limit, BigDecimal least, BigDecimal most) {
        BigDecimal low = limit.bounds().stream().map(Ranges::low).reduce(least, BigDecimal::max);
        BigDecimal high = limit.bounds().stream().map(Ranges::high).reduce(most, BigDecimal::min);
        if (low.compareTo(high) > 0) {
            return Optional.of("impossible");
        }
        boolean everything = Stream.of(least, most).allMatch(limit::holds);
        return everything ? Optional.of("always true") : Optional.empty();
    }

    static boolean isImpossible(Limit limit) {
        BigDecimal least = BigDecimal.valueOf(Long.MIN_VALUE);
        return verdict(limit, least, least.negate())
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
