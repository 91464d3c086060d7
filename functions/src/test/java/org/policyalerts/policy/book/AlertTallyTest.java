package org.policyalerts.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.AlertTally.Sum;
import org.policyalerts.policy.testing.Samples;

/** How many messages decisions come to. */
class AlertTallyTest {

    private static final Instant MORNING = Instant.parse("2023-12-26T08:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2023-12-27T08:00:00Z");

    private final PolicyBook book = Samples.book(
            Samples.policy("grave", "- severity: {atMost: 2}"), Samples.policy("gravest", "- severity: 1"));
    private final AlertTally tally = new AlertTally();

    private void add(int severity, Instant at) {
        Decision decision = book.decide(Samples.facts("severity: " + severity).at(at));
        tally.add(decision, decision.matched());
    }

    @Test
    void policiesThatBeginTogetherShareAMessage() {
        add(1, MORNING);

        assertThat(tally.byPolicy())
                .containsOnly(Map.entry("grave", new Sum(1, 1)), Map.entry("gravest", new Sum(1, 1)));
        assertThat(tally.byAudience()).containsOnly(Map.entry("policy", new Sum(1, 1)));
    }

    @Test
    void whatStaysTheSameIsNotSaidAgain() {
        add(2, MORNING);
        add(2, NEXT_DAY);

        assertThat(tally.byPolicy()).containsOnly(Map.entry("grave", new Sum(1, 1)));
    }

    @Test
    void thatAnAlertEndsIsSaidOnTheDayOnWhichItDoes() {
        add(2, MORNING);
        add(3, NEXT_DAY);
        add(3, NEXT_DAY.plusSeconds(60));

        assertThat(tally.byAudience()).containsOnly(Map.entry("policy", new Sum(1, 2)));
        assertThat(tally.byDay(ZoneOffset.UTC))
                .containsOnly(Map.entry(
                        "grave",
                        Map.of(
                                LocalDate.parse("2023-12-26"), new Sum(1, 1),
                                LocalDate.parse("2023-12-27"), new Sum(0, 1))));
    }

    @Test
    void nothingIsSaidOfWhatNeverHeld() {
        add(3, MORNING);

        assertThat(tally.byPolicy()).isEmpty();
        assertThat(tally.byAudience()).isEmpty();
    }
}
