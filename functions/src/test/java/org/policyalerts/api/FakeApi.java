package org.policyalerts.api;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.policyalerts.alert.AudienceNames;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.action.Silences;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.alert.evaluation.DecisionAnswer;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.api.alerts.AlertRoutes;
import org.policyalerts.api.alerts.SilenceRoutes;
import org.policyalerts.api.books.BookRoutes;
import org.policyalerts.api.channel.RecipientRoutes;
import org.policyalerts.api.desk.DeskRoutes;
import org.policyalerts.api.desk.SignIn;
import org.policyalerts.api.incidents.IncidentRoutes;
import org.policyalerts.api.incidents.RunningClocks;
import org.policyalerts.api.reviews.ReviewRoutes;
import org.policyalerts.api.tasks.MessageRoutes;
import org.policyalerts.api.tasks.TaskRoutes;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.cloudwatch.FailedCall;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.DynamoDbReviewStore;
import org.policyalerts.dynamodb.DynamoDbSilenceStore;
import org.policyalerts.dynamodb.DynamoDbSweepStore;
import org.policyalerts.dynamodb.audience.DynamoDbMessageStore;
import org.policyalerts.dynamodb.audience.DynamoDbRecipients;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.keeping.DynamoDbErasureStore;
import org.policyalerts.dynamodb.keeping.DynamoDbKeepingStore;
import org.policyalerts.dynamodb.limit.SubmissionCounts;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.RaceLostException;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Keeping;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.lambda.ApiFunction;
import org.policyalerts.lambda.DeployedBook;
import org.policyalerts.lambda.Settings;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookStore;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The API function over the fake table, called with proxy events as API Gateway sends them. */
public final class FakeApi {

    private static final ZoneId TIRANE = ZoneId.of("Europe/Tirane");
    private static final ClaimantKeys KEYS = ClaimantTable.shipped();
    private static final PolicyBook BOOK = DeployedBook.shipped(Settings.from(Map.of(
                    "TABLE_NAME", "table",
                    "TOPIC_ARN", "arn:aws:sns:eu-south-1:123456789012:alerts",
                    "AWS_REGION", "eu-south-1",
                    "HOME_COUNTRY", "AL",
                    "TIME_ZONE", "Europe/Tirane")))
            .policies();

    /** Lines of the audit. */
    public final List<String> audit = Collections.synchronizedList(new ArrayList<>());

    public final List<String> log = Collections.synchronizedList(new ArrayList<>());
    /** For tests that put tasks there without an evaluation. */
    public final TaskStore tasks;

    final Routes routes;
    private final Optional<SignIn> signIn;
    private final IncidentEvaluation evaluation;
    private final ApiFunction function;

    public FakeApi() {
        this(new InMemoryTable());
    }

    public FakeApi(Table table) {
        this(table, Clock.fixed(Instant.parse("2023-12-26T12:00:00Z"), TIRANE));
    }

    FakeApi(Table table, Clock clock) {
        this(table, clock, Optional.of(new SignIn.Choice(List.of("staff"))), Optional.empty());
    }

    /** With a limit for each submitter. */
    static FakeApi limited(Table table, Clock clock, int most) {
        return new FakeApi(table, clock, Optional.empty(), Optional.of(most));
    }

    /** With a desk where somebody could sign in. */
    public static FakeApi signingIn(Optional<SignIn> signIn) {
        Clock noon = Clock.fixed(Instant.parse("2023-12-26T12:00:00Z"), TIRANE);
        return new FakeApi(new InMemoryTable(), noon, signIn, Optional.empty());
    }

    private FakeApi(Table table, Clock clock, Optional<SignIn> signIn, Optional<Integer> most) {
        this.signIn = signIn;
        IncidentStore incidents = new DynamoDbIncidentStore(table, KEYS, TIRANE);
        EvaluationStore evaluations = new DynamoDbEvaluationStore(table, KEYS);
        tasks = new DynamoDbTaskStore(table, KEYS);
        IncidentEvaluation.Stores stores = new IncidentEvaluation.Stores(
                incidents,
                evaluations,
                new DynamoDbSilenceStore(table),
                tasks,
                new DynamoDbMessageStore(table),
                new DynamoDbSweepStore(table));
        evaluation = new IncidentEvaluation(
                stores,
                BOOK,
                new EvaluationSettings(TIRANE, "amber", KEYS, false, EvaluationSettings.Presentation.DEFAULT),
                clock);
        ErrorBoundary boundary = new ErrorBoundary(
                (event, id, failed) -> log.add(FailedCall.line(event, id, failed)),
                failed -> failed instanceof TableBusyException
                        || failed instanceof SdkClientException
                        || failed instanceof RaceLostException);
        IncidentIntake intake =
                new IncidentIntake(incidents, new ReportReader(TIRANE), new UlidGenerator(clock, new Random(1)), clock);
        Routes all = new Routes(rows(table, clock, stores, intake, boundary));
        SubmissionCounts counts = new SubmissionCounts(table);
        routes = most.map(number -> all.limitedBy(new SubmissionLimit(counts::add, number, clock)))
                .orElse(all);
        function = new ApiFunction(routes, boundary, (at, lines, own) -> audit.addAll(lines), clock);
    }

