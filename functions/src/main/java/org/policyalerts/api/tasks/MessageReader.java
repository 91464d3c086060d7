package org.policyalerts.api.tasks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.MessageStore;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.TaskId;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.Caller;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;

/** Messages as one caller may read them: those to its own audiences, and what they say while its rights cover it. */
final class MessageReader {

    private final MessageStore messages;
    private final Caller caller;
    private final IncidentLine incidents;

    MessageReader(MessageStore messages, IncidentStore incidents, Caller caller) {
        this.messages = messages;
        this.caller = caller;
        this.incidents = new IncidentLine(incidents, caller);
    }

    /** The newest of that code to an audience of the caller. */
    StoredMessage named(ApiRequest request) {
        return messages.byCode(MessageCode.typed(request.part("code"))).stream()
                .filter(this::isOwn)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND, "There is no such message."));
    }

    /** Those about an incident, newest first. */
    List<StoredMessage> of(IncidentId incident) {
        return messages.ofIncident(incident).stream().filter(this::isOwn).toList();
    }

    private boolean isOwn(StoredMessage message) {
        return caller.isOf(message.recipient().name());
    }

    /** The message as it was sent, or that it may no longer be read, and how far it has come. */
    Map<String, Object> document(StoredMessage message, boolean isWhole) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", message.code());
        document.put("id", message.id());
        document.put("audience", message.recipient().name());
        document.put("kind", message.kind());
        message.incident().ifPresent(incident -> document.put("incident", incident.value()));
        Optional.ofNullable(message.document().get("sequence"))
                .ifPresent(sequence -> document.put("sequence", sequence));
        document.put("createdAt", message.createdAt().toString());
        document.put("delivery", delivery(message));
        if (!isReadable(message)) {
            document.put("restricted", true);
            return document;
        }
        document.put("subject", message.subject());
        document.put("text", message.text());
        if (isWhole) {
            document.put("message", message.document());
        }
        return document;
    }

    private static Map<String, Object> delivery(StoredMessage message) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("state", message.delivery().text());
        delivery.put("handling", message.handling().text());
        delivery.put("attempts", (long) message.attempts());
        message.sentAt().ifPresent(at -> delivery.put("sentAt", at.toString()));
        return delivery;
    }

    /** A pointer says nothing; all else is read by who may read every incident that it names. */
    private boolean isReadable(StoredMessage message) {
        return message.handling() == Handling.POINTER
                || named(message).stream().allMatch(id -> incidents.visible(id).isPresent());
    }

    /** The incidents of which a reader of the message learns something. */
    Set<String> told(StoredMessage message) {
        return isReadable(message)
                ? named(message).stream().map(IncidentId::value).collect(Collectors.toSet())
                : Set.of();
    }

    /** The incidents that it is about, whose tasks and reviews it lists, and of which it quotes something. */
    private static Set<IncidentId> named(StoredMessage message) {
        Map<String, Object> document = message.document();
        Set<IncidentId> named = new LinkedHashSet<>(message.incident().stream().toList());
        Stream<Object> about = Stream.concat(
                        Stream.ofNullable(document.get("incident")), objects(document, "incidents"))
                .flatMap(one -> one instanceof Map<?, ?> fields ? Stream.ofNullable(fields.get("id")) : Stream.empty());
        Stream<Object> listed = Stream.of("tasks", "reviews")
                .flatMap(list -> objects(document, list))
                .flatMap(one -> Stream.ofNullable(one.get("incident")));
        Stream<?> quoted = document.get("quotes") instanceof List<?> ids ? ids.stream() : Stream.empty();
        Stream.of(about, listed, quoted)
                .flatMap(ids -> ids)
                .map(Object::toString)
                .filter(IncidentId::isWellFormed)
                .forEach(id -> named.add(new IncidentId(id)));
        return named;
    }

    private static Stream<Map<?, ?>> objects(Map<String, Object> document, String list) {
        return document.get(list) instanceof List<?> all
                ? all.stream().flatMap(one -> one instanceof Map<?, ?> fields ? Stream.of(fields) : Stream.empty())
                : Stream.empty();
    }

    /** The tasks that a message asks its reader for; it lists what others have beside them. */
    static List<TaskId> tasks(StoredMessage message) {
        String reader = message.recipient().audience();
        return objects(message.document(), "tasks")
                .filter(task -> reader.equals(task.get("owner")))
                .flatMap(task -> id(task).stream())
                .toList();
    }

    private static Optional<TaskId> id(Map<?, ?> task) {
        return Optional.ofNullable(task.get("id"))
                .map(Object::toString)
                .filter(TaskId::isWellFormed)
                .map(TaskId::new);
    }
}
