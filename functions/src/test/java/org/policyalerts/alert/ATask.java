package org.policyalerts.alert;

import static org.policyalerts.dynamodb.AnIncident.RECEIVED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;

/** Builds open tasks that are due in three days, and stores them; what a test does not name does not matter to it. */
public final class ATask {

    private String words;
    private @Nullable AlertId because;
    private String campaign = "";
    private IncidentId incident = new IncidentId("inc_01HJ0000000000000000000001");
    private PolicyId policy = new PolicyId("one");
    private String owner = "mfa";
    private Severity severity = Severity.HIGH;
    private @Nullable Instant dueAt = RECEIVED.plus(Duration.ofDays(3));
    private @Nullable String onBehalfOf;
    private Per per = Per.INCIDENT;
    private boolean isDuty;
    private @Nullable Instant remindAt;
    private int reminders;
    private int dutyReminders;
    private Instant since = RECEIVED;
    private TaskState state = TaskState.OPEN;
    private @Nullable Taken taken;
    private final List<Move> moves = new ArrayList<>();

    private ATask(String words) {
        this.words = words;
    }

    public static ATask aTask(String words) {
        return new ATask(words);
    }

    /** One of an audience, whatever is to be done. */
    public static ATask ownedBy(String owner) {
        return aTask("Prepare an indirect channel").owner(owner).policy("retaliatory-motive");
    }

    public ATask step(String value) {
        words = value;
        return this;
    }

    /** Because of an alert that is there. */
    public ATask ofAlert(AlertId id) {
        because = id;
        return of(id.incident());
    }

    public ATask of(IncidentId value) {
        incident = value;
        return this;
    }

    public ATask policy(String value) {
        policy = new PolicyId(value);
        return this;
    }

    public ATask owner(String value) {
        owner = value;
        return this;
    }

    public ATask severity(Severity value) {
        severity = value;
        return this;
    }

    /** Before any announcement if null. */
    public ATask dueAt(@Nullable Instant value) {
        dueAt = value;
        return this;
    }

    public ATask dueIn(Duration value) {
        return dueAt(RECEIVED.plus(value));
    }

    public ATask onBehalfOf(String audience) {
        onBehalfOf = audience;
        return this;
    }

    public ATask perCampaign() {
        per = Per.CAMPAIGN;
        return this;
    }

    /** To be done once for a campaign. */
    public ATask inCampaign(String key) {
        campaign = key;
        return perCampaign();
    }

    public ATask duty() {
        isDuty = true;
        return this;
    }

    /** A law sets its time. */
    public ATask duty(@Nullable Instant remind, Instant due) {
        remindAt = remind;
        return dueAt(due).duty();
    }

    public ATask reminded(int times, int ofDuty) {
        reminders = times;
        dutyReminders = ofDuty;
        return this;
    }

    public ATask since(Instant value) {
        since = value;
        return this;
    }

    public ATask taken(String who, Instant at) {
        return taken(who, at, null);
    }

    /** It comes back to open by a date; null for its deadline. */
    public ATask taken(String who, Instant at, @Nullable Instant until) {
        taken = new Taken(who, until);
        return moved(new Move(TaskState.TAKEN, at, who, null, ""));
    }

    public ATask moved(Move move) {
        state = move.to();
        moves.add(move);
        return this;
    }

    /** The alert that says why. */
    private AlertId alert() {
        return because == null ? AlertId.of(incident, policy, "cause") : because;
    }

    public Task build() {
        return new Task(
                TaskId.of(alert(), Track.REAL, owner, words),
                alert(),
                Track.REAL,
                policy,
                severity,
                new Step(words, words, onBehalfOf, dueAt, remindAt, per, isDuty),
                state,
                since,
                reminders,
                dutyReminders,
                taken,
                moves);
    }

    /** Stores it beside the other tasks of its owner. */
    public TaskId in(TaskStore store) {
        Task task = build();
        Recipient recipient = Recipient.of(owner);
        AudienceState state = store.find(incident, recipient, Track.REAL)
                .orElseGet(() -> AudienceState.none(incident, recipient, Track.REAL, new Campaign(campaign, RECEIVED)));
        List<Task> tasks = new ArrayList<>(state.tasks());
        tasks.add(task);
        store.commit(new Acts(List.of(state.withTasks(tasks)), List.of(), List.of(), List.of()));
        return task.id();
    }
}
