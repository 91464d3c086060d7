package org.policyalerts.alert.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.book.AlertTally.Sum;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookPreview.Change;
import org.policyalerts.policy.book.BookPreview.Count;
import org.policyalerts.policy.book.BookPreview.OpenChange;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.story.Chain;

/** What a book would have said of stored incidents: counted beside the book in force, in steps, and without a trace. */
class PreviewSweepTest {

    private static final String GRAVE = "- severity: {atMost: 2}";
    private static final String ALL = "- severity: {atMost: 5}";
    /** To read where it is and a page, to keep what was counted; of each incident its versions, state and silences. */
    private static final long MOST_CALLS = 5 + 3 * PreviewSweep.STEP;

    private static final Sum ONE_TO_ONE = new Sum(1, 1);

    private final Chain chain =
            Chain.withBook(Map.of("grave", Samples.policyText("grave", GRAVE), "tried", tried("mode: shadow")));
    private final BookStore books = new DynamoDbBookStore(new LargeItems(chain.table));
    private int made;

    private static String tried(String more) {
        return Samples.policyText("tried", "- severity: 1", more);
    }

    /** The book in force, beside one that tells of all. */
    private PreviewSweep sweep() {
        return sweep(Samples.policyText("all", ALL), tried("mode: shadow"));
    }

    private PreviewSweep sweep(String... other) {
        return new PreviewSweep(
                new PreviewSweep.Stores(books, chain.incidents),
                judge(Samples.policyText("grave", GRAVE), tried("mode: shadow")),
                hash -> {
                    made++;
                    return judge(other);
                },
                Chain.TIRANA,
                chain.clock);
    }

    private IncidentEvaluation judge(String... policies) {
        return new IncidentEvaluation(
                chain.stores,
                Samples.book(Samples.check(policies).toArray(CheckedPolicy[]::new)),
                new EvaluationSettings(
                        Chain.TIRANA, "amber", ClaimantTable.shipped(), false, EvaluationSettings.Presentation.DEFAULT),
                chain.clock);
    }

    private Map<String, Object> report(String reference, long severity, Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
        report.put("reference", reference);
        report.put("severity", severity);
        report.putAll(fields);
        return report;
    }

    private IncidentId submit(String reference, long severity, Map<String, Object> fields) {
        return chain.submit(report(reference, severity, fields));
    }

    private static Count spoken(Sum now, Sum then) {
        return new Count(now, then, Sum.NONE, Sum.NONE);
    }

    private static Count count(BookPreview preview, String policy) {
        return Objects.requireNonNull(preview.policies().get(policy), policy);
    }

    @Test
    void countsAlertsAndMessagesByEitherBookAndWhatWouldChange() {
        IncidentId grave = submit("R-1", 1, Map.of());
        IncidentId light = submit("R-2", 4, Map.of());
        submit("R-3", 1, Map.of("timeline", Map.of("occurredAt", "2022-07-15")));
        submit("R-4", 1, Map.of("mode", "exercise"));
        int before = chain.table.items().size();

        BookPreview preview = sweep().preview("other");

        assertThat(preview.isComplete()).isTrue();
        assertThat(preview.incidents()).isEqualTo(2);
        assertThat(preview.policies())
                .containsEntry("grave", spoken(ONE_TO_ONE, Sum.NONE))
                .containsEntry("all", spoken(Sum.NONE, new Sum(2, 2)))
                .containsEntry("tried", new Count(Sum.NONE, Sum.NONE, ONE_TO_ONE, ONE_TO_ONE));
        assertThat(preview.audiences())
                .containsEntry("policy", new Count(ONE_TO_ONE, new Sum(2, 2), ONE_TO_ONE, ONE_TO_ONE));
        assertThat(preview.open())
                .containsExactlyInAnyOrder(
                        new OpenChange(grave.value(), "grave", Change.OVERTAKEN, true, 1),
                        new OpenChange(grave.value(), "all", Change.ADDED, true, 1),
                        new OpenChange(light.value(), "all", Change.ADDED, true, 1));
        assertThat(books.preview("other")).contains(preview);
        assertThat(chain.table.items().size()).isEqualTo(before + 1);
    }

    @Test
    void whatItSaysWouldChangeIsWhatAnActivationChanges() {
        IncidentId id = submit("R-1", 1, Map.of());
        String all = Samples.policyText("all", ALL);

        List<OpenChange> said = sweep(all).preview("other").open();
        judge(all).rulesChanged(id);

        assertThat(said).extracting(OpenChange::policy).containsExactlyInAnyOrder("grave", "all");
        assertThat(chain.evaluations.snapshot(id).orElseThrow().alerts())
                .extracting(alert -> alert.policy().id() + " " + alert.state().text())
                .contains("grave overtaken", "all open");
        assertThat(sweep(all).preview("again").open()).as("nothing is left").isEmpty();
    }

    @Test
    void aPromotionShowsExactlyWhatThePolicyOnTrialWouldSend() {
        submit("R-1", 1, Map.of());
        submit("R-2", 1, Map.of());
        submit("R-3", 2, Map.of());

        BookPreview trial = sweep().preview(BookStore.SHIPPED);
        BookPreview promoted =
                sweep(Samples.policyText("grave", GRAVE), tried("mode: active")).preview("promoted");

        Count tried = count(promoted, "tried");
        assertThat(tried).isEqualTo(new Count(Sum.NONE, new Sum(2, 2), new Sum(2, 2), Sum.NONE));
        assertThat(count(trial, "tried").onTrialThen()).isEqualTo(tried.then());
        assertThat(trial.trial())
                .containsExactly(Map.entry("tried", Map.of(LocalDate.parse("2023-12-26"), tried.then())));
        assertThat(trial.open()).isEmpty();
        assertThat(promoted.open()).extracting(OpenChange::policy).containsOnly("tried");
    }

