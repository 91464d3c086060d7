package org.policyalerts.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.json;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.incident.VersionDifference;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.incident.validation.ReportReader;

class IncidentIntakeTest {

    private static final ZoneId TIRANE = ZoneId.of("Europe/Tirane");
    private static final Clock NOON = Clock.fixed(Instant.parse("2023-12-26T12:00:00.123456Z"), TIRANE);
    private static final Optional<String> NO_KEY = Optional.empty();
    private static final Author REPORTER = author("AKCESK");
    private static final Author STAFF = new Author(Optional.empty(), false, true);

    private final IncidentStore store =
            new DynamoDbIncidentStore(new InMemoryTable(), new ClaimantKeys(Map.of()), TIRANE);
    private final IncidentIntake intake =
            new IncidentIntake(store, new ReportReader(TIRANE), new UlidGenerator(NOON, new Random(7)), NOON);

    @Test
    void storesAReportAsVersionOne() {
        Incident incident = stored(aReport());

        assertThat(store.find(incident.id())).contains(incident);
        assertThat(incident.version()).isOne();
        assertThat(incident.receivedAt()).isEqualTo("2023-12-26T12:00:00.123Z");
        assertThat(incident.contentHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void domain511AnswersARepeatWithTheFirstReceipt() {
        Incident first = stored(aReport());

        IntakeResult again = intake.submit(aReport().with("/status", "open").tree(), REPORTER, Optional.of("key"));

        assertThat(outcome(again)).isInstanceOf(Recorded.SameAlready.class);
        assertThat(((IntakeResult.Answered) again).incident()).isEqualTo(first);
        assertThat(outcome(intake.submit(aReport().with("/reference", "R-2").tree(), REPORTER, Optional.of("key"))))
                .isEqualTo(new Recorded.KeyReused(first.id()));
    }

    @Test
    void domain511NamesIdAndVersionWhenTheReferenceHasOtherContent() {
        Incident first = stored(aReport());
        intake.change(first, json("{\"severity\": 2}"), 1, REPORTER);

        assertThat(outcome(intake.submit(aReport().with("/severity", 1L).tree(), REPORTER, NO_KEY)))
                .isEqualTo(new Recorded.OtherContent(first.id(), 2));
    }

    @Test
    void tellsReportersWithTheSameReferenceApart() {
        Incident one = stored(aReport());
        IntakeResult other = intake.submit(aReport().tree(), author("CERT-EU"), NO_KEY);

        assertThat(((IntakeResult.Answered) other).incident().id()).isNotEqualTo(one.id());
    }

    @Test
    void writesNothingForAnInvalidReport() {
        IntakeResult result = intake.submit(aReport().with("/severity", 9L).tree(), REPORTER, NO_KEY);

        assertThat(result).satisfies(IncidentIntakeTest::isNoReport);
        assertThat(outcome(intake.submit(aReport().tree(), REPORTER, NO_KEY))).isInstanceOf(Recorded.Stored.class);
    }

    @Test
    void previewsWithoutWriting() {
        IntakeResult.Ready ready = (IntakeResult.Ready) intake.preview(aReport().tree(), REPORTER);

        assertThat(store.find(ready.incident().id())).isEmpty();
    }

    @Test
    void addsAVersionAndKeepsTheEarlierOne() {
        Incident first = stored(aReport());

        ChangeResult result = intake.change(first, json("{\"determination\": \"false-positive\"}"), 1, REPORTER);

        Incident second = ((ChangeResult.Stored) result).incident();
        assertThat(second.version()).isEqualTo(2);
        assertThat(store.versions(first.id())).containsExactly(first, second);
        assertThat(VersionDifference.between(first.report(), second.report()))
                .containsExactly(new VersionDifference.FieldChange("/determination", "confirmed", "false-positive"));
    }

    @Test
    void keepsWithTheIncidentWhatADateOfALegalClockWasFirst() {
        Incident first = stored(aReport().with("/timeline/awareAt", "2023-12-25T10:00:00+01:00"));
        intake.change(first, json("{\"timeline\": {\"awareAt\": null}}"), 1, REPORTER);
        Incident second = store.find(first.id()).orElseThrow();
        intake.change(second, json("{\"severity\": 2}"), 2, REPORTER);

        Incident third = store.find(first.id()).orElseThrow();
        assertThat(third.report().find("timeline.awareAt")).isEmpty();
        assertThat(third.firstDates().anchors(third.report(), TIRANE))
                .containsEntry("timeline.awareAt", Instant.parse("2023-12-25T09:00:00Z"));
    }

    @Test
    void domain511LetsOneOfTwoWritersWin() {
        Incident first = stored(aReport());
        intake.change(first, json("{\"severity\": 2}"), 1, REPORTER);

        assertThat(intake.change(first, json("{\"severity\": 1}"), 1, REPORTER)).isEqualTo(new ChangeResult.Stale(2));
        Incident latest = store.find(first.id()).orElseThrow();
        assertThat(intake.change(latest, json("{\"severity\": 1}"), 1, REPORTER))
                .isEqualTo(new ChangeResult.Stale(2));
        assertThat(latest.report().severity()).hasValue(2);
    }

    @Test
    void aChangeThatIsSentAgainWithTheVersionItWasMadeOfIsFoundMade() {
        Incident first = stored(aReport());
        intake.change(first, json("{\"severity\": 2}"), 1, REPORTER);
        Incident second = store.find(first.id()).orElseThrow();

        assertThat(intake.change(second, json("{\"severity\": 2}"), 1, REPORTER))
                .isEqualTo(new ChangeResult.Unchanged(second, List.of()));
        assertThat(intake.change(second, json("{}"), 1, REPORTER)).isEqualTo(new ChangeResult.Stale(2));
        assertThat(intake.change(second, json("{\"severity\": 99}"), 1, REPORTER))
                .isEqualTo(new ChangeResult.Stale(2));
        assertThat(store.versions(first.id())).hasSize(2);
    }

    @Test
    void aChangeThatIsSentAgainAfterAnotherIsLate() {
        Incident first = stored(aReport());
        intake.change(first, json("{\"severity\": 2}"), 1, REPORTER);
        intake.change(store.find(first.id()).orElseThrow(), json("{\"summary\": \"More\"}"), 2, REPORTER);
        Incident third = store.find(first.id()).orElseThrow();

        assertThat(intake.change(third, json("{\"severity\": 2}"), 1, REPORTER)).isEqualTo(new ChangeResult.Stale(3));
    }

    @Test
    void addsNoVersionWhenNothingChanges() {
        Incident first = stored(aReport());

        assertThat(intake.change(first, json("{\"severity\": 3.0, \"mode\": null}"), 1, REPORTER))
                .isEqualTo(new ChangeResult.Unchanged(first, List.of()));
    }

    @Test
    void refusesAChangeThatLeavesNoReport() {
        Incident first = stored(aReport());

        for (Object patch : new Object[] {json("{\"title\": null}"), "text", json("{\"reference\": \"R-2\"}")}) {
            assertThat(intake.change(first, patch, 1, REPORTER)).satisfies(IncidentIntakeTest::isNoReport);
        }
        assertThat(store.versions(first.id())).hasSize(1);
    }

    @Test
    void letsOnlyTheReporterLowerTheLabel() {
        Incident first = stored(aReport().with("/tlp", "amber"));
        Map<String, Object> lowered = json("{\"tlp\": \"green\"}");

        assertThat(intake.change(first, lowered, 1, STAFF))
                .isEqualTo(new Refused(List.of(new Problem("/tlp", "may be lowered by the reporter only")), false));
        assertThat(intake.change(first, json("{\"tlp\": \"red\"}"), 1, STAFF)).isInstanceOf(ChangeResult.Stored.class);
    }

    @Test
    void takesTheAttributionAsClaimedWhenTheFirstClaimArrives() {
        Incident first = stored(aReport());

        ChangeResult claimed =
                intake.change(first, json("{\"claims\": [{\"claimant\": \"Homeland Justice\"}]}"), 1, REPORTER);

        assertThat(((ChangeResult.Stored) claimed).incident().report().text("attribution.status"))
                .isEqualTo("claimed");
    }

    @Test
    void makesOneIncidentOfOneReportSentByManyThreads() throws Exception {
        List<IntakeResult> results = inParallel(50, i -> aReport());

        List<Recorded> outcomes =
                results.stream().map(IncidentIntakeTest::outcome).toList();
        assertThat(outcomes).filteredOn(Recorded.Stored.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Recorded.SameAlready.class::isInstance).hasSize(49);
    }

    private List<IntakeResult> inParallel(int count, java.util.function.IntFunction<ReportTree> report)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<IntakeResult>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> tree = report.apply(i).tree();
            calls.add(() -> intake.submit(tree, REPORTER, NO_KEY));
        }
        List<IntakeResult> results = new ArrayList<>();
        for (Future<IntakeResult> result : threads.invokeAll(calls)) {
            results.add(result.get());
        }
        threads.shutdown();
        return results;
    }

