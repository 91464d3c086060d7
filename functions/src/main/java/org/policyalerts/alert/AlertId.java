package org.policyalerts.alert;

import java.util.regex.Pattern;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.text.Fingerprint;

/**
 * Identifies an alert: {@code alt_}, the incident's ULID, and a digest of policy and cause.
 *
 * <p>It is a function of (incident, policy, cause), so evaluating twice can't make a second alert, and the incident can
 * be read off it.
 */
public record AlertId(String value) {

    private static final Pattern FORM = Pattern.compile("alt_[0-9A-HJKMNP-TV-Z]{26}-[0-9a-f]{16}");

    public AlertId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an alert id");
        }
    }

    /** Whether a caller's text could be an id at all. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The id of the one alert for this incident, policy and cause on a track. */
    public static AlertId of(IncidentId incident, PolicyId policy, String cause, Track track) {
        return of(incident, policy, track == Track.REAL ? cause : "exercise\n" + cause);
    }

    /** The id of the one alert for this incident, policy and cause, of something real. */
    public static AlertId of(IncidentId incident, PolicyId policy, String cause) {
        return new AlertId("alt_" + incident.ulid() + "-"
                + Fingerprint.sha256(policy + "\n" + cause).substring(0, 16));
    }

    public IncidentId incident() {
        return new IncidentId("inc_" + value.substring(4, 30));
    }

    @Override
    public String toString() {
        return value;
    }
}
