package org.policyalerts.alert;

import java.util.Locale;

/** Where a task stands. */
public enum TaskState {
    /** Nobody has taken it. */
    OPEN,
    /** Somebody does it. */
    TAKEN,
    /** Its owner says that it is done. */
    DONE,
    /** Its owner will not do it, and has said why. */
    DECLINED,
    /** Replaced by another task, or by events. */
    OVERTAKEN,
    /** What it was for is not so. */
    WITHDRAWN,
    /** The report shows that it is done. */
    FULFILLED;

    /** Whether its owner still has something to do. */
    public boolean isUnfinished() {
        return this == OPEN || this == TAKEN;
    }

    /** Whether its owner has closed it. */
    public boolean isClosedByOwner() {
        return this == DONE || this == DECLINED;
    }

    /** As written in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text()} writes. */
    public static TaskState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
