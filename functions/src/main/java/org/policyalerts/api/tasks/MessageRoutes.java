package org.policyalerts.api.tasks;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.READ;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.MessageStore;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.api.Scope;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.text.Fingerprint;

/** The rows by which staff find a message again and answer it. */
public final class MessageRoutes {

    private static final Set<Scope> STAFF = Set.of(READ, ACT, AUDIT);

    /** A digest may list more; those are in the inbox. */
    private static final int MOST_TASKS = 100;

    private MessageRoutes() {}

    /** What the routes need. */
    public record Dependencies(MessageStore messages, TaskRoutes.Dependencies tasks) {

        MessageReader reader(ApiRequest request) {
            return new MessageReader(messages, tasks.incidents(), request.caller());
        }

        IncidentStore incidents() {
            return tasks.incidents();
        }
    }

    public static List<Route> rows(Dependencies dependencies) {
        IncidentAccess incidents = new IncidentAccess(dependencies.incidents());
        return List.of(
                Route.of("GET", "/messages/{code}", STAFF, request -> one(dependencies, request)),
                Route.of("POST", "/messages/{code}/take", Set.of(ACT), new TakeMessage(dependencies))
                        .taking(BodyForm.SHORT),
                Route.of(
                                "GET",
                                "/incidents/{id}/messages",
                                STAFF,
                                request -> ofIncident(
                                        dependencies, incidents.toRead(request).id(), request))
                        .asking("limit", "cursor"));
    }

    private static ApiResponse one(Dependencies dependencies, ApiRequest request) {
        MessageReader reader = dependencies.reader(request);
        StoredMessage message = reader.named(request);
        Map<String, Object> document = reader.document(message, true);
        document.put("tasks", rows(dependencies, request, message));
        return ApiResponse.json(200, document);
    }

    /** What the message asks its reader for, as it stands now; one read for each incident. */
    private static List<Map<String, Object>> rows(
            Dependencies dependencies, ApiRequest request, StoredMessage message) {
        TaskRoutes.Dependencies tasks = dependencies.tasks();
        IncidentLine incidents = new IncidentLine(tasks.incidents(), request.caller());
        TaskRowDocument one = new TaskRowDocument(tasks.book(), incidents);
        Set<TaskId> asked =
                MessageReader.tasks(message).stream().limit(MOST_TASKS).collect(Collectors.toSet());
        Stream<OwnedTask> found = asked.stream()
                .map(TaskId::incident)
                .distinct()
                .filter(incidents::shows)
                .flatMap(incident -> tasks.evaluations().snapshot(incident).stream())
                .flatMap(snapshot -> snapshot.audiences().stream())
                .filter(state -> state.recipient().equals(message.recipient()))
                .flatMap(state -> state.tasks().stream().map(task -> new OwnedTask(state, task)))
                .filter(owned -> asked.contains(owned.task().id()));
        return TaskRow.of(found).stream().map(one::of).toList();
    }

    private static ApiResponse ofIncident(Dependencies dependencies, IncidentId incident, ApiRequest request) {
        MessageReader reader = dependencies.reader(request);
        int limit = Parameters.limit(request);
        List<StoredMessage> left = after(reader.of(incident), Parameters.cursor(request));
        List<StoredMessage> page = left.subList(0, Math.min(limit, left.size()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "messages",
                page.stream().map(message -> reader.document(message, false)).toList());
        document.put("cursor", left.size() > limit ? position(page.get(limit - 1)) : null);
        // Their texts name others of a campaign by reference alone.
        return ApiResponse.json(200, document)
                .quoting(page.stream()
                        .flatMap(message -> reader.told(message).stream())
                        .collect(Collectors.toSet()));
    }

    /** Where a message stands in the list, as a cursor: what is sent meanwhile neither repeats nor hides others. */
    private static String position(StoredMessage message) {
        return Fingerprint.sha256(message.id()).substring(0, 24);
    }

    private static List<StoredMessage> after(List<StoredMessage> messages, Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return messages;
        }
        List<StoredMessage> left = messages.stream()
                .dropWhile(message -> !position(message).equals(cursor.get()))
                .skip(1)
                .toList();
        if (messages.stream().noneMatch(message -> position(message).equals(cursor.get()))) {
            throw Parameters.foreignCursor();
        }
        return left;
    }
}
