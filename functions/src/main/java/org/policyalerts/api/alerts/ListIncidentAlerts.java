package org.policyalerts.api.alerts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.action.AlertStanding;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.ListPage;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.Actors;
import org.policyalerts.incident.Incident;

/**
 * {@code GET /incidents/{id}/alerts}: newest first; unless asked for by their state, without those that nobody is told
 * of.
 */
record ListIncidentAlerts(IncidentAccess incidents, AlertRoutes.Dependencies dependencies) implements Route.Handler {

    private static final Pattern POSITION = Pattern.compile("\\d{19}-alt_[0-9A-HJKMNP-TV-Z]{26}-[0-9a-f]{16}");

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        boolean isShown = !incidents.namesUnknown(incident, request.caller());
        Optional<AlertState> state =
                Parameters.oneOf(request, "state", ListAlerts.STATES).map(AlertState::of);
        int limit = Parameters.limit(request);
        Optional<String> last = cursor(request);
        Stream<AlertStanding> alerts = dependencies
                .evaluations()
                .snapshot(incident.id())
                .filter(snapshot -> isShown)
                .map(ListIncidentAlerts::standings)
                .orElse(List.of())
                .stream()
                .filter(alert ->
                        state.map(wanted -> alert.state() == wanted).orElse(alert.state() != AlertState.SUPPRESSED))
                .filter(alert -> isFor(request.caller(), alert));
        ListPage<AlertStanding> page = ListPage.of(alerts, ListIncidentAlerts::position, last, limit);
        StandingDocument one = new StandingDocument(request.caller(), dependencies.incidents());
        return ApiResponse.page("alerts", page.shown().stream().map(one::of).toList(), page.cursor());
    }

    /** Where it stands in the list. */
    private static String position(AlertStanding one) {
        long raised = one.alert().raisedAt().toEpochMilli();
        return "%019d-%s".formatted(Long.MAX_VALUE - raised, one.alert().id());
    }

    private static Optional<String> cursor(ApiRequest request) {
        Optional<String> cursor = Parameters.cursor(request);
        if (cursor.filter(one -> !POSITION.matcher(one).matches()).isPresent()) {
            throw Parameters.foreignCursor();
        }
        return cursor;
    }

    private static List<AlertStanding> standings(Snapshot snapshot) {
        return snapshot.alerts().stream()
                .map(alert -> AlertStanding.of(alert, snapshot.audiences()))
                .toList();
    }

    /** Members of an audience read what concerns it; what is kept quiet is for staff. */
    private static boolean isFor(Caller caller, AlertStanding alert) {
        return (!caller.isStaff() || alert.concerns(Actors.of(caller)))
                && (caller.isOfAuthority() || alert.state() != AlertState.SUPPRESSED);
    }
}
