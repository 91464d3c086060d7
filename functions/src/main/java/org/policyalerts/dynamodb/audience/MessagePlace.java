package org.policyalerts.dynamodb.audience;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.incident.IncidentId;

/**
 * Where messages lie: those about one incident beside it, the others with their recipient, those of each day together,
 * so that whoever looks for what is pending does not read years. The place follows from the id.
 */
final class MessagePlace {

    private static final String RECIPIENT = "M#";
    private static final String ID = "ntf_";
    private static final Pattern OF_INCIDENT = Pattern.compile("ntf_([0-9A-HJKMNP-TV-Z]{26})-(\\d{1,18})-(.+)");
    private static final Pattern DIGEST = Pattern.compile("ntf_digest-(\\d{4}-\\d{2}-\\d{2}|\\d{4}-W\\d{2})-(.+)");
    private static final Pattern OF_AN_HOUR = Pattern.compile("ntf_red-(\\d{4}-\\d{2}-\\d{2}T\\d{2})-(.+)");
    private static final Pattern OF_A_MOMENT = Pattern.compile("ntf_(.+)-(\\d{10,18})");

    private MessagePlace() {}

    /** Where its id says; one whose id says nothing lies beside its incident. */
    static Key of(Notification message) {
        return of(message.id()).stream()
                .findFirst()
                .orElseGet(() -> beside(
                        message.incident().orElseThrow(),
                        message.sequence(),
                        message.recipient().idPart()));
    }

    /** Of one that was read. */
    static Key of(OutboundMessage message) {
        String rest = message.partition().startsWith(RECIPIENT)
                ? rest(message.notificationId())
                : Recipient.of(message.audience()).idPart();
        return new Key(message.partition(), sk(message.sequence(), rest));
    }

    /** Where a message with that id lies if there is one; the first edition had another place for digests. */
    static List<Key> of(String id) {
        try {
            return places(id);
        } catch (DateTimeException noDate) {
            return List.of();
        }
    }

    private static List<Key> places(String id) {
        Matcher incident = OF_INCIDENT.matcher(id);
        if (incident.matches()) {
            return List.of(beside(
                    new IncidentId("inc_" + incident.group(1)), Long.parseLong(incident.group(2)), incident.group(3)));
        }
        Matcher digest = DIGEST.matcher(id);
        if (digest.matches()) {
            String period = digest.group(1);
            return List.of(
                    with(digest.group(2), sequence(day(period)), id),
                    new Key(ItemKeys.digests(period), sk(0, digest.group(2))));
        }
        Matcher hour = OF_AN_HOUR.matcher(id);
        if (hour.matches()) {
            Instant began = Instant.parse(hour.group(1) + ":00:00Z");
            return List.of(with(hour.group(2), began.toEpochMilli(), id));
        }
        Matcher moment = OF_A_MOMENT.matcher(id);
        return moment.matches() ? List.of(with(moment.group(1), Long.parseLong(moment.group(2)), id)) : List.of();
    }

    private static LocalDate day(String period) {
        return period.contains("W")
                ? LocalDate.parse(period + "-1", DateTimeFormatter.ISO_WEEK_DATE)
                : LocalDate.parse(period);
    }

    /** The beginning of a day, the same wherever it is: it only has to follow from the id. */
    private static long sequence(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static Key beside(IncidentId incident, long sequence, String idPart) {
        return new Key(ItemKeys.incident(incident).pk(), sk(sequence, idPart));
    }

    private static Key with(String idPart, long sequence, String id) {
        LocalDate day = Instant.ofEpochMilli(sequence).atOffset(ZoneOffset.UTC).toLocalDate();
        return new Key(partition(idPart, day), sk(sequence, rest(id)));
    }

    /** Where the messages of a day lie that are not about one incident alone. */
    static String partition(String idPart, LocalDate day) {
        return RECIPIENT + idPart + "#" + day;
    }

    /** What tells messages of one moment apart. */
    private static String rest(String id) {
        return ItemKeys.part(id.substring(ID.length()));
    }

    private static String sk(long sequence, String rest) {
        return NotificationItem.PREFIX + ItemBody.padded(sequence) + "#" + rest;
    }
}
