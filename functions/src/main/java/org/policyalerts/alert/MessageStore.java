package org.policyalerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.text.Worded;

/** The messages as they were decided, with what became of them. */
public interface MessageStore {

    Optional<StoredMessage> byId(String notificationId);

    /**
     * Those with a code, as {@link MessageCode} makes it, newest first; a code can be that of several. A parked message
     * has reached nobody and is not among them.
     */
    List<StoredMessage> byCode(String code);

    /** Those about an incident, newest first: those about it alone, and those about several that it is among. */
    List<StoredMessage> ofIncident(IncidentId incident);

    /**
     * A message.
     *
     * @param incident the one it is about; empty if it is about several, or says of none which it is
     * @param handling how much of it left
     * @param document the body for machines
     * @param sentAt when the topic took it
     * @param attempts how often it was tried without success
     */
    record StoredMessage(
            String id,
            Optional<IncidentId> incident,
            Recipient recipient,
            String kind,
            Notification.Handling handling,
            String subject,
            String text,
            Map<String, Object> document,
            Instant createdAt,
            Delivery delivery,
            Optional<Instant> sentAt,
            int attempts) {

        /** By what people name it. */
        public String code() {
            return MessageCode.of(id);
        }
    }

    /** How far a message has come. */
    enum Delivery implements Worded {
        /** On its way, and nothing has gone wrong. */
        PENDING,
        /** On its way again after a try that failed. */
        FAILED,
        /** The topic has it. */
        SENT,
        /** Given up. */
        DEAD,
        /** It never leaves. */
        WITHHELD;
    }
}
