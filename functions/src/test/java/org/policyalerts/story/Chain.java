package org.policyalerts.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.action.AlertActions;
import org.policyalerts.alert.action.Silences;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.alert.digest.Digests;
import org.policyalerts.alert.digest.OnlyTheShippedBook;
import org.policyalerts.alert.evaluation.FaultyBook;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.NotificationDelivery;
import org.policyalerts.delivery.OutboundMessage;
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
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.keeping.DynamoDbErasureStore;
import org.policyalerts.dynamodb.keeping.DynamoDbKeepingStore;
import org.policyalerts.dynamodb.table.ExpiringItems;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Keeping;
import org.policyalerts.incident.keeping.KeepingStore;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.lambda.ScheduledAudiences;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.schedule.DueRun;
import org.policyalerts.schedule.ForAudiences;
import org.policyalerts.schedule.RunReport;

/** The whole chain from a stored report to the published message, in plain Java on the fake table. */
public final class Chain {

    public static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    private static final ClaimantKeys KEYS = ClaimantTable.shipped();
    private static final CompiledBook BOOK = CompiledBook.compile(
            StoredBook.shipped().policies(), new EngineSettings("AL", TIRANA, KEYS, LegalPack.shipped()));

    public final SteppingClock clock = new SteppingClock(Instant.parse("2023-12-26T07:00:00Z"));
    public final InMemoryTable table = new InMemoryTable();
    private final Table items = new LargeItems(new ExpiringItems(table, clock, Map.of("M#", Period.ofYears(5))));
    public final List<OutboundMessage> published = new ArrayList<>();
    public final IncidentStore incidents = new DynamoDbIncidentStore(items, KEYS, TIRANA);
    public final EvaluationStore evaluations = new DynamoDbEvaluationStore(items, KEYS);
    public final IncidentEvaluation.Stores stores = new IncidentEvaluation.Stores(
            incidents,
            evaluations,
            new DynamoDbSilenceStore(items),
            new DynamoDbTaskStore(items, KEYS),
            new DynamoDbMessageStore(items),
            new DynamoDbSweepStore(items));
    public final Silences silences = new Silences(stores, KEYS, clock);
    public final TaskActs acts = new TaskActs(evaluations, stores.tasks(), TIRANA, clock);
    public final AlertActions actions = new AlertActions(evaluations, acts, clock);
    private final IncidentEvaluation evaluation;
    private final IncidentIntake intake =
            new IncidentIntake(incidents, new ReportReader(TIRANA), new UlidGenerator(clock, new Random(2)), clock);
    private final ReviewStore reviewStore = new DynamoDbReviewStore(items);
    public final AttributionReview reviews = new AttributionReview(intake, reviewStore, TIRANA, clock);
    private final AttributionReview dormancy = new AttributionReview(intake, reviewStore, TIRANA, clock);
    private final NotificationDelivery delivery;

    /** What the topic answers. */
    public Function<OutboundMessage, AlertPublisher.Published> topic =
            message -> new AlertPublisher.Published.Accepted("sns-" + published.size());

    private final FaultyBook book;
    private final EvaluationSettings settings;

    private int seen;
    private int ids;

    /** With the shipped book. */
    public Chain() {
        this(BOOK, new EvaluationSettings(TIRANA, "amber", KEYS, false, EvaluationSettings.Presentation.DEFAULT));
    }

    private Chain(CompiledBook book, EvaluationSettings settings) {
        this(book, settings, false);
    }

    private Chain(CompiledBook book, EvaluationSettings settings, boolean isPaced) {
        this.settings = settings;
        Pace pace = isPaced ? new Pace(new DynamoDbLine(items), place -> {}, clock) : Pace.none(clock);
        delivery = new NotificationDelivery(
                new DynamoDbOutbox(items), new RaisedLabels(this::publish, incidents), pace, clock, new Random(1));
        this.book = new FaultyBook(book);
        evaluation = new IncidentEvaluation(stores, this.book, settings, clock);
    }

    /** Which takes places in line as a deployment does, and waits for none of them. */
    public static Chain paced() {
        return new Chain(
                BOOK,
                new EvaluationSettings(TIRANA, "amber", KEYS, false, EvaluationSettings.Presentation.DEFAULT),
                true);
    }

