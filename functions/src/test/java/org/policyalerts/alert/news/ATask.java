package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;

/** Builds tasks of the foreign ministry; what a test does not name does not matter to it. */
final class ATask {

    static final Instant SINCE = Instant.parse("2023-12-26T08:00:00Z");

    private final String key;
    private int incident = 1;
    private Severity severity = Severity.HIGH;
    private @Nullable Instant dueAt;
    private @Nullable Instant remindAt;
    private Per per = Per.INCIDENT;
    private boolean isDuty;
    private TaskState state = TaskState.OPEN;
    private int reminders;
    private int dutyReminders;
    private @Nullable Taken taken;
    private List<Move> moves = List.of();

    private ATask(String key) {
        this.key = key;
    }

    static ATask aTask(String key) {
        return new ATask(key);
    }

    static AlertId alert(int incident) {
        return AlertId.of(new IncidentId("inc_01HJ%022d".formatted(incident)), new PolicyId("a-policy"), "cause");
    }

    ATask of(int number) {
        incident = number;
        return this;
    }

    ATask severity(Severity value) {
        severity = value;
        return this;
    }

    ATask dueAt(Instant value) {
        dueAt = value;
        return this;
    }

    ATask perCampaign() {
        per = Per.CAMPAIGN;
        return this;
    }

    ATask duty(@Nullable Instant remind, Instant due) {
        isDuty = true;
        remindAt = remind;
        dueAt = due;
        return this;
    }

    ATask in(TaskState value) {
        state = value;
        return this;
    }

    ATask takenUntil(Instant at, @Nullable Instant until) {
        state = TaskState.TAKEN;
        taken = new Taken("Mira", until);
        moves = List.of(new Move(TaskState.TAKEN, at, "Mira", null, ""));
        return this;
    }

    ATask reminded(int times, int ofDuty) {
        reminders = times;
        dutyReminders = ofDuty;
        return this;
    }

    Task build() {
        AlertId alert = alert(incident);
        return new Task(
                TaskId.of(alert, Track.REAL, "mfa", key),
                alert,
                Track.REAL,
                new PolicyId("a-policy"),
                severity,
                new Step("Do " + key, key, null, dueAt, remindAt, per, isDuty),
                state,
                SINCE,
                reminders,
                dutyReminders,
                taken,
                moves);
    }
}
