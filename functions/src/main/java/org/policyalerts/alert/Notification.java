package org.policyalerts.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.model.TlpLabels;

/**
 * One message to one audience about one incident, rendered when it was decided so that a repeat is the same to the
 * byte.
 *
 * @param sequence the evaluation it comes from; messages of one audience about one incident go out in this order
 * @param subject a single line of at most 100 printable ASCII characters
 * @param text the body for people, lines of at most 78 columns
 * @param document the body for machines (docs/message.schema.json)
 * @param attributes what subscribers filter by; texts and lists of texts
 */
public record Notification(
        String id,
        IncidentId incident,
        long sequence,
        String audience,
        String kind,
        Handling handling,
        String subject,
        String text,
        Map<String, Object> document,
        Map<String, Object> attributes,
        Instant createdAt) {

    /** The id of the one message to an audience about an incident in an evaluation. */
    public static String idOf(IncidentId incident, long sequence, String audience) {
        return "ntf_" + incident.ulid() + "-" + sequence + "-" + audience;
    }

    /** What may leave, given the label of the incident and the ceiling of the topic. */
    public enum Handling {
        /** Everything. */
        FULL,
        /** Above the ceiling: the incident's id and "sign in", no content. */
        POINTER,
        /** TLP:RED never leaves; recorded only. */
        WITHHELD;

        /** What may leave of what has this label, on a topic with that ceiling. */
        public static Handling of(String label, String ceiling) {
            if (label.equals("red")) {
                return WITHHELD;
            }
            return TlpLabels.isStricter(label, ceiling) ? POINTER : FULL;
        }

        /** Why it leaves so. */
        public String reason(String ceiling) {
            return switch (this) {
                case FULL -> "within the ceiling TLP:" + ceiling.toUpperCase(Locale.ROOT);
                case POINTER -> "above the ceiling TLP:" + ceiling.toUpperCase(Locale.ROOT) + " of the topic";
                case WITHHELD -> "TLP:RED never leaves the system";
            };
        }
    }
}
