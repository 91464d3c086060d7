package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.digest.BookWatch.Shipped;
import org.policyalerts.alert.digest.BookWatch.Trial;
import org.policyalerts.alert.digest.BookWatch.Trials;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.story.Chain;

/** What whoever oversees the rules hears of them. */
class BookReportTest {

    private static final LocalDate TODAY = LocalDate.parse("2023-12-26");

    private final Chain chain = new Chain();
    private final BookStore books = new DynamoDbBookStore(new LargeItems(chain.table));

    private BookReport report(String mode) {
        PolicyBook book = Samples.book(Samples.policy("tried", "- severity: 1", "mode: " + mode));
        IncidentEvaluation judge = new IncidentEvaluation(
                chain.stores,
                book,
                new EvaluationSettings(
                        Chain.TIRANA, "amber", ClaimantTable.shipped(), false, EvaluationSettings.Presentation.DEFAULT),
                chain.clock);
        PreviewSweep previews = new PreviewSweep(
                new PreviewSweep.Stores(books, chain.incidents), judge, hash -> judge, Chain.TIRANA, chain.clock);
        return new BookReport(books, previews, book.policies(), Chain.TIRANA);
    }

    private void submit(String reference, String mode) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
        report.put("reference", reference);
        report.put("severity", 1L);
        report.put("mode", mode);
        chain.submit(report);
    }

    @Test
    void countsWhatATrialWouldHaveSentOfLiveIncidentsOnTheDaysBeforeToday() {
        submit("R-1", "live");
        submit("R-2", "backfill");
        chain.clock.advance(Duration.ofDays(1));
        submit("R-3", "live");

        Trials yesterday = report("shadow").onTrial(TODAY, TODAY.plusDays(1)).orElseThrow();

        assertThat(yesterday).isEqualTo(new Trials(TODAY, TODAY, true, List.of(new Trial("tried", "A policy", 1, 1))));
    }

    @Test
    void looksAgainOnceADayHasBegun() {
        submit("R-1", "live");
        chain.clock.advance(Duration.ofHours(10));
        assertThat(report("shadow")
                        .onTrial(TODAY.minusDays(1), TODAY)
                        .orElseThrow()
                        .policies())
                .containsExactly(new Trial("tried", "A policy", 0, 0));
        submit("R-2", "live");
        chain.clock.advance(Duration.ofHours(14));

        assertThat(report("shadow")
                        .onTrial(TODAY, TODAY.plusDays(1))
                        .orElseThrow()
                        .policies())
                .containsExactly(new Trial("tried", "A policy", 2, 2));
    }

    @Test
    void saysNothingWhereNothingIsOnTrial() {
        submit("R-1", "live");

        assertThat(report("active").onTrial(TODAY, TODAY.plusDays(1))).isEmpty();
        assertThat(books.preview(BookStore.SHIPPED)).as("and works nothing out").isEmpty();
    }

    @Test
    void tellsOfTheBookThatShipsAsLongAsAnotherOneIsInForce() {
        assertThat(report("active").otherShipped()).as("it is in force").isEmpty();
        books.activate(new Activation(1, "other", "ana", "ben", chain.clock.instant(), "test"));

        assertThat(report("active").otherShipped())
                .contains(new Shipped(
                        StoredBook.shipped().hash(),
                        StoredBook.shipped().policies().size()));
        books.activate(new Activation(2, StoredBook.shipped().hash(), "ana", "ben", chain.clock.instant(), "test"));
        assertThat(report("active").otherShipped())
                .as("the same under its own name")
                .isEmpty();
    }
}
