package org.policyalerts.policy;

/** What a policy's clock does until its time is over. */
public enum ClockKind {
    /** The policy holds from the start, reminds, and is overdue when the time is over. */
    DUTY,
    /** The policy holds only when the time is over. */
    WAIT
}
