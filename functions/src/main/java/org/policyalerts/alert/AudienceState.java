package org.policyalerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.text.Fingerprint;

/**
 * What one audience has to do about one incident and what it was told of it. It has a version of its own, so that acts
 * of different audiences never meet.
 *
 * @param recipient who it is: an audience, or one operator
 * @param track exercises are kept apart: what was told of one is no news of the real thing
 * @param version counts its changes, from 1; 0 if it is not stored yet
 * @param campaign what it is grouped by with other incidents
 * @param tasks its tasks, in any state
 * @param told what messages said in full
 * @param pointed what it can have read since because a message pointed to it; nothing if all was sent in full
 * @param next when time alone changes something for it: a reminder is due, or what somebody took comes back
 * @param waiting news that is not told yet; empty if none is
 * @param messages the ids of the messages sent to it about the incident, oldest first
 */
public record AudienceState(
        IncidentId incident,
        Recipient recipient,
        Track track,
        long version,
        Campaign campaign,
        List<Task> tasks,
        Belief told,
        Belief pointed,
        Optional<Instant> next,
        Optional<Waiting> waiting,
        List<String> messages) {

    public AudienceState {
        tasks = List.copyOf(tasks);
        messages = List.copyOf(messages);
    }

    /** One of whom nothing is known yet. */
    public static AudienceState none(IncidentId incident, Recipient recipient, Track track, Campaign campaign) {
        return new AudienceState(
                incident,
                recipient,
                track,
                0,
                campaign,
                List.of(),
                Belief.NOTHING,
                Belief.NOTHING,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * What incidents are grouped by for their readers.
     *
     * @param key the name that stands for the first claimant, folded, with the country where the name is one that many
     *     use; empty if nobody claims
     * @param signed the same by the name that the report has: what is kept, for another table of claimants may give
     *     another key
     * @param occurredAt when the incident occurred, at the earliest
     */
    public record Campaign(String key, String signed, Instant occurredAt) {

        /** Of a name that stands for itself. */
        public Campaign(String key, Instant occurredAt) {
            this(key, key, occurredAt);
        }

        /** By the names of a table. */
        public static Campaign of(String signed, ClaimantKeys keys, Instant occurredAt) {
            return new Campaign(keys.campaign(signed), signed, occurredAt);
        }
    }

    /**
     * News that is gathered.
     *
     * @param campaign what it is gathered with: the campaign's key, or the incident's id where nobody claims
     * @param dueAt when it goes out
     */
    public record Waiting(String campaign, Instant dueAt) {}

    public AudienceState withTasks(List<Task> others) {
        return new AudienceState(
                incident, recipient, track, version, campaign, others, told, pointed, next, waiting, messages);
    }

    /** The same where tasks and alerts have taken the place of others: what was told of those, was told of these. */
    public AudienceState renamed(Map<TaskId, TaskId> byTask, Map<AlertId, AlertId> byAlert) {
        return new AudienceState(
                incident,
                recipient,
                track,
                version,
                campaign,
                tasks,
                told.renamed(byTask, byAlert),
                pointed.renamed(byTask, byAlert),
                next,
                waiting,
                messages);
    }

    public AudienceState in(Campaign other) {
        return new AudienceState(
                incident, recipient, track, version, other, tasks, told, pointed, next, waiting, messages);
    }

    public AudienceState named(ClaimantKeys keys) {
        return in(Campaign.of(campaign.signed(), keys, campaign.occurredAt()));
    }

    /** The same after a message that said everything. */
    public AudienceState told(Belief now, String message) {
        return new AudienceState(
                incident,
                recipient,
                track,
                version,
                campaign,
                tasks,
                now,
                Belief.NOTHING,
                next,
                Optional.empty(),
                and(message));
    }

    /** The same after a message that only said that there is something to read. */
    public AudienceState pointed(Belief now, String message) {
        return new AudienceState(
                incident, recipient, track, version, campaign, tasks, told, now, next, Optional.empty(), and(message));
    }

    /** The same after a message that told it nothing new: a reminder. */
    public AudienceState reminded(String message) {
        return new AudienceState(
                incident, recipient, track, version, campaign, tasks, told, pointed, next, waiting, and(message));
    }

    /** The same if these facts were what it was told. */
    public AudienceState knowing(IncidentFacts facts) {
        Belief known = new Belief(facts, told.tasks(), told.alerts(), told.ended(), told.level());
        return new AudienceState(
                incident, recipient, track, version, campaign, tasks, known, pointed, next, waiting, messages);
    }

    /** The same where nothing is left to read that a pointer pointed to. */
    public AudienceState unpointed() {
        return new AudienceState(
                incident, recipient, track, version, campaign, tasks, told, Belief.NOTHING, next, waiting, messages);
    }

    private List<String> and(String message) {
        return Stream.concat(messages.stream(), Stream.of(message)).toList();
    }

    /** The same to be looked at at another time. */
    public AudienceState at(Optional<Instant> other) {
        return new AudienceState(
                incident, recipient, track, version, campaign, tasks, told, pointed, other, waiting, messages);
    }

    public AudienceState waiting(Waiting news) {
        return waiting(Optional.of(news));
    }

    /** The same if what waited has become nothing. */
    public AudienceState withoutWaiting() {
        return waiting(Optional.empty());
    }

    private AudienceState waiting(Optional<Waiting> news) {
        return new AudienceState(
                incident, recipient, track, version, campaign, tasks, told, pointed, next, news, messages);
    }

    /** What its news is gathered with: the campaign's key, or the incident where nobody claims. */
    public String gatheredWith() {
        return campaign.key().isEmpty() ? incident.value() : campaign.key();
    }

    /** The same as it is stored by the next write. */
    public AudienceState stored() {
        return new AudienceState(
                incident, recipient, track, version + 1, campaign, tasks, told, pointed, next, waiting, messages);
    }

    /** What it takes to be so: what it read in full, or could read since. */
    public Belief believed() {
        return pointed.isNothing() ? told : pointed;
    }

    /** Whether it was ever told anything. */
    public boolean isAware() {
        return !told.isNothing() || !pointed.isNothing();
    }

    public Optional<Task> task(TaskId id) {
        return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
    }

    public List<Task> unfinished() {
        return tasks.stream().filter(task -> task.state().isUnfinished()).toList();
    }

    /**
     * What a task is listed with: the same step of the same policy for other incidents of the campaign; a task that is
     * asked of each incident, or of an incident that nobody claims, stands alone.
     */
    public String group(Task task) {
        if (task.step().per() == Per.INCIDENT || campaign.key().isEmpty()) {
            return task.id().value();
        }
        String shared = String.join(
                "\n",
                track.name(),
                campaign.key(),
                task.policy().value(),
                task.step().key());
        return "row_" + Fingerprint.sha256(shared).substring(0, 16);
    }

    /** The message before the next; empty if there was none. */
    public Optional<String> lastMessage() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(messages.size() - 1));
    }
}
