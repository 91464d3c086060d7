package org.policyalerts.alert.news;

import static org.policyalerts.alert.AnAlert.anAlert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.AudienceState.Waiting;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.SilenceStore;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.Message;
import org.policyalerts.alert.news.AudienceRun.Reader;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.DynamoDbSilenceStore;
import org.policyalerts.dynamodb.audience.DynamoDbMessageStore;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;

/** Incidents of one campaign and the foreign ministry's tasks in a table, and the messages that runs make of them. */
public final class NewsWorld {

    public static final Instant NOON = Instant.parse("2023-12-27T12:00:00Z");
    public static final Recipient MFA = Recipient.of("mfa");
    public static final Recipient POLICY = Recipient.of("policy");
    static final String CAMPAIGN = "homeland justice";

    public final InMemoryTable table = new InMemoryTable();
    public final IncidentStore incidents = new DynamoDbIncidentStore(table, ClaimantTable.shipped(), ZoneOffset.UTC);
    public final TaskStore tasks = new DynamoDbTaskStore(table, ClaimantTable.shipped());
    public final SilenceStore silences = new DynamoDbSilenceStore(table);
    final List<Message> sent = new ArrayList<>();

    /** A run whose writes go through a store of the test's own. */
    AudienceRun run(TaskStore store) {
        return new AudienceRun(
                new AudienceRun.Stores(
                        new DynamoDbEvaluationStore(table, ClaimantTable.shipped()), incidents, store, silences),
                new EvaluationSettings(
                        ZoneOffset.UTC,
                        "amber",
                        ClaimantTable.shipped(),
                        false,
                        EvaluationSettings.Presentation.DEFAULT),
                this::notification,
                id -> new DynamoDbMessageStore(table).byId(id).isPresent());
    }

    /** The messages lie in the table; what they said is kept here. */
    private Notification notification(Message message, long sequence) {
        Incident incident = message.news().get(0).incident();
        boolean isAboutOne =
                message.news().size() == 1 && !incident.report().text("tlp").equals("red");
        sent.removeIf(earlier -> earlier.id().equals(message.id()));
        sent.add(message);
        return new Notification(
                message.id(),
                Optional.of(incident.id()).filter(id -> isAboutOne),
                sequence,
                message.recipient().name(),
                message.kind().text(),
                Handling.of(incident.report().text("tlp"), "amber"),
                "Subject",
                "Text",
                Map.of(),
                Map.of(),
                message.at());
    }

    /** The messages that were written. */
    public List<Message> queued() {
        return sent.stream()
                .filter(message ->
                        new DynamoDbMessageStore(table).byId(message.id()).isPresent())
                .toList();
    }

    public void remind(Instant now, Integer... numbers) {
        run(tasks)
                .remind(
                        new Reader(MFA, Track.REAL, now),
                        List.of(numbers).stream().map(NewsWorld::id).toList());
    }

    void tell(Recipient whom, Instant now) {
        run(tasks).tellGathered(new Reader(whom, Track.REAL, now), CAMPAIGN);
    }

    public static IncidentId id(int number) {
        return new IncidentId("inc_01HJ%022d".formatted(number));
    }

    public void incident(AnIncident incident) {
        incidents.create(incident.build(), Optional.empty());
    }

    public void incident(int number) {
        incident(AnIncident.anIncident().number(number).targets("Victim " + number));
    }

    /** One task of the ministry, the same step for each incident, open since a moment. */
    public static Task task(int number, Severity severity, Instant since, @Nullable Instant dueAt) {
        Alert alert = anAlert("repeat-claimant").of(number).severity(severity).build();
        Step step = new Step("Prepare a channel", "channel", null, dueAt, null, Per.CAMPAIGN, false);
        return Task.open(TaskId.of(alert.id(), Track.REAL, "mfa", "channel"), alert, step, since);
    }

    public static AudienceState state(int number, Task... all) {
        return AudienceState.none(id(number), MFA, Track.REAL, new Campaign(CAMPAIGN, AnIncident.RECEIVED))
                .withTasks(List.of(all));
    }

    /** The same after its reader was told of its tasks, and looked at when their time comes. */
    public AudienceState told(AudienceState state) {
        Map<TaskId, ToldTask> known = new HashMap<>();
        state.tasks().forEach(task -> known.put(task.id(), ToldTask.of(task)));
        IncidentFacts facts =
                IncidentFacts.of(incidents.find(state.incident()).orElseThrow().report());
        return state.told(new Belief(facts, known, Set.of(), Set.of(), Severity.CRITICAL), "ntf_first")
                .at(new TaskTimes(new QuietHours(ZoneOffset.UTC)).next(state.tasks()));
    }

    public void store(AudienceState... states) {
        tasks.commit(new Acts(List.of(states), List.of(), List.of(), List.of()));
    }

    /** With news that waits to be told. */
    void gather(AudienceState state, Instant dueAt) {
        Gathered gathered = new Gathered(state.recipient(), Track.REAL, CAMPAIGN, state.incident(), dueAt);
        tasks.commit(new Acts(
                List.of(state.waiting(new Waiting(CAMPAIGN, dueAt))), List.of(), List.of(), List.of(gathered)));
    }

    public AudienceState stored(int number) {
        return tasks.find(id(number), MFA, Track.REAL).orElseThrow();
    }

    public Task storedTask(int number) {
        return stored(number).tasks().get(0);
    }
}
