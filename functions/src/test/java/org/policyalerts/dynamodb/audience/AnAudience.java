package org.policyalerts.dynamodb.audience;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.AudienceState.Waiting;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.IncidentFacts.Entry;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
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

/** Builds what an audience has to do and was told; what a test does not name does not matter to it. */
final class AnAudience {

    static final Recipient MFA = Recipient.of("mfa");
    static final Instant OCCURRED = Instant.parse("2023-12-25T09:00:00.123456Z");

    private static final Instant NOW = Instant.parse("2023-12-26T08:00:00.000001Z");

    private AnAudience() {}

    static IncidentId incident(int number) {
        return new IncidentId("inc_01HJ%022d".formatted(number));
    }

    private static AlertId alert(IncidentId incident) {
        return AlertId.of(incident, new PolicyId("repeat-claimant"), "claimant");
    }

    static Task task(IncidentId incident, Track track, TaskState state) {
        return new Task(
                TaskId.of(alert(incident), track, "mfa", "channel"),
                alert(incident),
                track,
                new PolicyId("repeat-claimant"),
                Severity.HIGH,
                new Step("Prepare a channel", "channel", null, null, null, Per.INCIDENT, false),
                state,
                NOW,
                0,
                0,
                null,
                List.of());
    }

    /** One that has everything a task can have. */
    static Task fullTask(IncidentId incident, Track track) {
        return new Task(
                TaskId.of(alert(incident), track, "csirt", "pass on"),
                alert(incident),
                track,
                new PolicyId("inform-users"),
                Severity.CRITICAL,
                new Step(
                        "Pass on: “Ç’kemi” \uD834\uDD1E\n",
                        "pass on",
                        "operator",
                        NOW.plusSeconds(60),
                        NOW,
                        Per.CAMPAIGN,
                        true),
                TaskState.TAKEN,
                NOW,
                3,
                1,
                new Taken("A. Person", NOW.plusSeconds(30)),
                List.of(
                        new Move(TaskState.TAKEN, NOW, "A. Person", "mfa", "until tonight"),
                        Move.byFacts(TaskState.OPEN, NOW.plusNanos(1), ""),
                        new Move(TaskState.TAKEN, NOW.plusNanos(2), "B. Person", null, "")));
    }

    static Belief belief(IncidentId incident, Track track) {
        TaskId task = task(incident, track, TaskState.OPEN).id();
        TaskId other = fullTask(incident, track).id();
        return new Belief(
                new IncidentFacts(Map.of(
                        Kind.TITLE, List.of(new Entry("Sulm", "Sulm", 0)),
                        Kind.CLAIMS, List.of(),
                        Kind.ATTRIBUTION, List.of(new Entry("X, by Y", "X (high), by Y", 3), new Entry("Z", "Z", -1)))),
                Map.of(
                        task,
                        new ToldTask(TaskState.OPEN, null),
                        other,
                        new ToldTask(TaskState.TAKEN, NOW.plusSeconds(60))),
                Set.of(alert(incident), AlertId.of(incident, new PolicyId("other"), "")),
                Set.of(AlertId.of(incident, new PolicyId("ended"), "")),
                Severity.MEDIUM);
    }

    /** A new one with one task. */
    static AudienceState state(int number, Recipient recipient, String campaign, TaskState state) {
        return AudienceState.none(incident(number), recipient, Track.REAL, new Campaign(campaign, OCCURRED))
                .withTasks(List.of(task(incident(number), Track.REAL, state)));
    }

    /** One that has everything it can have. */
    static AudienceState full(Recipient recipient, Track track, String campaign) {
        IncidentId incident = incident(1);
        return new AudienceState(
                incident,
                recipient,
                track,
                7,
                new Campaign(campaign, OCCURRED),
                List.of(fullTask(incident, track), task(incident, track, TaskState.DONE)),
                belief(incident, track),
                new Belief(IncidentFacts.NONE, Map.of(), Set.of(alert(incident)), Set.of(), null),
                Optional.of(NOW.plusSeconds(5)),
                Optional.of(new Waiting("a#b", NOW.plusSeconds(900))),
                List.of("ntf_" + incident.ulid() + "-1-mfa", "ntf_mfa-1703577600000"));
    }

    /** A message about several incidents. */
    static Notification messageTo(Recipient recipient, Instant at) {
        return message(Notification.idOf(recipient, at), Optional.empty(), at.toEpochMilli(), recipient, at);
    }

    /** A message that only says that something waits. */
    static Notification pointerTo(Recipient recipient, Instant at) {
        return message(
                Notification.idOfPointer(recipient, Track.REAL, at),
                Optional.empty(),
                Notification.hourOf(at),
                recipient,
                at);
    }

    /** A message about one incident. */
    static Notification messageAbout(int number, long sequence, Recipient recipient, Instant at) {
        String id = Notification.idOf(incident(number), sequence, recipient.name());
        return message(id, Optional.of(incident(number)), sequence, recipient, at);
    }

    private static Notification message(
            String id, Optional<IncidentId> incident, long sequence, Recipient recipient, Instant at) {
        return new Notification(
                id,
                incident,
                sequence,
                recipient.name(),
                "update",
                Notification.Handling.FULL,
                "Subject",
                "Text\n",
                Map.of("sequence", 1L),
                Map.of("audience", recipient.audience(), "kind", "update"),
                at);
    }
}
