package org.policyalerts.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.schedule.DueItems.Kind;
import org.policyalerts.story.SteppingClock;

class DueRunTest {

    private static final Instant NOW = Instant.parse("2023-12-29T08:00:00Z");

    private final List<Due> due = new ArrayList<>();
    private final List<Due> settled = new ArrayList<>();
    private final List<RunReport> reports = new ArrayList<>();
    private final List<DueRun.Failure> failures = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();
    private final List<IncidentId> markedDormant = new ArrayList<>();

    private final DueItems items = new DueItems() {
        @Override
        public List<Due> due(Instant now, int most) {
            return due.stream()
                    .filter(item -> !item.at().isAfter(now))
                    .limit(most)
                    .toList();
        }

        @Override
        public void settle(Due item) {
            settled.add(item);
        }

        @Override
        public void record(RunReport report) {
            reports.add(report);
        }
    };

    private final DueRun run =
            new DueRun(items, this::decideAgain, markedDormant::add, handled::add, new SteppingClock(NOW));

    private void decideAgain(IncidentId id) {
        if (id.value().endsWith("9")) {
            throw new IllegalStateException("broken");
        }
        handled.add(id.value());
    }

    private void add(Kind kind, int number, Instant at) {
        IncidentId id = new IncidentId("inc_0000000000000000000000000" + number);
        due.add(new Due(kind, id, "I#" + id, "key", at));
    }

    @Test
    void handlesWhatIsDueAndCountsItByKind() {
        add(Kind.CLOCK, 1, NOW);
        add(Kind.NOTIFICATION, 2, NOW.minusSeconds(60));
        add(Kind.CLOCK, 3, NOW.plusSeconds(1));

        RunReport report = run.run(() -> false, failures::add);

        assertThat(handled).hasSize(2);
        assertThat(settled).extracting(Due::kind).containsExactly(Kind.CLOCK);
        assertThat(report.examined()).isEqualTo(2);
        assertThat(report.clocks()).isOne();
        assertThat(report.deliveries()).isOne();
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void whatFellDueLaterOfABrokenIncidentWaitsForTheNextRunAndOnlyThat() {
        add(Kind.CLOCK, 9, NOW.minusSeconds(2));
        add(Kind.REVIEW, 9, NOW);
        add(Kind.REVIEW, 1, NOW);
        add(Kind.NOTIFICATION, 9, NOW);

        RunReport report = run.run(() -> false, failures::add);

        assertThat(markedDormant).extracting(IncidentId::value).containsExactly("inc_00000000000000000000000001");
        assertThat(failures).hasSize(1);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.deliveries()).isOne();
        assertThat(report.examined()).isEqualTo(4);
    }

    @Test
    void aBrokenItemIsHeardOfStaysDueAndStopsNobody() {
        add(Kind.CLOCK, 9, NOW);
        add(Kind.CLOCK, 1, NOW);

        RunReport report = run.run(() -> false, failures::add);

        assertThat(failures).hasSize(1);
        assertThat(settled).hasSize(1);
        assertThat(report.failed()).isOne();
        assertThat(report.clocks() + report.deliveries() + report.failed()).isEqualTo(report.examined());
    }

    @Test
    void whatAlwaysFailsDoesNotKeepTheRestWaitingHoweverMuchOfItThereIs() {
        IncidentId broken = new IncidentId("inc_00000000000000000000000009");
        for (int clock = 0; clock < DueRun.MOST_ITEMS + 5; clock++) {
            due.add(new Due(Kind.CLOCK, broken, "I#" + clock, "key", NOW.minusSeconds(60)));
        }
        add(Kind.CLOCK, 1, NOW);

        RunReport report = run.run(() -> false, failures::add);

        assertThat(handled).containsExactly("inc_00000000000000000000000001");
        assertThat(failures).hasSize(DueRun.MOST_ITEMS + 5);
        assertThat(report.failed()).isEqualTo(DueRun.MOST_ITEMS + 5);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void stopsAtTheMostARunHandlesAndSaysThatThereMayBeMore() {
        for (int clock = 0; clock <= DueRun.MOST_ITEMS; clock++) {
            due.add(new Due(Kind.CLOCK, new IncidentId("inc_00000000000000000000000001"), "I#" + clock, "key", NOW));
        }

        RunReport report = run.run(() -> false, failures::add);

        assertThat(report.examined()).isEqualTo(DueRun.MOST_ITEMS);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void stopsWhenItsTimeIsUpAndSaysThatThereIsMore() {
        add(Kind.CLOCK, 1, NOW);
        add(Kind.CLOCK, 2, NOW);
        AtomicInteger asked = new AtomicInteger();

        RunReport report = run.run(() -> asked.incrementAndGet() > 1, failures::add);

        assertThat(report.examined()).isOne();
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void recordsARunThatFoundNothingDue() {
        run.run(() -> false, failures::add);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.examined()).isZero();
            assertThat(report.oldestDue()).isEmpty();
        });
    }
}
