package org.policyalerts.alert.action;

import static org.policyalerts.dynamodb.AnIncident.RECEIVED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;

/** Builds open tasks and stores them with their owner's state; what a test does not name does not matter to it. */
public final class ATask {

    private final String owner;
    private IncidentId incident = new IncidentId("inc_01HJ0000000000000000000001");
    private @Nullable AlertId alert;
    private String step = "Prepare an indirect channel";
    private String policy = "retaliatory-motive";
    private String campaign = "";
    private Per per = Per.INCIDENT;
    private @Nullable Instant dueAt = RECEIVED.plus(Duration.ofDays(3));

    private ATask(String owner) {
        this.owner = owner;
    }

    public static ATask ownedBy(String owner) {
        return new ATask(owner);
    }

    public ATask of(IncidentId value) {
        incident = value;
        return this;
    }

    /** Because of an alert that is there. */
    public ATask ofAlert(AlertId id) {
        alert = id;
        return of(id.incident());
    }

    public ATask step(String words) {
        step = words;
        return this;
    }

    public ATask policy(String id) {
        policy = id;
        return this;
    }

    /** To be done once for a campaign. */
    public ATask inCampaign(String key) {
        campaign = key;
        per = Per.CAMPAIGN;
        return this;
    }

    public ATask due(@Nullable Instant at) {
        dueAt = at;
        return this;
    }

    public Task build() {
        AlertId because = alert == null ? AlertId.of(incident, new PolicyId(policy), "cause") : alert;
        return new Task(
                TaskId.of(because, Track.REAL, owner, step),
                because,
                Track.REAL,
                new PolicyId(policy),
                Severity.HIGH,
                new Step(step, step, null, dueAt, null, per, false),
                TaskState.OPEN,
                RECEIVED,
                0,
                0,
                null,
                List.of());
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
