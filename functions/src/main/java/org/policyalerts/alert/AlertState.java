package org.policyalerts.alert;

import java.util.Locale;
import java.util.Set;
import org.policyalerts.text.Worded;

/** Where an alert stands. */
public enum AlertState implements Worded {
    /** Told, and nobody has taken it. */
    OPEN,
    /** Somebody has taken it and named the next step's date. */
    ACKNOWLEDGED,
    /** Acted upon. */
    DONE,
    /** Judged not to apply, with a reason. */
    REJECTED,
    /** The report shows that it is done; steps that stay are still to be taken, and if the facts change it reopens. */
    FULFILLED,
    /** Replaced by a newer alert of the same policy, or by events. */
    OVERTAKEN,
    /** Its cause has ceased. */
    WITHDRAWN,
    /** It holds, and nobody is told, for the reason it notes: muted, on trial, silenced, a backfill or an exercise. */
    SUPPRESSED;

    /** Whether staff still have something to do. */
    public boolean isLive() {
        return this == OPEN || this == ACKNOWLEDGED;
    }

    /** Whether it is or may be again: what is fulfilled is live again as soon as the facts change. */
    public boolean isLiveOrFulfilled() {
        return isLive() || this == FULFILLED;
    }

    /**
     * What becomes of it by its tasks. What is to be done comes first, then what somebody does; of what is over, one
     * that was done says more than others that were declined. Tasks that were replaced or withdrawn say nothing: an
     * alert without others is open as long as it holds. What the report shows to be done is open while a step is left
     * that is to be done all the same.
     */
    AlertState derived(Set<TaskState> tasks) {
        if (tasks.contains(TaskState.OPEN)) {
            return OPEN;
        }
        return tasks.contains(TaskState.TAKEN) ? ACKNOWLEDGED : ended(tasks);
    }

    private AlertState ended(Set<TaskState> tasks) {
        if (this == FULFILLED) {
            return this;
        }
        if (tasks.contains(TaskState.DONE)) {
            return DONE;
        }
        if (tasks.contains(TaskState.FULFILLED)) {
            return FULFILLED;
        }
        return tasks.contains(TaskState.DECLINED) ? REJECTED : this;
    }

    /** Reads what is written. */
    public static AlertState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
