package org.policyalerts.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.Track;

/** What audiences have to do and were told, over all incidents. */
public interface TaskStore {

    /** Nobody works through more. */
    int MOST_READ = 2_000;

    Optional<AudienceState> find(IncidentId incident, Recipient recipient, Track track);

    /** Those of an audience with something to do, at most {@code most}, those of the latest incidents first. */
    List<AudienceState> unfinished(Recipient recipient, Track track, int most);

    /**
     * Those of an audience, whatever is left to do, by campaign and time.
     *
     * @param after the incident of the last one that was read; empty for the beginning
     * @throws java.util.NoSuchElementException if the audience has none of that incident
     */
    List<AudienceState> all(Recipient recipient, Track track, Optional<IncidentId> after, int most);

    /**
     * Those of an audience in one campaign, whatever is left to do, over incidents that occurred within a period,
     * whichever of its names its claimant used.
     *
     * @param campaign not empty
     * @param most of each name, of those with something to do and of those without, so many of the earliest and as many
     *     of the latest
     */
    List<AudienceState> ofCampaign(Recipient recipient, Track track, String campaign, Period period, int most);

    /** The operators that have anything to do or were told anything of an unfinished incident. */
    List<Recipient> operators(Track track);

    /** What of an audience waits to be told together: of one campaign, or of one incident that nobody claims. */
    List<Gathered> gathered(Recipient recipient, Track track, String campaign);

    /**
     * Writes what an act or a message leaves behind, all or nothing, if every state is still of the version it was.
     *
     * @return false if another came first; nothing is written then
     */
    boolean commit(Acts acts);

    /**
     * News of an incident that waits to be told.
     *
     * @param campaign the campaign's key, or the incident's id where nobody claims
     * @param dueAt when it goes out, with all that waits with it
     */
    record Gathered(Recipient recipient, Track track, String campaign, IncidentId incident, Instant dueAt) {}

    /**
     * What is written together.
     *
     * @param states as they are from now on, with the version they were read with
     * @param told what waited and has been told
     * @param gathered what waits from now on
     */
    record Acts(
            Collection<AudienceState> states,
            List<Notification> notifications,
            List<Gathered> told,
            List<Gathered> gathered) {

        public static final Acts NONE = new Acts(List.of(), List.of(), List.of(), List.of());

        /** With more messages. */
        public Acts sending(Stream<Notification> more) {
            return new Acts(states, Stream.concat(notifications.stream(), more).toList(), told, gathered);
        }
    }
}
