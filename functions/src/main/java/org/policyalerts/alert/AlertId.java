package org.policyalerts.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;

/**
 * Identifies an alert: {@code alt_}, the incident's ULID, and a digest of policy and cause.
 *
 * <p>It is a function of (incident, policy, cause), so evaluating twice can't make a second alert, and the incident can
 * be read off it.
 */
public record AlertId(String value) {

    private static final String FORM = "alt_[0-9A-HJKMNP-TV-Z]{26}-[0-9a-f]{16}";

    public AlertId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an alert id");
        }
    }

    /** Whether a caller's text could be an id at all. */
    public static boolean isWellFormed(String text) {
        return text.matches(FORM);
    }

    /** The id of the one alert for this incident, policy and cause. */
    public static AlertId of(IncidentId incident, PolicyId policy, String cause) {
        return new AlertId("alt_" + incident.ulid() + "-" + digest(policy + "\n" + cause));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The incident the alert is about. */
    public IncidentId incident() {
        return new IncidentId("inc_" + value.substring(4, 30));
    }

    @Override
    public String toString() {
        return value;
    }
}