    /** With a topic for exercises. */
    public static Chain sendingExercises() {
        return new Chain(
                BOOK, new EvaluationSettings(TIRANA, "amber", KEYS, true, EvaluationSettings.Presentation.DEFAULT));
    }

    /** With a book of the test's own, one YAML text a policy, in files named like their ids. */
    public static Chain withBook(Map<String, String> policies) {
        List<PolicySource> files = new ArrayList<>();
        policies.forEach((id, yaml) -> files.add(new PolicySource(id + ".yaml", yaml)));
        if (!(PolicyReader.read(files) instanceof BookReading.Checked checked)) {
            throw new IllegalArgumentException("the book has problems: " + PolicyReader.read(files));
        }
        return new Chain(
                CompiledBook.compile(checked.policies(), new EngineSettings("AL", TIRANA, KEYS, LegalPack.shipped())),
                new EvaluationSettings(TIRANA, "amber", KEYS, false, EvaluationSettings.Presentation.DEFAULT));
    }

    /** From now on one of the book's policies cannot be evaluated, as if it had thrown something. */
    public void breakPolicy(String id) {
        book.fail(id);
    }

    /** From now on one of the book's policies is on trial and cannot be evaluated. */
    public void breakPolicyOnTrial(String id) {
        book.failOnTrial(id);
    }

    /** From now on none of the book's policies can be evaluated. */
    public void breakAllPolicies() {
        book.failAll();
    }

    /** From now on the book is without one of its policies. */
    public void takeOut(String id) {
        book.takeOut(id);
    }

    /** From now on the book is as it was. */
    public void repair() {
        book.repair();
    }

    /** From now on the book is that of another chain. */
    public void decideBy(Chain other) {
        book.become(other.book);
    }

    /** Decides an incident again because another book came into force. */
    public void rulesChanged(IncidentId id) {
        evaluation.rulesChanged(id);
        settle();
    }

    private AlertPublisher.Published publish(OutboundMessage message) {
        published.add(message);
        return topic.apply(message);
    }

    /** Stores a report from {@code events/} and lets the stream do the rest. */
    public IncidentId submit(String event) {
        return submit(tree(event));
    }

    /** Stores a report and lets the stream do the rest. */
    public IncidentId submit(Map<String, Object> tree) {
        IncidentId id = new IncidentId("inc_01HJJ7R00000000000000%05d".formatted(++ids));
        incidents.create(version(id, 1, tree, clock.instant()), Optional.empty());
        settle();
        return id;
    }

    /** Stores a report as if it had been decided long ago: the stream no longer brings it. */
    public void submitLongAgo(Map<String, Object> tree) {
        IncidentId id = new IncidentId("inc_01HJJ7R00000000000000%05d".formatted(++ids));
        incidents.create(version(id, 1, tree, clock.instant()), Optional.empty());
        forget();
    }

    /** Stores the next version of an incident, with top-level fields replaced, and lets the stream do the rest. */
    public void change(IncidentId id, Map<String, Object> fields) {
        Incident latest = incidents.find(id).orElseThrow();
        Map<String, Object> tree = new LinkedHashMap<>(latest.report().tree());
        tree.putAll(fields);
        Incident next = version(id, latest.version() + 1, tree, latest.receivedAt());
        incidents.replace(remembering(next, latest), latest);
        settle();
    }

    private static Incident remembering(Incident next, Incident latest) {
        return new Incident(
                next.id(),
                next.version(),
                next.reporter(),
                next.receivedAt(),
                next.updatedAt(),
                next.contentHash(),
                next.report(),
                FirstDates.after(latest, next.report()),
                Optional.empty());
    }

    private Incident version(IncidentId id, int version, Map<String, Object> tree, Instant receivedAt) {
        ReportReading reading = new ReportReader(TIRANA).read(tree);
        if (!(reading instanceof ReportReading.Valid valid)) {
            throw new IllegalArgumentException(reading.toString());
        }
        Report report = valid.report();
        return new Incident(
                id,
                version,
                "AKCESK",
                receivedAt,
                clock.instant(),
                "hash-" + report.hashCode(),
                report,
                FirstDates.UNCHANGED,
                Optional.empty());
    }

