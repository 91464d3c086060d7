package org.policyalerts.api.tasks;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.READ;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.alert.MessageStore;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.api.Scope;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;

/** The rows by which staff find a message again and answer it. */
public final class MessageRoutes {

    private static final Set<Scope> STAFF = Set.of(READ, ACT, AUDIT);

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
                                dependencies, incidents.toRead(request).id(), request)));
    }

    private static ApiResponse one(Dependencies dependencies, ApiRequest request) {
        MessageReader reader = dependencies.reader(request);
        return ApiResponse.json(200, reader.document(reader.named(request), true))
                .withContentTag();
    }

    private static ApiResponse ofIncident(Dependencies dependencies, IncidentId incident, ApiRequest request) {
        MessageReader reader = dependencies.reader(request);
        List<StoredMessage> messages = reader.of(incident);
        return ApiResponse.json(
                        200,
                        Map.of(
                                "messages",
                                messages.stream()
                                        .map(message -> reader.document(message, false))
                                        .toList()))
                .withContentTag();
    }
}
