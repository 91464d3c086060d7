package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.related.Sweep;
import org.policyalerts.alert.related.Sweep.Place;
import org.policyalerts.alert.related.Sweep.Stretch;
import org.policyalerts.alert.related.SweepStore;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.Track;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.schedule.DueItems.Kind;

/**
 * What leaving incidents to be swept, and sweeping them, means: nothing that was left is lost, whoever else is at it.
 */
abstract class SweepStoreContract {

    private static final Instant NOW = Instant.parse("2023-12-26T07:00:00Z");
    private static final Place HJ = new Place(Track.REAL, Shared.CLAIMANT, "h#j");

    private Table table;
    private SweepStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        store = new DynamoDbSweepStore(table);
    }

    private static Stretch stretch(String from, String to, Instant since) {
        return new Stretch(since, Optional.of(new Period(Instant.parse(from), Instant.parse(to))), false, List.of());
    }

    private static Stretch december() {
        return stretch("2023-12-01T00:00:00Z", "2023-12-31T00:00:00Z", NOW);
    }

    private static Stretch case1(int arrived) {
        return new Stretch(NOW, Optional.empty(), true, List.of(id(arrived)));
    }

    private static IncidentId id(int number) {
        return new IncidentId("inc_%026d".formatted(number));
    }

    private List<Due> due() {
        return new DynamoDbDueItems(table).due(NOW, 10);
    }

    private Sweep only() {
        List<Due> due = due();
        assertThat(due).extracting(Due::kind).containsExactly(Kind.SWEEP);
        return store.find(due.get(0).partition()).orElseThrow();
    }

    @Test
    void whatIsLeftIsDueAtOnce() {
        store.leave(HJ, december().and(case1(7)));

        assertThat(due()).extracting(Due::at).containsExactly(NOW);
        assertThat(only().place()).isEqualTo(HJ);
        assertThat(only().stretch()).isEqualTo(december().and(case1(7)));
        assertThat(only().position()).isEmpty();
    }

    @Test
    void whatIsLeftInOnePlaceIsOneAndTakesInAll() {
        store.leave(HJ, december());
        store.leave(HJ, stretch("2023-11-01T00:00:00Z", "2023-12-02T00:00:00Z", NOW.plusSeconds(60)));
        store.leave(HJ, case1(7));

        assertThat(only().stretch())
                .isEqualTo(new Stretch(
                        NOW,
                        Optional.of(new Period(
                                Instant.parse("2023-11-01T00:00:00Z"), Instant.parse("2023-12-31T00:00:00Z"))),
                        true,
                        List.of(id(7))));
    }

    @Test
    void whatIsTakenInAlreadyIsNotWrittenAgain() {
        store.leave(HJ, december());
        long version = only().version();

        store.leave(HJ, stretch("2023-12-05T00:00:00Z", "2023-12-06T00:00:00Z", NOW.plusSeconds(60)));

        assertThat(only().version()).isEqualTo(version);
    }

    @Test
    void ofThoseThatArriveTwentyAreNamed() {
        IntStream.rangeClosed(1, 30).forEach(number -> store.leave(HJ, case1(number)));

        assertThat(only().stretch().arrived()).hasSize(20).startsWith(id(1));
    }

    @Test
    void whatIsLeftDuringASweepIsDoneAfterIt() {
        store.leave(HJ, december());
        store.advance(only(), Optional.of(only().at("2023-12-10")));
        Stretch later = stretch("2023-12-05T00:00:00Z", "2023-12-06T00:00:00Z", NOW);
        store.leave(HJ, later);

        Sweep begun = only();
        assertThat(begun.position()).contains("2023-12-10");
        assertThat(begun.stretch()).isEqualTo(december());
        assertThat(store.advance(begun, begun.finished())).isTrue();

        assertThat(only().position()).isEmpty();
        assertThat(only().stretch()).isEqualTo(later);
        assertThat(store.advance(only(), only().finished())).isTrue();
        assertThat(due()).isEmpty();
    }

    @Test
    void whoeverReadBeforeSomebodyElseWroteChangesNothing() {
        store.leave(HJ, december());
        Sweep read = only();
        store.leave(HJ, case1(7));

        assertThat(store.advance(read, read.finished())).isFalse();
        assertThat(store.advance(read, Optional.of(read.at("2023-12-10")))).isFalse();
        assertThat(only().stretch().cases()).isTrue();
    }

    @Test
    void placesDoNotMeet() {
        store.leave(HJ, december());
        store.leave(new Place(Track.EXERCISE, Shared.CLAIMANT, "h#j"), december());
        store.leave(new Place(Track.REAL, Shared.ACTOR, "h#j"), december());

        assertThat(due()).hasSize(3);
    }
}
