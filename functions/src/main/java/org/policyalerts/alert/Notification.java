package org.policyalerts.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.incident.model.TlpLabels;
import org.policyalerts.text.Worded;

/**
 * One message to one recipient, rendered when it was decided so that a repeat is the same to the byte.
 *
 * @param incident what it is about; empty if it is about several incidents, or says of none which it is
 * @param sequence of a message about one incident its place among those to its recipient, in which they go out; of
 *     another one the milliseconds since 1970 of the moment that its id names
 * @param audience the name of its recipient ({@link Recipient#name()})
 * @param subject a single line of at most 100 printable ASCII characters
 * @param text the body for people, lines of at most 78 columns
 * @param document the body for machines (docs/message.schema.json)
 * @param attributes what subscribers filter by; texts and lists of texts
 */
public record Notification(
        String id,
        Optional<IncidentId> incident,
        long sequence,
        String audience,
        String kind,
        Handling handling,
        String subject,
        String text,
        Map<String, Object> document,
        Map<String, Object> attributes,
        Instant createdAt) {

    private static final String POINTER_OF_AN_HOUR = "ntf_red-";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The id of the one message with that sequence to a recipient about an incident. */
    public static String idOf(IncidentId incident, long sequence, String recipient) {
        return "ntf_" + incident.ulid() + "-" + sequence + "-"
                + Recipient.of(recipient).idPart();
    }

    /**
     * The id of the one message to a recipient at a moment, cut to the millisecond, about several incidents; its
     * sequence is {@code at.toEpochMilli()}. Whoever sends it two at once needs two moments.
     */
    public static String idOf(Recipient recipient, Instant at) {
        return "ntf_" + recipient.idPart() + "-" + at.toEpochMilli();
    }

    /**
     * The id of the one message in an hour that only says that something waits; its sequence is that of the hour,
     * {@link #hourOf}. Exercises have their own, so that none stands for what is real.
     */
    public static String idOfPointer(Recipient recipient, Track track, Instant at) {
        String ofTrack = track == Track.EXERCISE ? "-exercise" : "";
        return POINTER_OF_AN_HOUR + HOUR.format(at) + "-" + recipient.idPart() + ofTrack;
    }

    /** When an hour begins, as a sequence. */
    public static long hourOf(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS).toEpochMilli();
    }

    /** Whether it stands for all that happens in its hour, so that one which is there already is enough. */
    public boolean isOfItsHour() {
        return id.startsWith(POINTER_OF_AN_HOUR);
    }

    public Recipient recipient() {
        return Recipient.of(audience);
    }

    /** What may leave, given the label of the incident and the ceiling of the topic. */
    public enum Handling implements Worded {
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
