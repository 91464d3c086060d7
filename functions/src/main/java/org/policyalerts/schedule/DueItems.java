package org.policyalerts.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentId;

/** What has a next moment: policy clocks with their reminders, undelivered notifications. */
public interface DueItems {

    /**
     * What is due at or before a moment, oldest first, at most {@code most}; reads what is due and nothing else.
     *
     * <p>A notification is due, too, if it is dated so far ahead that the date must come from a clock that was wrong.
     */
    List<Due> due(Instant now, int most);

    /** Takes a clock off the calendar, if it still stands where it was found. */
    void settle(Due due);

    /** Keeps the report of a run. */
    void record(RunReport report);

    /**
     * One thing that has come due.
     *
     * @param incident that it is about; null for a digest on its way out
     */
    record Due(Kind kind, @Nullable IncidentId incident, String partition, String key, Instant at) {}

    /** What sort of thing. */
    enum Kind {
        /** A policy's clock or its reminder. */
        CLOCK,
        /** An attribution that has to be looked at again. */
        REVIEW,
        /** A notification that the stream has left. */
        NOTIFICATION
    }
}
