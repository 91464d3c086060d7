package org.policyalerts.channel;

import java.util.Map;
import java.util.Optional;
import org.policyalerts.channel.MailSender.Mail;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** A message as it is written to one recipient. */
record Letter(OutboundMessage message, Map<String, Object> document, boolean isRepeat) {

    private static final String REPEATED = "(repeat) ";
    private static final String WHY_AGAIN =
            "(repeat) This may have reached you before: it was sent, and nobody could record that. It says nothing new.\n\n";

    static Letter of(OutboundMessage message, boolean isRepeat) {
        try {
            return new Letter(message, JsonReader.readObject(message.document()), isRepeat);
        } catch (JsonInvalidException ours) {
            throw new IllegalStateException("a message of ours is damaged", ours);
        }
    }

    Mail mail(String to, Optional<String> calendar) {
        return new Mail(to, subject(), text(), HtmlText.of(subject(), text(), link()), thread(), calendar);
    }

    String chat(Address.Kind kind) {
        // In a chat there is little room: the mark stands in the first line alone.
        return ChatText.of(kind, subject(), message.text(), link());
    }

    /** In its own script where the document has it so; SNS takes none but ASCII. */
    private String subject() {
        Object own = document.get("subject");
        return (isRepeat ? REPEATED : "") + (own == null ? message.subject() : own.toString());
    }

    private String text() {
        return (isRepeat ? WHY_AGAIN : "") + message.text();
    }

    private Optional<String> link() {
        return Optional.ofNullable(document.get("answerUrl")).map(Object::toString);
    }

    /** The incident, if it may be named; mail programs show together whatever refers to the same id. */
    private Optional<String> thread() {
        return incident("id").map(id -> id + "@policy-alerts");
    }

    /** The one incident of which it tells more than that it is there. */
    Optional<String> toldIncident() {
        return incident("title").flatMap(title -> incident("id"));
    }

    private Optional<String> incident(String field) {
        return document.get("incident") instanceof Map<?, ?> incident
                ? Optional.ofNullable(incident.get(field)).map(Object::toString)
                : Optional.empty();
    }
}