    private IncidentRoutes.Dependencies ofIncidents(
            Table table, Clock clock, IncidentStore incidents, IncidentIntake intake, ErrorBoundary boundary) {
        return new IncidentRoutes.Dependencies(
                intake,
                incidents,
                new RunningClocks(BOOK, TIRANE),
                new DecisionAnswer(evaluation, TIRANE)::toReporter,
                new DynamoDbEvaluationStore(table, KEYS)::latestDecision,
                new Keeping(
                        incidents,
                        new DynamoDbKeepingStore(table, KEYS, TIRANE),
                        new Keeping.Rules(Period.ofYears(5), TIRANE),
                        clock),
                erasing(table, clock),
                TIRANE,
                clock,
                boundary);
    }

    private static Erasing erasing(Table table, Clock clock) {
        DynamoDbIncidentStore stored = new DynamoDbIncidentStore(table, KEYS, TIRANE);
        return new Erasing(stored, new DynamoDbErasureStore(table, stored), clock);
    }

    private List<Route> rows(
            Table table, Clock clock, IncidentEvaluation.Stores stores, IncidentIntake intake, ErrorBoundary boundary) {
        IncidentStore incidents = stores.incidents();
        EvaluationStore evaluations = stores.evaluations();
        List<Route> rows = new ArrayList<>(IncidentRoutes.rows(ofIncidents(table, clock, incidents, intake, boundary)));
        ReviewStore reviewStore = new DynamoDbReviewStore(table);
        TaskActs acts = new TaskActs(evaluations, tasks, TIRANE, clock);
        rows.addAll(AlertRoutes.rows(new AlertRoutes.Dependencies(
                incidents, evaluations, new DecisionAnswer(evaluation, TIRANE), acts, KEYS, clock, TIRANE)));
        TaskRoutes.Dependencies tasked = new TaskRoutes.Dependencies(
                acts, tasks, incidents, evaluations, reviewStore, BOOK, KEYS, boundary, clock, TIRANE);
        rows.addAll(TaskRoutes.rows(tasked));
        rows.addAll(MessageRoutes.rows(new MessageRoutes.Dependencies(new DynamoDbMessageStore(table), tasked)));
        AttributionReview reviews = new AttributionReview(intake, reviewStore, TIRANE, clock);
        rows.addAll(
                ReviewRoutes.rows(new ReviewRoutes.Dependencies(reviews, incidents, reviewStore, KEYS, TIRANE, clock)));
        rows.addAll(SilenceRoutes.rows(new SilenceRoutes.Dependencies(
                new Silences(stores, KEYS, clock),
                incidents,
                BOOK,
                new UlidGenerator(clock, new Random(2)),
                clock,
                TIRANE)));
        rows.addAll(RecipientRoutes.rows(new RecipientRoutes.Dependencies(new DynamoDbRecipients(table), clock)));
        rows.addAll(PolicyRoutes.rows(BOOK));
        rows.addAll(bookRows(table, clock, incidents));
        rows.addAll(DeskRoutes.rows(new DeskRoutes.Dependencies(signIn, AudienceNames.DEFAULT, TIRANE, clock)));
        rows.addAll(ServiceRoutes.rows());
        return rows;
    }

    private static List<Route> bookRows(Table table, Clock clock, IncidentStore incidents) {
        BookStore books = new DynamoDbBookStore(new LargeItems(table));
        return BookRoutes.rows(new BookRoutes.Dependencies(
                books,
                incidents,
                clock,
                hash -> books.preview(hash).orElse(BookPreview.begun(hash, BookStore.SHIPPED, clock.instant())),
                () -> {}));
    }

    /** Does what the stream would: evaluates the version. */
    public void evaluate(String id, int version) {
        evaluation.versionArrived(new IncidentId(id), version);
    }

    public Call call(String method, String path) {
        return new Call(this, method, path);
    }

    /** An answer; the document is empty where the body is no JSON object. */
    public record Answer(int status, Map<String, Object> headers, String body, Map<String, Object> document) {
        public String header(String name) {
            return String.valueOf(headers.get(name));
        }

        public String text(String name) {
            return String.valueOf(document.get(name));
        }

        public List<Map<String, Object>> objects(String name) {
            return FakeApi.objects(document.get(name));
        }
    }

    public @SuppressWarnings("unchecked") static List<Map<String, Object>> objects(
            @org.jspecify.annotations.Nullable Object list) {
        return list instanceof List<?> ? (List<Map<String, Object>>) list : List.of();
    }

    /** Sends a proxy event as it is; fails if the answer is not as the API is described. */
    public Answer send(String event) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Context unused = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> null);
        try {
            function.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, unused);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        Answer answer = answer(output.toString(StandardCharsets.UTF_8));
        Map<String, Object> sent = document(event);
        routes.rows().stream()
                .filter(row -> row.method().equals(sent.get("httpMethod")))
                .filter(row -> row.match(String.valueOf(sent.get("path"))).isPresent())
                .forEach(row -> DescribedAnswers.check(row, answer));
        return answer;
    }

    @SuppressWarnings("unchecked")
    private static Answer answer(String event) {
        Map<String, Object> answer = document(event);
        String body = String.valueOf(answer.get("body"));
        return new Answer(
                Integer.parseInt(String.valueOf(answer.get("statusCode"))),
                (Map<String, Object>) java.util.Objects.requireNonNull(answer.get("headers")),
                body,
                document(body));
    }

    public static Map<String, Object> document(String text) {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException notAnObject) {
            return Map.of();
        }
    }
}
