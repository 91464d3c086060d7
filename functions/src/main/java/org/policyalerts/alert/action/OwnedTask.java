package org.policyalerts.alert.action;

import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;

/** A task with the state of its owner that it is part of. */
public record OwnedTask(AudienceState state, Task task) {

    public Recipient owner() {
        return state.recipient();
    }

    /** What it is listed with. */
    public String group() {
        return state.group(task);
    }
}
