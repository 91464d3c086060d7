package org.policyalerts.policy.condition;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/** What a policy asks of one given value of a field. */
public sealed interface ValuePredicate
        permits ValuePredicate.AnyOf,
                ValuePredicate.Not,
                ValuePredicate.Each,
                ValuePredicate.Within,
                ValuePredicate.StartsWith,
                DatePredicate {

    /** Whether the value satisfies it; unknown only if it is compared with another field that was not given. */
    Truth test(Object value, EvaluationContext context);

    /** "is government or legislature", "is at least 100000". */
    String words();

    /** The same predicate with the deployment's settings filled in. */
    default ValuePredicate bind(EngineSettings settings) {
        return this;
    }

    /** The other field it compares with, if any. */
    default Optional<FieldPath> comparesWith() {
        return Optional.empty();
    }

    /**
     * The value is one of these.
     *
     * @param written the values as the policy has them
     * @param accepted what is compared: canonical keys for claimants, settings filled in
     */
    record AnyOf(List<Object> written, Set<Object> accepted, boolean isClaimant) implements ValuePredicate {

        public static final String HOME_COUNTRY = "$homeCountry";

        public AnyOf {
            written = List.copyOf(written);
            accepted = Set.copyOf(accepted);
        }

        @Override
        public Truth test(Object value, EvaluationContext context) {
            return Truth.of(accepted.contains(comparable(value, context)));
        }

        private Object comparable(Object value, EvaluationContext context) {
            return isClaimant ? context.claimants().keyOf(value.toString()) : normal(value);
        }

        /** Numbers that are equal compare as equal, however they are written. */
        public static Object normal(Object value) {
            if (value instanceof BigDecimal number) {
                BigDecimal plain = number.stripTrailingZeros();
                return plain.scale() <= 0 && plain.precision() - plain.scale() < 19 ? plain.longValueExact() : plain;
            }
            return value;
        }

        @Override
        public AnyOf bind(EngineSettings settings) {
            Set<Object> bound = new HashSet<>();
            for (Object value : written) {
                bound.add(bound(value, settings));
            }
            return new AnyOf(written, bound, isClaimant);
        }

        private Object bound(Object value, EngineSettings settings) {
            if (value.equals(HOME_COUNTRY)) {
                return settings.homeCountry();
            }
            return isClaimant ? settings.claimants().keyOf(value.toString()) : normal(value);
        }

        @Override
        public String words() {
            return "is " + list();
        }

        String list() {
            return Wording.or(written.stream()
                    .map(value -> value.equals(HOME_COUNTRY) ? "the home country" : value.toString())
                    .toList());
        }
    }

    /** The value does not satisfy the other predicate. */
    record Not(ValuePredicate predicate) implements ValuePredicate {

        @Override
        public Truth test(Object value, EvaluationContext context) {
            return predicate.test(value, context).not();
        }

        @Override
        public ValuePredicate bind(EngineSettings settings) {
            return new Not(predicate.bind(settings));
        }

        @Override
        public Optional<FieldPath> comparesWith() {
            return predicate.comparesWith();
        }

        @Override
        public String words() {
            String words = predicate.words();
            return words.startsWith("is ") ? "is not " + words.substring(3) : "not: " + words;
        }
    }

    /** The value satisfies all of the predicates. */
    record Each(List<ValuePredicate> predicates) implements ValuePredicate {

        @Override
        public Truth test(Object value, EvaluationContext context) {
            Truth all = Truth.TRUE;
            for (ValuePredicate predicate : predicates) {
                all = all.and(predicate.test(value, context));
            }
            return all;
        }

        @Override
        public ValuePredicate bind(EngineSettings settings) {
            return new Each(predicates.stream()
                    .map(predicate -> predicate.bind(settings))
                    .toList());
        }

        @Override
        public Optional<FieldPath> comparesWith() {
            return predicates.stream()
                    .flatMap(predicate -> predicate.comparesWith().stream())
                    .findFirst();
        }

        @Override
        public String words() {
            return predicates.stream().map(ValuePredicate::words).collect(Collectors.joining(" and "));
        }
    }

    /** The number lies within the bounds. */
    record Within(Bounds bounds) implements ValuePredicate {

        @Override
        public Truth test(Object value, EvaluationContext context) {
            return Truth.of(bounds.holds(number(value)));
        }

        static BigDecimal number(Object value) {
            return value instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(value.toString());
        }

        @Override
        public String words() {
            return "is " + bounds.words();
        }
    }

    /** The text begins with one of these. */
    record StartsWith(List<String> beginnings) implements ValuePredicate {

        @Override
        public Truth test(Object value, EvaluationContext context) {
            return Truth.of(beginnings.stream().anyMatch(value.toString()::startsWith));
        }

        @Override
        public String words() {
            return "starts with " + Wording.or(beginnings);
        }
    }
}
