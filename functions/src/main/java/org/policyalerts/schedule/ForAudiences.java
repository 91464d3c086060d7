package org.policyalerts.schedule;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Audience;

/** What a run of the schedule does for audiences; each call is one recipient's and fails for it alone. */
public interface ForAudiences {

    /** The turn of those who come last. */
    int lastTurn();

    /**
     * Whose turn it is in a run, from 0: whoever hears of what others leave undone comes after them, so that one
     * message says all of it.
     */
    int turn(Recipient recipient);

    /** Tells what has waited. */
    void tell(Audience whom, Instant now);

    /**
     * Queues the digests that are due of those whose turn it is, with the reminders that are due in them.
     *
     * @param failures is told whose could not be made, and why
     * @return how many are queued
     */
    int digest(int turn, BiConsumer<String, RuntimeException> failures, Instant now);

    /** Reminds of tasks that are due of some incidents, unless a digest has. */
    void remind(Audience whom, List<IncidentId> incidents, Instant now);
}
