package org.policyalerts.api.alerts;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.alert.EvaluationStore.Raised;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.Actors;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Track;

/** {@code GET /figures}: how many incidents there were in a period, and how many alerts were raised for them. */
record ReadFigures(AlertRoutes.Dependencies dependencies) implements Route.Handler {

    /** As many of each are read, the latest first. */
    private static final int MOST = 5_000;

    private static final int PAGE = 500;

    @Override
    public ApiResponse handle(ApiRequest request) {
        Period period = period(request);
        List<IncidentSummary> counted = new ArrayList<>();
        boolean isComplete = read(period, request.caller(), counted);
        Instant now = dependencies.clock().instant();
        Raised raised = dependencies.evaluations().raised(new Period(period.from(), now), MOST);
        FigureTables tables = new FigureTables(counted, alerts(raised, request.caller()), dependencies.zone());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", period.from().toString());
        document.put("to", period.to().toString());
        tables.putInto(document, key -> nameOf(key, counted));
        document.put("complete", isComplete && raised.isComplete());
        return ApiResponse.json(200, document);
    }

    /** The last twelve months if not asked for. */
    private Period period(ApiRequest request) {
        ZoneId zone = dependencies.zone();
        Instant now = dependencies.clock().instant();
        Instant yearAgo = YearMonth.from(now.atZone(zone))
                .minusMonths(11)
                .atDay(1)
                .atStartOfDay(zone)
                .toInstant();
        return new Period(
                Parameters.date(request, "from")
                        .map(date -> date.earliest(zone))
                        .orElse(yearAgo),
                Parameters.date(request, "to").map(date -> date.latest(zone)).orElse(now));
    }

    /** What counts as history, each incident once however often it was reported; false if there is more. */
    private boolean read(Period period, Caller caller, List<IncidentSummary> counted) {
        Line line = new Line(Track.REAL, Shared.ANY, Shared.EVERYTHING.get(0), period, true);
        Duplicates duplicates = new Duplicates(dependencies.incidents());
        String after = null;
        for (int read = 0; read < MOST && !period.from().isAfter(period.to()); read += PAGE) {
            SummaryPage page = dependencies.incidents().along(line, after, PAGE);
            page.incidents().stream()
                    .filter(summary -> caller.sees(summary) && summary.countsAsHistory())
                    .filter(summary -> !duplicates.isDuplicate(summary))
                    .forEach(counted::add);
            after = page.cursor();
            if (after == null) {
                return true;
            }
        }
        return after == null;
    }

    /** How many of each incident concern the caller. */
    private static Map<IncidentId, Long> alerts(Raised raised, Caller caller) {
        Actor actor = Actors.of(caller);
        return raised.alerts().stream()
                .filter(alert -> alert.recipients().stream().anyMatch(actor::belongsTo))
                .collect(Collectors.groupingBy(alert -> alert.id().incident(), Collectors.counting()));
    }

    /** How a claimant signs in the latest of its incidents that are counted. */
    private String nameOf(String key, List<IncidentSummary> counted) {
        return counted.stream()
                .filter(summary -> summary.claimants().contains(key))
                .findFirst()
                .flatMap(summary -> dependencies.incidents().find(summary.id()))
                .flatMap(incident -> name(key, incident))
                .orElse(key);
    }

    private Optional<String> name(String key, Incident incident) {
        return incident.report().standingClaims().stream()
                .map(claim -> String.valueOf(claim.get("claimant")))
                .filter(name -> dependencies.keys().keyOf(name).equals(key))
                .findFirst();
    }
}
