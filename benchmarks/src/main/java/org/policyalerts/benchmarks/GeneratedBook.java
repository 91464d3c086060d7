package org.policyalerts.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.policyalerts.benchmarks.SimpleCondition.AnyOf;
import org.policyalerts.benchmarks.SimpleCondition.AtLeast;
import org.policyalerts.benchmarks.SimpleCondition.Not;

/** The two kinds of books that engines are compared on; the same size gives the same book on every machine. */
public enum GeneratedBook {

    /**
     * Like the shipped policies: a scope, most often "not a false alarm", and details of impact, motive or attribution.
     */
    MIXED {
        @Override
        List<SimpleCondition> conditions(Draw draw) {
            List<SimpleCondition> conditions = new ArrayList<>();
            draw.some(NARROW, draw.upTo(10) < 3 ? 1 : 2).forEach(field -> conditions.add(draw.anyOf(field, 3)));
            draw.some(BROAD, draw.upTo(3)).forEach(field -> conditions.add(draw.anyOf(field, 4)));
            if (draw.upTo(10) < 6) {
                conditions.add(new Not(ReportField.DETERMINATION, "false-positive"));
            }
            if (draw.upTo(10) < 4) {
                conditions.add(draw.atLeast(ReportField.USERS_EXPOSED));
            }
            return conditions;
        }
    },

    /** The worst case for our engine: no condition by whose values an index could find a policy. */
    WITHOUT_EQUALITIES {
        @Override
        List<SimpleCondition> conditions(Draw draw) {
            List<SimpleCondition> conditions = new ArrayList<>();
            draw.some(BROAD, 2 + draw.upTo(3)).forEach(field -> conditions.add(draw.not(field)));
            draw.some(NUMBERS, 2).forEach(field -> conditions.add(draw.atLeast(field)));
            return conditions;
        }
    };

    private static final long SEED = 20231226;

    private static final List<ReportField> NARROW = List.of(
            ReportField.TECHNIQUES, ReportField.SOURCE_COUNTRIES, ReportField.CROSS_BORDER, ReportField.SECTORS);

    private static final List<ReportField> BROAD = List.of(
            ReportField.SIGNIFICANCE,
            ReportField.DOMESTIC,
            ReportField.SERVICES_DISRUPTED,
            ReportField.SCOPE,
            ReportField.CONFIDENTIALITY,
            ReportField.INTEGRITY,
            ReportField.MOTIVE,
            ReportField.MOTIVE_CONFIDENCE,
            ReportField.ATTRIBUTION_STATUS,
            ReportField.ATTRIBUTION_CONFIDENCE);

    private static final List<ReportField> NUMBERS =
            List.of(ReportField.USERS_EXPOSED, ReportField.USERS_AFFECTED, ReportField.SEVERITY);

    private static final long[] THRESHOLDS = {1_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000};

    abstract List<SimpleCondition> conditions(Draw draw);

    /** The book of that many policies. */
    public List<GeneratedPolicy> ofSize(int size) {
        Random random = new Random(SEED + size);
        return IntStream.range(0, size)
                .mapToObj(i -> policy("p%05d".formatted(i), random))
                .toList();
    }

    // In random order: selective conditions first would be an advantage for engines that try one policy after the
    // other.
    private GeneratedPolicy policy(String id, Random random) {
        List<SimpleCondition> conditions = conditions(new Draw(random));
        Collections.shuffle(conditions, random);
        return new GeneratedPolicy(id, conditions);
    }

    /** Random choices. */
    record Draw(Random random) {

        int upTo(int bound) {
            return random.nextInt(bound);
        }

        List<ReportField> some(List<ReportField> fields, int count) {
            List<ReportField> shuffled = new ArrayList<>(fields);
            Collections.shuffle(shuffled, random);
            return shuffled.subList(0, count);
        }

        SimpleCondition anyOf(ReportField field, int most) {
            List<String> values = new ArrayList<>(field.vocabulary());
            Collections.shuffle(values, random);
            return new AnyOf(field, values.subList(0, 1 + upTo(Math.min(most, values.size() - 1))));
        }

        SimpleCondition not(ReportField field) {
            List<String> values = field.vocabulary();
            return new Not(field, values.get(upTo(values.size())));
        }

        SimpleCondition atLeast(ReportField field) {
            long least = field == ReportField.SEVERITY ? 3 + upTo(4) : THRESHOLDS[upTo(THRESHOLDS.length)];
            return new AtLeast(field, least);
        }
    }
}
