package org.policyalerts.alert;

import java.util.Locale;
import org.policyalerts.text.Worded;

/** Where a task stands. */
public enum TaskState implements Worded {
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

    /** Reads what is written. */
    public static TaskState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
