package org.policyalerts.api.alerts;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.READ;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.action.Silences;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.policy.PolicyBook;

/** The rows by which staff keep alerts quiet for a while. */
public final class SilenceRoutes {

    private SilenceRoutes() {}

    /** What the routes need. */
    public record Dependencies(
            Silences silences, IncidentStore incidents, PolicyBook book, UlidGenerator ids, Clock clock, ZoneId zone) {}

    public static List<Route> rows(Dependencies dependencies) {
        return List.of(
                Route.of("GET", "/silences", Set.of(READ, ACT, AUDIT), request -> list(dependencies, request))
                        .asking("state")
                        .refusingOperators(),
                Route.of("POST", "/silences", Set.of(ACT), new BeginSilence(dependencies))
                        .taking(BodyForm.SHORT)
                        .asking("dryRun")
                        .refusingOperators(),
                Route.of("DELETE", "/silences/{id}", Set.of(ACT), request -> end(dependencies, request))
                        .refusingOperators());
    }

    private static ApiResponse list(Dependencies dependencies, ApiRequest request) {
        boolean ended = Parameters.oneOf(request, "state", List.of("active", "ended"))
                .filter("ended"::equals)
                .isPresent();
        List<Silence> found = ended
                ? dependencies.silences().ended(100)
                : dependencies.silences().inForce();
        return ApiResponse.json(
                200,
                Map.of(
                        "silences",
                        found.stream()
                                .filter(silence -> isVisible(silence, dependencies, request))
                                .map(SilenceRoutes::document)
                                .toList()));
    }

    /** What keeps an incident quiet is for who may read of it. */
    private static boolean isVisible(Silence silence, Dependencies dependencies, ApiRequest request) {
        IncidentAccess incidents = new IncidentAccess(dependencies.incidents());
        return silence.subject()
                .incident()
                .map(incident -> incidents.shows(incident, request.caller()))
                .orElse(true);
    }

    private static ApiResponse end(Dependencies dependencies, ApiRequest request) {
        return dependencies.silences().inForce().stream()
                .filter(silence -> silence.id().equals(request.part("id")))
                .filter(silence -> isVisible(silence, dependencies, request))
                .findFirst()
                .flatMap(silence -> dependencies.silences().end(silence.id()))
                .map(silence -> ApiResponse.json(200, document(silence)))
                .orElseThrow(() -> ProblemException.of(
                        ProblemKind.NOT_FOUND, "There is no such silence in force; it may have ended."));
    }

    static Map<String, Object> document(Silence silence) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", silence.id());
        silence.subject().policy().ifPresent(policy -> document.put("policy", policy.value()));
        silence.subject().claimant().ifPresent(claimant -> document.put("claimant", claimant));
        silence.subject().sector().ifPresent(sector -> document.put("sector", sector));
        silence.subject().incident().ifPresent(incident -> document.put("incident", incident.value()));
        document.put("author", silence.author());
        document.put("reason", silence.reason());
        document.put("from", silence.from().toString());
        document.put("until", silence.until().toString());
        return document;
    }
}
