package org.policyalerts.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentId;

/** Everything that falls due: policy clocks with their reminders, attribution reviews, undelivered notifications. */
public interface DueItems {

    /**
     * What is due at or before a moment, oldest first, at most {@code most}; reads what is due and nothing else.
     *
     * <p>A notification is also due if its date lies so far ahead that a wrong clock must have set it.
     */
    List<Due> due(Instant now, int most);

    /** Takes a clock off the calendar, if it is still due when it was; does nothing if it has been moved. */
    void settle(Due due);

    /** Keeps the report of a run. */
    void record(RunReport report);

    /**
     * One thing that has come due.
     *
     * @param incident the one it is about; null for a digest on its way out
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
