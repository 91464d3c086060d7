package org.policyalerts.attribution;

import java.time.Instant;
import java.util.List;
import org.policyalerts.text.Worded;

/**
 * Somebody has to be told that an attribution needs them.
 *
 * @param dueAt when it fell due, which may lie long before it is said
 * @param audiences who is told
 */
public record ReviewNotice(Reason reason, Instant dueAt, List<String> audiences) {

    public ReviewNotice {
        audiences = List.copyOf(audiences);
    }

    /** Why. */
    public enum Reason implements Worded {
        /** The review is due: its owner is asked. */
        DUE,
        /** It was not held within one interval: the owner's head is told. */
        MISSED,
        /** It was missed twice or more in a row: the policy directorate is told. */
        MISSED_AGAIN,
        /** The schedule has set it dormant. */
        FELL_DORMANT,
        /** Severity 1 or 2, and after 72 hours nobody has claimed or assessed it. */
        UNASSESSED,
        /** Contested for thirty days. */
        CONTESTED,
        /** An ally names a state, and our own judgement is still to be made. */
        ALLY_NAMES_STATE
    }
}
