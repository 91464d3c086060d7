package org.policyalerts.alert;

import java.util.regex.Pattern;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.text.Fingerprint;

/**
 * Identifies a task: {@code tsk_}, the incident's ULID, and a digest of track, policy, cause, owner and step.
 *
 * <p>It is a function of these, so evaluating twice can't make a second task, and the incident can be read off it.
 */
public record TaskId(String value) {

    private static final Pattern FORM = Pattern.compile("tsk_[0-9A-HJKMNP-TV-Z]{26}-[0-9a-f]{16}");

    public TaskId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a task id");
        }
    }

    /** Whether a caller's text could be an id at all. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The id of the one task for a step of an alert, which stands for a policy and a cause.
     *
     * @param owner who has to do it, with the organisation where the owner is an operator
     * @param step what the step is known by
     */
    public static TaskId of(AlertId alert, Track track, String owner, String step) {
        String origin = String.join("\n", track.text(), alert.value(), owner, step);
        return new TaskId("tsk_" + alert.incident().ulid() + "-"
                + Fingerprint.sha256(origin).substring(0, 16));
    }

    public IncidentId incident() {
        return new IncidentId("inc_" + value.substring(4, 30));
    }

    @Override
    public String toString() {
        return value;
    }
}