    @Test
    void whatAPolicyThatSpeaksWouldSilenceIsNotCountedOfATrial() {
        submit("R-1", 1, Map.of());
        String silencing = Samples.policyText("grave", GRAVE, "supersedes: [tried]");

        BookPreview onTrial = sweep(silencing, tried("mode: shadow")).preview("on-trial");
        BookPreview promoted = sweep(silencing, tried("mode: active")).preview("promoted");

        assertThat(count(onTrial, "tried").onTrialThen()).isEqualTo(Sum.NONE);
        assertThat(count(promoted, "tried").then()).isEqualTo(Sum.NONE);
        assertThat(onTrial.trial()).isEmpty();
    }

    @Test
    void judgesEachVersionAndCountsAMessageWhenAnAlertEnds() {
        IncidentId id = submit("R-1", 1, Map.of());
        chain.clock.advance(Duration.ofHours(1));
        chain.change(id, Map.of("severity", 4L));
        chain.clock.advance(Duration.ofHours(1));
        chain.change(id, Map.of("severity", 5L));

        BookPreview preview = sweep().preview("other");

        assertThat(preview.policies())
                .containsEntry("grave", spoken(new Sum(1, 2), Sum.NONE))
                .containsEntry("all", spoken(Sum.NONE, ONE_TO_ONE));
        assertThat(Objects.requireNonNull(preview.audiences().get("policy")).now())
                .isEqualTo(new Sum(1, 2));
    }

    @Test
    void countsOfWhatIsClosedWhatHeldBefore() {
        IncidentId id = submit("R-1", 1, Map.of());
        chain.clock.advance(Duration.ofHours(1));
        chain.change(id, Map.of("status", "closed", "severity", 5L));

        BookPreview preview = sweep().preview("other");

        assertThat(preview.policies()).containsEntry("grave", spoken(ONE_TO_ONE, Sum.NONE));
        assertThat(preview.open()).isEmpty();
    }

    @Test
    void listsAHundredChangesAndCountsTheOthers() {
        for (int i = 0; i < 101; i++) {
            submit("R-" + i, 4, Map.of());
        }

        BookPreview preview = sweep().preview("other");

        assertThat(preview.open()).hasSize(100);
        assertThat(preview.omitted()).isEqualTo(1);
    }

    @Test
    void judges2000AtOnceAndTheOthersInStepsOfTheSchedule() {
        for (int i = 0; i < 2_500; i++) {
            chain.submitLongAgo(report("R-" + i, 3, Map.of()));
        }
        PreviewSweep sweep = sweep();

        BookPreview first = sweep.preview("other");
        assertThat(first.incidents()).isEqualTo(PreviewSweep.AT_ONCE);
        assertThat(first.isComplete()).isFalse();
        assertThat(sweep.preview("other")).as("a request goes no further").isEqualTo(first);
        assertThat(due()).contains("BOOK#other");
        int steps = 1;
        long before = chain.table.cost().calls();
        while (sweep.step("other")) {
            assertThat(chain.table.cost().calls() - before)
                    .as("calls of a step")
                    .isLessThanOrEqualTo(MOST_CALLS);
            before = chain.table.cost().calls();
            assertThat(books.preview("other").orElseThrow().incidents())
                    .isEqualTo(PreviewSweep.AT_ONCE + steps * PreviewSweep.STEP);
            steps++;
        }

        assertThat(steps).as("the last one finds that nothing is left").isEqualTo(500 / PreviewSweep.STEP + 1);
        BookPreview whole = books.preview("other").orElseThrow();
        assertThat(whole.incidents()).isEqualTo(2_500);
        assertThat(count(whole, "all").then()).isEqualTo(new Sum(2_500, 2_500));
        assertThat(whole.back()).isEqualTo(whole.since().minus(Duration.ofDays(365)));
        assertThat(sweep.step("other")).as("nothing is left").isFalse();
        assertThat(due()).doesNotContain("BOOK#other");
        assertThat(made).as("loaded once").isEqualTo(1);
    }

    private Iterable<String> due() {
        Instant soon = chain.clock.instant().plusSeconds(1);
        return new DynamoDbDueItems(chain.table)
                .due(soon, 10_000).stream().map(Due::partition).toList();
    }

    @Test
    void isBegunAnewWhenAnotherBookIsInForceAndAfterADay() {
        submit("R-1", 1, Map.of());
        PreviewSweep sweep = sweep();
        BookPreview first = sweep.preview("other");
        chain.clock.advance(Duration.ofHours(1));
        assertThat(sweep.preview("other")).isEqualTo(first);

        books.activate(new Activation(1, "third", "ana", "ben", chain.clock.instant(), "test"));
        BookPreview second = sweep.preview("other");
        assertThat(second.against()).isEqualTo("third");

        chain.clock.advance(Duration.ofDays(1));
        assertThat(sweep.preview("other").since()).isEqualTo(chain.clock.instant());
    }
}
