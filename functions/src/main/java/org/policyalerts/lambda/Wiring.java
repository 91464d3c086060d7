package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.MessageStore;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.digest.DigestMarks;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.channel.RecipientStore;
import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.AudienceCheck;
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
import org.policyalerts.dynamodb.audience.DynamoDbLine;
import org.policyalerts.dynamodb.audience.DynamoDbMessageStore;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.audience.DynamoDbRecipients;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.keeping.DynamoDbErasureStore;
import org.policyalerts.dynamodb.keeping.DynamoDbKeepingStore;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.ExpiringItems;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Keeping;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.schedule.DueItems;
import org.policyalerts.sns.SnsAlertPublisher;
import org.policyalerts.sns.SnsSubscriptions;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Builds the adapters and use cases of one function instance; the only place that does.
 *
 * @param dynamoDb gives the same client each time
 * @param sns asked only by functions that publish
 * @param logs asked only by a function that keeps an audit in a group of its own
 * @param random where ids and jitter come from
 * @param books the book to use, the same each time; as long as nobody says otherwise the one that ships
 * @param isPaced whether messages to one audience leave one after the other; not where somebody stands in for SNS
 */
public record Wiring(
        Settings settings,
        Supplier<DynamoDbClient> dynamoDb,
        Supplier<SnsClient> sns,
        Supplier<CloudWatchLogsClient> logs,
        Clock clock,
        RandomGenerator random,
        Supplier<DeployedBook> books,
        boolean isPaced) {

    /** With clients that are there already. */
    public Wiring(Settings settings, DynamoDbClient dynamoDb, SnsClient sns, Clock clock, RandomGenerator random) {
        this(
                settings,
                () -> dynamoDb,
                () -> sns,
                Clients.NO_LOGS,
                clock,
                random,
                DeployedBook.shippedOnce(settings),
                false);
    }

    /** The wiring of a deployed function. */
    public static Wiring fromEnvironment() {
        Settings settings = Settings.from(System.getenv());
        return over(settings, new Clients(settings));
    }

    /** The same with clients that another part of the function uses, too. */
    static Wiring over(Settings settings, Clients clients) {
        return new Wiring(
                settings,
                clients::dynamoDb,
                clients::sns,
                clients::logs,
                Clock.systemUTC(),
                // Of any other generator all instances that start from one SnapStart snapshot have the same numbers.
                new SecureRandom(),
                DeployedBook.shippedOnce(settings),
                true);
    }

    /** The same with another book than the one that ships. */
    public Wiring withBook(DeployedBook book) {
        return new Wiring(settings, dynamoDb, sns, logs, clock, random, () -> book, isPaced);
    }

    /** Which book is in force, for one instance of a function. */
    BookInForce bookInForce() {
        return new BookInForce(bookStore(), books, settings, clock, line -> LambdaRuntime.getLogger()
                .log(line));
    }

    /** Published books. */
    BookStore bookStore() {
        return new DynamoDbBookStore(table());
    }

    /** Decides what is asked once more, without another alarm about its failures. */
    IncidentEvaluation quietEvaluation() {
        return new IncidentEvaluation(stores(), book(), settings.rules(claimants()), clock);
    }

    /** What other books would say. */
    PreviewSweep previews(Supplier<DeployedBook> shipped) {
        return new PreviewSweep(
                new PreviewSweep.Stores(bookStore(), incidents()),
                quietEvaluation(),
                hash -> withBook(DeployedBook.named(hash, bookStore(), shipped, settings))
                        .quietEvaluation(),
                settings.zone(),
                clock);
    }

    /** The same for a process that is no function: beside the book that is in force when it begins. */
    public PreviewSweep previews() {
        return withBook(DeployedBook.inForce(bookStore(), books, settings)).previews(books);
    }

    /** What audiences have to do and were told. */
    TaskStore tasks() {
        return new DynamoDbTaskStore(table(), claimants());
    }

    /** What was sent. */
    MessageStore messages() {
        return new DynamoDbMessageStore(table());
    }

    /** Where an evaluation reads and writes. */
    IncidentEvaluation.Stores stores() {
        return new IncidentEvaluation.Stores(
                incidents(),
                evaluations(),
                new DynamoDbSilenceStore(table()),
                tasks(),
                messages(),
                new DynamoDbSweepStore(table()));
    }

    /** Where reports come in. */
    IncidentIntake intake() {
        return new IncidentIntake(
                incidents(), new ReportReader(settings.zone()), new UlidGenerator(clock, random), clock);
    }

    /** The policies to decide by. */
    PolicyBook book() {
        return books.get().policies();
    }

    /** The names that are one claimant's. */
    ClaimantKeys claimants() {
        return books.get().claimants();
    }

    /** Decides what the stream and the clocks bring. */
    IncidentEvaluation evaluation() {
        PolicyBook watched =
                new LoggingPolicyBook(book(), line -> LambdaRuntime.getLogger().log(line));
        return new IncidentEvaluation(stores(), watched, settings.rules(claimants()), clock);
    }

    /** Brings the outbox to the topic. */
    NotificationDelivery delivery() {
        AlertPublisher topic = new SnsAlertPublisher(sns.get(), settings.topicArn(), settings.exerciseTopicArn());
        AlertPublisher discreet = new RaisedLabels(topic, incidents());
        Pace pace = isPaced ? new Pace(new DynamoDbLine(table()), new Asleep(clock), clock) : Pace.none(clock);
        return new NotificationDelivery(new DynamoDbOutbox(table()), discreet, pace, clock, random);
    }

    /** Whether every audience has a subscriber. */
    AudienceCheck audienceCheck() {
        return new AudienceCheck(
                new SnsSubscriptions(sns, settings.topicArn()), Audiences.ALL, recipients()::isAnyReached);
    }

    /** What has a next moment. */
    DueItems dueItems() {
        return new DynamoDbDueItems(table());
    }

    /** The calendar of reviews, and what they came to. */
    ReviewStore reviewStore() {
        return new DynamoDbReviewStore(table());
    }

    /** What is remembered of digests. */
    DigestMarks digestMarks() {
        return new DynamoDbDigestMarks(table());
    }

    /** Who is reached by mail and chat. */
    RecipientStore recipients() {
        return new DynamoDbRecipients(table());
    }

    /** Decisions and alerts. */
    EvaluationStore evaluations() {
        return new DynamoDbEvaluationStore(table(), claimants());
    }

    /** Incidents and their versions. */
    public DynamoDbIncidentStore incidents() {
        return new DynamoDbIncidentStore(table(), claimants(), settings.zone());
    }

    /** How long incidents are kept. */
    public Keeping keeping() {
        DynamoDbKeepingStore ends = new DynamoDbKeepingStore(table(), claimants(), settings.zone());
        return new Keeping(incidents(), ends, new Keeping.Rules(settings.kept().incidents(), settings.zone()), clock);
    }

    /** What is taken out of incidents before they end. */
    Erasing erasing() {
        return new Erasing(incidents(), new DynamoDbErasureStore(table(), incidents()), clock);
    }

    /** The table, in which bodies of any size have room. */
    public Table table() {
        Table stored = new DynamoDbTable(dynamoDb.get(), settings.tableName());
        return new LargeItems(new ExpiringItems(stored, clock, settings.kept().byPartition()));
    }
}
