package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookPreview.Count;
import org.policyalerts.policy.book.BookPreview.OpenChange;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.story.Chain;

/** What a book would say of stored incidents: counted beside the book in force, in steps, and without a trace. */
class PreviewSweepTest {

    private final Chain chain = new Chain();
    private final BookStore books = new DynamoDbBookStore(new LargeItems(chain.table));
    private int made;

    private PreviewSweep sweep() {
        return new PreviewSweep(
                books,
                chain.incidents,
                judge("grave", "- severity: {atMost: 2}"),
                hash -> {
                    made++;
                    return judge("all", "- severity: {atMost: 5}");
                },
                chain.clock);
    }

    private IncidentEvaluation judge(String id, String when) {
        return new IncidentEvaluation(
                chain.stores,
                Samples.book(Samples.policy(id, when), Samples.policy("tried", "- severity: 1", "mode: shadow")),
                new EvaluationSettings(Chain.TIRANA, "amber", ClaimantTable.shipped()),
                chain.clock);
    }

    private IncidentId submit(String reference, long severity, Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
        report.put("reference", reference);
        report.put("severity", severity);
        report.putAll(fields);
        return chain.submit(report);
    }

    @Test
    void countsWhatHoldsByEitherBookAndWhatWouldChange() {
        IncidentId grave = submit("R-1", 1, Map.of());
        IncidentId light = submit("R-2", 4, Map.of());
        submit("R-3", 1, Map.of("timeline", Map.of("occurredAt", "2022-07-15")));
        submit("R-4", 1, Map.of("mode", "exercise"));
        int before = chain.table.items().size();

        BookPreview preview = sweep().preview("other");

        assertThat(preview.isComplete()).isTrue();
        assertThat(preview.incidents()).isEqualTo(2);
        assertThat(preview.policies())
                .containsEntry("grave", new Count(1, 0, 0, 0))
                .containsEntry("all", new Count(0, 2, 0, 0))
                .containsEntry("tried", new Count(0, 0, 1, 1));
        assertThat(preview.audiences()).containsEntry("policy", new Count(1, 2, 1, 1));
        assertThat(preview.open())
                .containsExactlyInAnyOrder(
                        new OpenChange(grave.value(), "grave", false),
                        new OpenChange(grave.value(), "all", true),
                        new OpenChange(light.value(), "all", true));
        assertThat(books.preview("other")).contains(preview);
        assertThat(chain.table.items().size()).isEqualTo(before + 1);
    }

    @Test
    void countsOfWhatIsClosedWhatHeldBefore() {
        IncidentId id = submit("R-1", 1, Map.of());
        chain.change(id, Map.of("status", "closed", "severity", 5L));

        BookPreview preview = sweep().preview("other");

        assertThat(preview.policies()).containsKeys("grave", "all");
        assertThat(preview.open()).isEmpty();
    }

    @Test
    void isGoneOnWithByTheScheduleFromWhereItWas() {
        for (int i = 0; i < 2 * PreviewSweep.STEP + 1; i++) {
            submit("R-" + i, 1, Map.of());
        }
        books.begin(BookPreview.begun("other", BookStore.SHIPPED, chain.clock.instant()));
        PreviewSweep sweep = sweep();

        assertThat(sweep.step("other")).isTrue();
        assertThat(due()).contains("BOOK#other");
        assertThat(sweep.step("other")).isTrue();
        assertThat(sweep.step("other")).isFalse();

        assertThat(books.preview("other").orElseThrow().incidents()).isEqualTo(2 * PreviewSweep.STEP + 1);
        assertThat(sweep.step("other")).as("nothing is left").isFalse();
        assertThat(due()).doesNotContain("BOOK#other");
        assertThat(made).as("loaded once").isEqualTo(1);
    }

    private Iterable<String> due() {
        Instant soon = chain.clock.instant().plusSeconds(1);
        return new DynamoDbDueItems(chain.table)
                .due(soon, 1_000).stream().map(Due::partition).toList();
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
