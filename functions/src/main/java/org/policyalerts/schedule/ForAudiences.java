package org.policyalerts.schedule;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Audience;

/** What a run of the schedule does for audiences; each call is one recipient's and fails for it alone. */
public interface ForAudiences {

    /** Tells what has waited. */
    void tell(Audience whom, Instant now);

    /**
     * Queues the digests that are due, with the reminders that are due in them.
     *
     * @param failures is told whose could not be made, and why
     * @return how many are queued
     */
    int digest(BiConsumer<String, RuntimeException> failures, Instant now);

    /** Reminds of tasks that are due of some incidents, unless a digest has. */
    void remind(Audience whom, List<IncidentId> incidents, Instant now);
}