    /** The stream: every change once, in order, until there are no more. */
    public void settle() {
        for (List<InMemoryTable.Change> changes = table.changesAfter(seen);
                !changes.isEmpty();
                changes = table.changesAfter(seen)) {
            seen += changes.size();
            changes.forEach(this::handle);
        }
    }

    /** The stream loses what it has not brought yet. */
    public void forget() {
        seen += table.changesAfter(seen).size();
    }

    /** Every change once more, as a stream does after a failure. */
    public void replay() {
        seen = 0;
        settle();
    }

    private void handle(InMemoryTable.Change change) {
        Map<String, Object> item = change.after();
        boolean isOnlyDated = item != null
                && change.before() != null
                && item.get("version") != null
                && item.get("version").equals(change.before().get("version"));
        if (item == null || isOnlyDated) {
            return;
        }
        String pk = String.valueOf(item.get("pk"));
        if ("C#INCIDENT".equals(item.get("sk"))) {
            evaluation.versionArrived(
                    new IncidentId(pk.substring(2)), ((Long) item.getOrDefault("version", 0L)).intValue());
        } else if ("pending".equals(item.get("status"))) {
            delivery.deliver(pk);
        }
    }

    /** One run of the schedule, and what it sets off. */
    public RunReport review() {
        return review(() -> false);
    }

    /** The same as long as there is time. */
    public RunReport review(BooleanSupplier timeIsUp) {
        RunReport report = new DueRun(
                        new DynamoDbDueItems(items),
                        new DueRun.Handlers(
                                evaluation::versionArrived,
                                evaluation::timePassed,
                                dormancy::markDormant,
                                this::step,
                                delivery::deliver,
                                audiences()),
                        clock)
                .run(timeIsUp, failure -> {
                    throw failure.cause();
                });
        settle();
        return report;
    }

    private boolean step(String partition) {
        Optional<IncidentId> mayEnd = DynamoDbKeepingStore.incidentOf(partition);
        if (mayEnd.filter(erasing()::step).isPresent()) {
            return true;
        }
        mayEnd.ifPresent(keeping()::look);
        return mayEnd.isEmpty() && evaluation.sweep(partition);
    }

    /** What is taken out of incidents. */
    public Erasing erasing() {
        DynamoDbIncidentStore stored = new DynamoDbIncidentStore(items, KEYS, TIRANA);
        return new Erasing(incidents, new DynamoDbErasureStore(items, stored), clock);
    }

    /** How long incidents are kept. */
    public Keeping keeping() {
        KeepingStore ends = new DynamoDbKeepingStore(items, KEYS, TIRANA);
        return new Keeping(incidents, ends, new Keeping.Rules(Period.ofYears(5), TIRANA), clock);
    }

    private ForAudiences audiences() {
        return ScheduledAudiences.of(
                stores,
                reviewStore,
                new DynamoDbDigestMarks(items),
                settings,
                new Digests.Rules(List.of(), new OnlyTheShippedBook()));
    }

    /** The policies that hold for an incident, by its latest decision. */
    public List<String> matched(IncidentId id) {
        List<String> matched = new ArrayList<>();
        if (evaluations.latestDecision(id).orElseThrow().get("matched") instanceof List<?> list) {
            list.forEach(match -> matched.add(String.valueOf(((Map<?, ?>) match).get("policy"))));
        }
        return matched;
    }

    /** The alerts of an incident in one state. */
    public List<Alert> alerts(IncidentId id, AlertState state) {
        return evaluations.snapshot(id).orElseThrow().alerts().stream()
                .filter(alert -> alert.state() == state)
                .toList();
    }

    /** The one alert of a policy in a state. */
    public Alert alert(IncidentId id, String policy, AlertState state) {
        return alerts(id, state).stream()
                .filter(alert -> alert.policy().id().value().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    /** A report of {@code events/} as a tree. */
    public static Map<String, Object> tree(String event) {
        try {
            return JsonReader.readObject(Files.readString(Path.of("..", "events", event)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonInvalidException broken) {
            throw new IllegalArgumentException(event, broken);
        }
    }
}
