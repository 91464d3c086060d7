package org.policyalerts.policy.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.policyalerts.policy.Truth;

/** Bounds on a number, all of which must hold. */
public record Bounds(List<Bound> bounds) {

    public Bounds {
        bounds = List.copyOf(bounds);
    }

    /** Which numbers pass a bound. */
    public enum Side {
        AT_LEAST("atLeast", "at least"),
        AT_MOST("atMost", "at most"),
        ABOVE("above", "above"),
        BELOW("below", "below"),
        EXACTLY("exactly", "exactly");

        private final String key;
        private final String words;

        Side(String key, String words) {
            this.key = key;
            this.words = words;
        }

        public String key() {
            return key;
        }

        String words() {
            return words;
        }

        /** Whether a number passes, given how it compares with the bound. */
        boolean passes(int comparison) {
            return switch (this) {
                case AT_LEAST -> comparison >= 0;
                case AT_MOST -> comparison <= 0;
                case ABOVE -> comparison > 0;
                case BELOW -> comparison < 0;
                case EXACTLY -> comparison == 0;
            };
        }
    }

    public record Bound(Side side, BigDecimal number) {

        boolean holds(BigDecimal value) {
            return side.passes(value.compareTo(number));
        }

        /** Whether it holds for a number of which only a range is known. */
        private Truth holdsFor(long least, long most) {
            boolean atLeast = holds(BigDecimal.valueOf(least));
            boolean atMost = holds(BigDecimal.valueOf(most));
            if (atLeast && atMost) {
                return Truth.TRUE;
            }
            boolean isBetween = side == Side.EXACTLY
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            return atLeast || atMost || isBetween ? Truth.UNKNOWN : Truth.FALSE;
        }
    }

    public boolean holds(BigDecimal value) {
        for (int i = 0; i < bounds.size(); i++) {
            if (!bounds.get(i).holds(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether they hold for a number of which only the least and the greatest possible value are known. */
    Truth holdsFor(long least, long most) {
        Truth all = Truth.TRUE;
        for (Bound bound : bounds) {
            all = all.and(bound.holdsFor(least, most));
        }
        return all;
    }

    /** Whether zero does not pass. */
    boolean needsOne() {
        return !holds(BigDecimal.ZERO);
    }

    /** "at least 2 and below 10". */
    public String words() {
        return bounds.stream()
                .map(bound -> bound.side().words() + " " + bound.number().toPlainString())
                .collect(Collectors.joining(" and "));
    }
}
