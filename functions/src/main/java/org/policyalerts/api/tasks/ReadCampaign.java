package org.policyalerts.api.tasks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.Task;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.Track;
import org.policyalerts.text.VisibleText;

/** {@code GET /campaigns/{claimant}}: what one claimant is said to have done, what came of it, and what is to do. */
record ReadCampaign(TaskRoutes.Dependencies dependencies) implements Route.Handler {

    private static final int LONGEST = 300;

    @Override
    public ApiResponse handle(ApiRequest request) {
        String claimant = request.part("claimant");
        if (!VisibleText.isIn(claimant) || claimant.codePointCount(0, claimant.length()) > LONGEST) {
            throw ProblemException.parameter("claimant", "must be a name of 1 to " + LONGEST + " characters");
        }
        IncidentLine readable = new IncidentLine(dependencies.incidents(), request.caller());
        SummaryPage page = page(claimant, request);
        List<Incident> incidents = page.incidents().stream()
                .flatMap(summary -> readable.visible(summary.id()).stream())
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("claimant", claimant);
        document.put("names", names(claimant, incidents));
        document.put(
                "incidents",
                incidents.stream()
                        .map(incident -> line(request.caller().view(incident)))
                        .toList());
        document.put(
                "responses",
                incidents.stream()
                        .flatMap(incident -> incident.report().objects("responses").stream()
                                .map(response -> response(incident, response)))
                        .toList());
        document.put("tasks", tasks(request, incidents, readable));
        document.put("cursor", page.cursor());
        return ApiResponse.json(200, document);
    }

    private SummaryPage page(String claimant, ApiRequest request) {
        int limit = Parameters.limit(request);
        String cursor = Parameters.cursor(request).orElse(null);
        return dependencies.incidents().list(new Listing(claimant, null, null, null, null, null, limit, cursor));
    }

    /** As it signed, or was said to have signed, in each of the reports; the book says which names are one. */
    private List<String> names(String claimant, List<Incident> incidents) {
        String key = dependencies.keys().keyOf(claimant);
        return incidents.stream()
                .flatMap(incident -> incident.report().standingClaims().stream())
                .map(claim -> String.valueOf(claim.get("claimant")))
                .filter(name -> dependencies.keys().keyOf(name).equals(key))
                .distinct()
                .toList();
    }

    private static Map<String, Object> line(Incident incident) {
        Report report = incident.report();
        Map<String, Object> line = IncidentLine.of(incident);
        line.put("occurredAt", report.text("timeline.occurredAt"));
        line.put("receivedAt", incident.receivedAt().toString());
        line.put("status", report.text("status"));
        line.put("determination", report.text("determination"));
        line.put("severity", report.get("severity").orElse(null));
        line.put("attribution", report.text("attribution.status"));
        line.put("sectors", report.distinct("targets.sector"));
        line.put("countries", report.distinct("targets.country"));
        return line;
    }

    private static Map<String, Object> response(Incident incident, Map<String, Object> response) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", incident.id().value());
        document.put("response", response);
        return document;
    }

    /** What is still to do about these incidents, for the audiences of the caller. */
    private List<Map<String, Object>> tasks(ApiRequest request, List<Incident> incidents, IncidentLine readable) {
        Set<IncidentId> ids = incidents.stream().map(Incident::id).collect(Collectors.toSet());
        TaskRowDocument one = new TaskRowDocument(dependencies.book(), readable);
        return TaskRow.of(
                        Actors.recipients(request, dependencies.tasks(), Track.REAL).stream()
                                .flatMap(owner ->
                                        dependencies
                                                .tasks()
                                                .unfinished(owner, Track.REAL, ListTasks.MOST_STATES)
                                                .stream())
                                .filter(state -> ids.contains(state.incident()))
                                .toList(),
                        (Task task) -> task.state().isUnfinished())
                .stream()
                .map(one::of)
                .toList();
    }
}
