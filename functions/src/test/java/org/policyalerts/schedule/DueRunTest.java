package org.policyalerts.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.schedule.DueItems.Audience;
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
    private int steps = 1;

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

    private final ForAudiences audiences = new ForAudiences() {
        @Override
        public void tell(Audience whom, Instant now) {
            told(whom, "tell " + whom.recipient() + " of " + whom.campaign());
            if (whom.campaign().equals("escalating")) {
                addNews("policy", "escalated", 5, now);
            }
        }

        @Override
        public int lastTurn() {
            return 1;
        }

        @Override
        public int turn(Recipient recipient) {
            return recipient.audience().equals("policy") ? 1 : 0;
        }

        @Override
        public int digest(int turn, BiConsumer<String, RuntimeException> failed, Instant now) {
            handled.add("digest " + turn);
            return 2;
        }

        @Override
        public void remind(Audience whom, List<IncidentId> incidents, Instant now) {
            told(whom, "remind " + whom.recipient() + " of " + incidents.size());
            due.removeIf(item -> whom.equals(item.audience()));
        }
    };
    private final DueRun run = new DueRun(
            items,
            new DueRun.Handlers(
                    (incident, version) -> handled.add(incident + " v" + version),
                    this::decideAgain,
                    markedDormant::add,
                    this::sweep,
                    handled::add,
                    audiences),
            new SteppingClock(NOW));

    private void told(Audience whom, String what) {
        if (whom.recipient().audience().equals("legal")) {
            throw new IllegalStateException("broken");
        }
        handled.add(what);
    }

    private void addNews(String audience, String campaign, int number, Instant at) {
        Audience whom = new Audience(Recipient.of(audience), Track.REAL, campaign);
        due.add(new Due(Kind.NEWS, id(number), "G#" + whom, id(number).value(), at, whom, 0));
    }

    private void addTasks(String audience, int number, Instant at) {
        Audience whom = new Audience(Recipient.of(audience), Track.REAL, "");
        due.add(new Due(Kind.TASKS, id(number), "I#" + id(number), audience, at, whom, 0));
    }

    private static IncidentId id(int number) {
        return new IncidentId("inc_0000000000000000000000000" + number);
    }

    private boolean sweep(String partition) {
        if (partition.equals("S#broken")) {
            throw new IllegalStateException("broken");
        }
        handled.add(partition);
        return --steps > 0;
    }

    private void addSweep(String partition) {
        due.add(new Due(Kind.SWEEP, null, partition, "SWEEP", NOW));
    }

    private void decideAgain(IncidentId id) {
        if (id.value().endsWith("9")) {
            throw new IllegalStateException("broken");
        }
        handled.add(id.value());
    }

    private void add(Kind kind, int number, Instant at) {
        due.add(new Due(kind, id(number), "I#" + id(number), "key", at));
    }

    @Test
    void handlesWhatIsDueAndCountsItByKind() {
        add(Kind.CLOCK, 1, NOW);
        add(Kind.NOTIFICATION, 2, NOW.minusSeconds(60));
        add(Kind.CLOCK, 3, NOW.plusSeconds(1));

        RunReport report = run.run(() -> false, failures::add);

        assertThat(handled).hasSize(4);
        assertThat(settled).extracting(Due::kind).containsExactly(Kind.CLOCK);
        assertThat(report.examined()).isEqualTo(2);
        assertThat(report.clocks()).isOne();
        assertThat(report.deliveries()).isOne();
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void aVersionThatTheStreamLeftIsJudged() {
        due.add(new Due(Kind.ARRIVAL, id(1), "I#" + id(1), "J#3", NOW, null, 3));

        assertThat(run.run(() -> false, failures::add).arrivals()).isOne();
        assertThat(handled).contains(id(1) + " v3");
        assertThat(settled).isEmpty();
    }

    @Test
    void aSweepGoesOnStepByStepAfterAllThatMustNotWaitForIt() {
        addSweep("S#claimant");
        add(Kind.CLOCK, 1, NOW);
        addTasks("mfa", 2, NOW);
        steps = 3;

        assertThat(run.run(() -> false, failures::add).sweeps()).isOne();
        assertThat(handled)
                .startsWith(id(1).value())
                .contains("remind mfa of 1")
                .endsWith("S#claimant", "S#claimant", "S#claimant");
    }

    @Test
    void aLongSweepKeepsNoOtherWaiting() {
        addSweep("S#long");
        addSweep("S#other");
        steps = 5;

        assertThat(run.run(() -> false, failures::add).sweeps()).isEqualTo(2);
        assertThat(handled).containsSubsequence("S#long", "S#other", "S#long", "S#other");
    }

    @Test
    void aSweepStopsAfterTheStepInWhichTheTimeIsUp() {
        addSweep("S#claimant");
        steps = 100;

        RunReport report = run.run(() -> handled.contains("S#claimant"), failures::add);

        assertThat(handled).endsWith("S#claimant").containsOnlyOnce("S#claimant");
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void aSweepThatFailsStopsNoOther() {
        addSweep("S#broken");
        addSweep("S#country");

        RunReport report = run.run(() -> false, failures::add);

        assertThat(handled).contains("S#country");
        assertThat(report.failed()).isOne();
        assertThat(failures).hasSize(1);
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

        assertThat(handled).containsExactly("digest 0", "digest 1", "inc_00000000000000000000000001");
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

    @Test
    void decidesFirstThenTellsEachAudienceOnceWhatWaitedAndRemindsItOnceAfterTheDigests() {
        addTasks("mfa", 1, NOW.minusSeconds(3));
        addNews("mfa", "homeland justice", 2, NOW.minusSeconds(2));
        addNews("mfa", "homeland justice", 3, NOW.minusSeconds(2));
        addTasks("mfa", 4, NOW.minusSeconds(1));
        add(Kind.CLOCK, 1, NOW);

        RunReport report = run.run(() -> false, failures::add);

        assertThat(handled)
                .containsExactly(
                        "inc_00000000000000000000000001",
                        "tell mfa of homeland justice",
                        "digest 0",
                        "remind mfa of 2",
                        "digest 1");
        assertThat(List.of(report.news(), report.tasks(), report.clocks(), report.digests()))
                .containsExactly(2, 2, 1, 4);
        assertThat(report.examined()).isEqualTo(5);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void whatFallsDueByWhatWasToldIsToldInTheSameRun() {
        addNews("mfa", "escalating", 1, NOW);

        RunReport report = run.run(() -> false, failures::add);

        assertThat(handled)
                .containsExactly("tell mfa of escalating", "digest 0", "tell policy of escalated", "digest 1");
        assertThat(report.news()).isEqualTo(2);
    }

    @Test
    void anAudienceThatCannotBeToldStopsNobodyElse() {
        addTasks("legal", 1, NOW);
        addNews("legal", "one", 2, NOW);
        addTasks("mfa", 3, NOW);

        RunReport report = run.run(() -> false, failures::add);

        assertThat(handled).containsExactly("digest 0", "remind mfa of 1", "digest 1");
        assertThat(report.failed()).isEqualTo(2);
        assertThat(failures).hasSize(2);
        assertThat(due).hasSize(2);
    }
}
