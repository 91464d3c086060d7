package org.policyalerts.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;

/**
 * Everything that falls due: versions that the stream has left, policy clocks, attribution reviews, tasks that nobody
 * takes, news that waited to be told, incidents that others affect, undelivered notifications.
 */
public interface DueItems {

    /**
     * What is due at or before a moment, oldest first, at most {@code most}; reads what is due and nothing else.
     *
     * <p>A notification is also due if its date lies so far ahead that a wrong clock must have set it.
     */
    List<Due> due(Instant now, int most);

    /** Takes a clock off the calendar, if it is still due when it was; does nothing if it has been moved. */
    void settle(Due due);

    void record(RunReport report);

    /**
     * One thing that has come due.
     *
     * @param incident the one it is about; null for a message on its way out that is not about one
     * @param audience whose it is; null unless it is {@link Kind#TASKS} or {@link Kind#NEWS}
     * @param version which version of the incident arrived, if it is {@link Kind#ARRIVAL}
     */
    record Due(
            Kind kind,
            @Nullable IncidentId incident,
            String partition,
            String key,
            Instant at,
            @Nullable Audience audience,
            int version) {

        /** One that is nobody's. */
        public Due(Kind kind, @Nullable IncidentId incident, String partition, String key, Instant at) {
            this(kind, incident, partition, key, at, null, 0);
        }
    }

    /**
     * Whose tasks or news are due.
     *
     * @param campaign what news is told with; empty for tasks
     */
    record Audience(Recipient recipient, Track track, String campaign) {}

    enum Kind {
        /** A version of an incident that the stream has left. */
        ARRIVAL,
        /** A policy's clock or its reminder. */
        CLOCK,
        /** An attribution that has to be looked at again. */
        REVIEW,
        /** Tasks of an audience: nobody takes them, what somebody took comes back, or a duty's deadline is near. */
        TASKS,
        /** News that waited to be told. */
        NEWS,
        /** Work to be done in steps: incidents to decide again because of others, one that may end. */
        SWEEP,
        /** A notification that the stream has left. */
        NOTIFICATION
    }
}
