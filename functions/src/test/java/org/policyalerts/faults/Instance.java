package org.policyalerts.faults;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.action.AlertActions;
import org.policyalerts.alert.action.TaskActs;
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
import org.policyalerts.dynamodb.keeping.DynamoDbKeepingStore;
import org.policyalerts.dynamodb.table.InMemoryTable.Change;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.incident.keeping.Keeping;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.lambda.ScheduledAudiences;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.schedule.DueRun;

/**
 * The functions of one process, as they are built when it starts; all they know between two calls lies in the table.
 */
final class Instance {

    static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    static final ClaimantKeys KEYS = ClaimantTable.shipped();

    /**
     * Some of what is shipped, of each sort: on history, on claims, on a clock that warns and one that waits, on a
     * date, on a change; for one incident and for a campaign; of each level; with steps, cautions, or neither.
     */
    static final CompiledBook SOME = book(Set.of(
            "repeat-claimant",
            "several-sectors-one-claimant",
            "cumulative-attacks-consult-allies",
            "claimed-only-target",
            "claim-withdrawn",
            "classification-gap",
            "inform-users",
            "scope-unknown-after-72h",
            "attribution-review-overdue",
            "attribution-strengthened")::contains);

    final IncidentStore incidents;
    final EvaluationStore evaluations;
    final IncidentIntake intake;
    final TaskStore tasks;
    final TaskActs acts;
    final AlertActions actions;
    final DueRun schedule;
    final AttributionReview reviews;
    private final IncidentEvaluation evaluation;
    private final NotificationDelivery delivery;

    /** The shipped policies with these ids. */
    static CompiledBook book(Predicate<String> ids) {
        List<CheckedPolicy> policies = StoredBook.shipped().policies().stream()
                .filter(policy -> ids.test(policy.policy().id().value()))
                .toList();
        return CompiledBook.compile(policies, new EngineSettings("AL", TIRANA, KEYS, LegalPack.shipped()));
    }

    Instance(Aws aws, CompiledBook book, Clock clock, Random random) {
        Table table = aws.table();
        incidents = new DynamoDbIncidentStore(table, KEYS, TIRANA);
        evaluations = new DynamoDbEvaluationStore(table, KEYS);
        intake = new IncidentIntake(incidents, new ReportReader(TIRANA), new UlidGenerator(clock, random), clock);
        tasks = new DynamoDbTaskStore(table, KEYS);
        IncidentEvaluation.Stores stores = new IncidentEvaluation.Stores(
                incidents,
                evaluations,
                new DynamoDbSilenceStore(table),
                tasks,
                new DynamoDbMessageStore(table),
                new DynamoDbSweepStore(table));
        acts = new TaskActs(evaluations, tasks, TIRANA, clock);
        actions = new AlertActions(evaluations, acts, clock);
        EvaluationSettings settings = settings();
        evaluation = new IncidentEvaluation(stores, book, settings, clock);
        delivery = new NotificationDelivery(
                new DynamoDbOutbox(table), new RaisedLabels(aws.topic(), incidents), Pace.none(clock), clock, random);
        ReviewStore reviewStore = new DynamoDbReviewStore(table);
        reviews = new AttributionReview(intake, reviewStore, TIRANA, clock);
        AttributionReview dormancy = new AttributionReview(intake, reviewStore, TIRANA, clock);
        schedule = new DueRun(
                new DynamoDbDueItems(table),
                new DueRun.Handlers(
                        evaluation::versionArrived,
                        evaluation::timePassed,
                        dormancy::markDormant,
                        partition -> step(partition, table, clock),
                        delivery::deliver,
                        audiences(stores, reviewStore, table)),
                clock);
    }

    private boolean step(String partition, Table table, Clock clock) {
        Optional<IncidentId> mayEnd = DynamoDbKeepingStore.incidentOf(partition);
        Keeping keeping = new Keeping(
                incidents,
                new DynamoDbKeepingStore(table, KEYS, TIRANA),
                new Keeping.Rules(Period.ofYears(5), TIRANA),
                clock);
        mayEnd.ifPresent(keeping::look);
        return mayEnd.isEmpty() && evaluation.sweep(partition);
    }

    /** Few incidents are decided again at once, so that a handful of reports leaves some to be swept. */
    private static EvaluationSettings settings() {
        return new EvaluationSettings(TIRANA, "amber", KEYS, false, EvaluationSettings.Presentation.DEFAULT, 1);
    }

    private static ScheduledAudiences audiences(IncidentEvaluation.Stores stores, ReviewStore reviews, Table table) {
        EvaluationSettings settings = settings();
        return ScheduledAudiences.of(
                stores,
                reviews,
                new DynamoDbDigestMarks(table),
                settings,
                new Digests.Rules(List.of(), new OnlyTheShippedBook()));
    }

    /** What it calls. */
    record Aws(Table table, AlertPublisher topic) {

        static Aws behind(Line line, Table table, AlertPublisher topic) {
            return new Aws(new FaultyTable(table, line), new FaultyPublisher(topic, line));
        }
    }

    /** As the evaluation function does with a batch. */
    int evaluate(List<Change> batch) {
        return eachOf(batch, change -> evaluation.versionArrived(incident(change), version(change)));
    }

    /** As the delivery function does with a batch. */
    int deliver(List<Change> batch) {
        Set<String> delivered = new HashSet<>();
        return eachOf(batch, change -> {
            if (delivered.add(change.key().pk())) {
                delivery.deliver(change.key().pk());
            }
        });
    }

    /** Like StreamBatch: a failed record does not keep the others from being tried. */
    private static int eachOf(List<Change> batch, Consumer<Change> handler) {
        int done = batch.size();
        for (int i = 0; i < batch.size(); i++) {
            try {
                handler.accept(batch.get(i));
            } catch (RuntimeException failed) {
                done = Math.min(done, i);
            }
        }
        return done;
    }

    static boolean isIncident(Change change) {
        return change.after() != null && change.key().sk().equals("C#INCIDENT");
    }

    static boolean isPendingNotification(Change change) {
        return change.after() != null
                && change.key().sk().startsWith("N#")
                && "pending".equals(change.after().get("status"));
    }

    private static IncidentId incident(Change change) {
        return new IncidentId(change.key().pk().substring("I#".length()));
    }

    private static int version(Change change) {
        return change.after() != null && change.after().get("version") instanceof Long version ? version.intValue() : 0;
    }
}
