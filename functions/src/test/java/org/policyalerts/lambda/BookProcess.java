package org.policyalerts.lambda;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.digest.Digests;
import org.policyalerts.alert.digest.OnlyTheShippedBook;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.NotificationDelivery;
import org.policyalerts.delivery.Pace;
import org.policyalerts.delivery.RaisedLabels;
import org.policyalerts.dynamodb.DynamoDbDigestMarks;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.DynamoDbReviewStore;
import org.policyalerts.dynamodb.DynamoDbSilenceStore;
import org.policyalerts.dynamodb.DynamoDbSweepStore;
import org.policyalerts.dynamodb.audience.DynamoDbMessageStore;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.schedule.DueRun;
import org.policyalerts.schedule.RunReport;
import org.policyalerts.story.Chain;

/** The functions of one process that follow the book in force: evaluation, delivery, schedule. */
final class BookProcess {

    final IncidentEvaluation.Stores stores;
    final BookStore books;
    private final Table table;
    private final Clock clock;
    private final BookInForce inForce;
    private final Following<IncidentEvaluation> evaluation;
    private final NotificationDelivery delivery;

    /**
     * As it starts.
     *
     * @param calls the table as it is called, with whatever goes wrong there
     */
    BookProcess(Table calls, AlertPublisher topic, DeployedBook shipped, Clock clock) {
        this.table = new LargeItems(calls);
        this.clock = clock;
        this.books = new DynamoDbBookStore(table);
        this.stores = new IncidentEvaluation.Stores(
                new DynamoDbIncidentStore(table, shipped.claimants(), Chain.TIRANA),
                new DynamoDbEvaluationStore(table, shipped.claimants()),
                new DynamoDbSilenceStore(table),
                new DynamoDbTaskStore(table, shipped.claimants()),
                new DynamoDbMessageStore(table),
                new DynamoDbSweepStore(table));
        this.inForce = new BookInForce(books, () -> shipped, FunctionCalls.settings("table"), clock, line -> {});
        this.evaluation = new Following<>(
                inForce, book -> new IncidentEvaluation(stores, book.policies(), settings(book), clock));
        this.delivery = new NotificationDelivery(
                new DynamoDbOutbox(table),
                new RaisedLabels(topic, stores.incidents()),
                Pace.none(clock),
                clock,
                new Random(1));
    }

    private static EvaluationSettings settings(DeployedBook book) {
        return new EvaluationSettings(
                Chain.TIRANA, "amber", book.claimants(), false, EvaluationSettings.Presentation.DEFAULT);
    }

    DeployedBook book() {
        return inForce.current();
    }

    /** What the stream brings. */
    void handle(InMemoryTable.Change change) {
        Map<String, Object> item = change.after();
        if (item == null) {
            return;
        }
        String partition = String.valueOf(item.get("pk"));
        if ("C#INCIDENT".equals(item.get("sk"))) {
            int version = ((Long) item.getOrDefault("version", 0L)).intValue();
            evaluation.now().versionArrived(new IncidentId(partition.substring(2)), version);
        } else if ("pending".equals(item.get("status"))) {
            delivery.deliver(partition);
        }
    }

    /** One run of the schedule; whether all of it went well. */
    boolean schedule() {
        List<DueRun.Failure> failures = new ArrayList<>();
        RunReport report = new DueRun(new DynamoDbDueItems(table), handlers(), clock).run(() -> false, failures::add);
        return failures.isEmpty() && report.isComplete();
    }

    private DueRun.Handlers handlers() {
        ReviewStore reviews = new DynamoDbReviewStore(table);
        IncidentIntake intake = new IncidentIntake(
                stores.incidents(), new ReportReader(Chain.TIRANA), new UlidGenerator(clock, new Random(2)), clock);
        RulesSweep rules = new RulesSweep(books, stores.incidents(), stores.evaluations(), id -> evaluation
                .now()
                .rulesChanged(id));
        return new DueRun.Handlers(
                (id, version) -> evaluation.now().versionArrived(id, version),
                id -> evaluation.now().timePassed(id),
                new AttributionReview(intake, reviews, Chain.TIRANA, clock)::markDormant,
                partition -> DynamoDbBookStore.isSweep(partition)
                        ? rules.step(clock.instant())
                        : evaluation.now().sweep(partition),
                delivery::deliver,
                ScheduledAudiences.of(
                        stores,
                        reviews,
                        new DynamoDbDigestMarks(table),
                        settings(book()),
                        new Digests.Rules(List.of(), new OnlyTheShippedBook())));
    }
}