    private static Author author(String organisation) {
        return new Author(Optional.of(organisation), false, false);
    }

    private static Recorded outcome(IntakeResult result) {
        return ((IntakeResult.Answered) result).outcome();
    }

    private Incident stored(ReportTree report) {
        IntakeResult result = intake.submit(report.tree(), REPORTER, NO_KEY);
        assertThat(outcome(result)).isInstanceOf(Recorded.Stored.class);
        return ((IntakeResult.Answered) result).incident();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"r-1", " R-1", "R-1 "})
    void aReferenceIsOneInWhateverSpellingItIsSentAgain(String reference) {
        Incident first = stored(aReport());

        assertThat(outcome(intake.submit(aReport().with("/reference", reference).tree(), REPORTER, NO_KEY)))
                .isInstanceOf(Recorded.SameAlready.class);
        assertThat(outcome(intake.submit(
                        aReport()
                                .with("/reference", reference)
                                .with("/severity", 1L)
                                .tree(),
                        REPORTER,
                        NO_KEY)))
                .isEqualTo(new Recorded.OtherContent(first.id(), 1));
    }

    @Test
    void aReferenceIsKeptWithoutItsBlanks() {
        assertThat(stored(aReport().with("/reference", "  R\u00a0\t 1 "))
                        .report()
                        .text("reference"))
                .isEqualTo("R 1");
    }

    @Test
    void aChangeMayNameTheReferenceInAnotherSpellingButNotChangeIt() {
        Incident first = stored(aReport());

        assertThat(intake.change(first, json("{\"reference\": \"r-1\"}"), 1, REPORTER))
                .isInstanceOf(ChangeResult.Unchanged.class);
        assertThat(intake.change(first, json("{\"reference\": \"R-2\"}"), 1, REPORTER))
                .satisfies(IncidentIntakeTest::isNoReport);
    }

    @Test
    void domain52RefusesAwarenessInTheFutureAtIntakeAndInAChange() {
        Incident first = stored(aReport());

        assertThat(intake.submit(
                        aReport()
                                .with("/reference", "R-9")
                                .with("/timeline/awareAt", "2024-12-25")
                                .tree(),
                        REPORTER,
                        NO_KEY))
                .satisfies(IncidentIntakeTest::isNoReport);
        assertThat(intake.change(first, json("{\"timeline\": {\"awareAt\": \"2024-12-25\"}}"), 1, REPORTER))
                .satisfies(IncidentIntakeTest::isNoReport);
    }

    private static void isNoReport(Object result) {
        assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.isForbidden())
                .isFalse());
    }
}
