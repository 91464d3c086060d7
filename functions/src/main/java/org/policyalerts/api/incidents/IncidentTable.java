package org.policyalerts.api.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.OpenCase;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;

/** Incidents as lines of a table: what a report on a year counts. */
record IncidentTable(IncidentRoutes.Dependencies dependencies) {

    /** Fields of the report, by the column that they stand in. */
    private static final Map<String, String> FIELDS = fields();

    private static final List<String> DUTIES = List.of("met", "late", "missed", "open", "not-owed");
    private static final List<String> SERVER =
            List.of("id", "version", "reporter", "receivedAt", "updatedAt", "closedAt");
    private static final List<String> OTHERS = List.of(
            "type", "malicious", "victims", "claimants", "actors", "attributedAt", "daysToAttribution", "duplicateOf");

    static final List<String> COLUMNS = Stream.of(
                    SERVER,
                    FIELDS.keySet(),
                    OTHERS,
                    DUTIES.stream().map(IncidentTable::column).toList())
            .flatMap(Collection::stream)
            .toList();

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String same : List.of(
                "reference", "title", "tlp", "mode", "status", "determination", "significance", "severity", "kinds")) {
            fields.put(same, same);
        }
        fields.put("rootCause", "cause.rootCause");
        fields.put("motive", "motive.primary");
        fields.put("occurredAt", "timeline.occurredAt");
        fields.put("awareAt", "timeline.awareAt");
        fields.put("endedAt", "timeline.endedAt");
        fields.put("sectors", "targets.sector");
        fields.put("countries", "targets.country");
        fields.put("organisations", "targets.organisation");
        fields.put("targets", "targets.name");
        fields.put("usersAffected", "impact.usersAffected");
        fields.put("crossBorder", "impact.crossBorder");
        fields.put("earlyWarningAt", "notifications.earlyWarningAt");
        fields.put("incidentNotificationAt", "notifications.incidentNotificationAt");
        fields.put("finalReportAt", "notifications.finalReportAt");
        fields.put("attribution", "attribution.status");
        fields.put("confidence", "attribution.confidence");
        return fields;
    }

    private static String column(String state) {
        return state.equals("not-owed")
                ? "dutiesNotOwed"
                : "duties" + Character.toUpperCase(state.charAt(0)) + state.substring(1);
    }

    /** One that the caller may see, with the targets that it may know of. */
    Map<String, Object> row(Incident incident, Caller caller) {
        Report report = caller.view(incident).report();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", incident.id().value());
        row.put("version", incident.version());
        row.put("reporter", incident.reporter());
        row.put("receivedAt", incident.receivedAt());
        row.put("updatedAt", incident.updatedAt());
        FIELDS.forEach((column, path) -> row.put(column, report.distinct(path)));
        row.put("type", report.type());
        row.put("malicious", report.malicious());
        row.put("victims", report.objects("targets").size());
        row.put("claimants", named(report.standingClaims(), "claimant"));
        row.put("actors", named(report.standingAssessments(), "actor"));
        putHistory(row, incident);
        Optional<IncidentId> primary = new IncidentAccess(dependencies.store()).primaryOf(incident, caller);
        primary.ifPresent(id -> row.put("duplicateOf", id.value()));
        if (primary.isEmpty()) {
            putDuties(row, incident);
        }
        return row;
    }

    private static List<String> named(List<Map<String, Object>> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.containsKey(name))
                .map(entry -> String.valueOf(entry.get(name)))
                .distinct()
                .toList();
    }

    /** What only the earlier versions tell; they are read where something has come to an end. */
    private void putHistory(Map<String, Object> row, Incident incident) {
        boolean isAttributed = isAttributed(incident.report());
        if (!isAttributed && !incident.report().isClosed()) {
            return;
        }
        List<Incident> versions = incident.version() == 1
                ? List.of(incident)
                : dependencies.store().versions(incident.id());
        Incident.since(versions, Report::isClosed).ifPresent(first -> row.put("closedAt", first.updatedAt()));
        Incident.since(versions, IncidentTable::isAttributed)
                .flatMap(this::attributedAt)
                .ifPresent(at -> {
                    row.put("attributedAt", at);
                    row.put(
                            "daysToAttribution",
                            Math.max(
                                    0,
                                    Duration.between(OpenCase.since(incident, dependencies.zone()), at)
                                            .toDays()));
                });
    }

    /** Said by ourselves, or by the government in public, with more than low confidence. */
    private static boolean isAttributed(Report report) {
        AttributionState state = AttributionState.of(report.text("attribution.status"));
        boolean isSaid = state == AttributionState.ASSESSED || state == AttributionState.PUBLIC;
        return isSaid
                && !state.isUnresolved(report.find("attribution.confidence").orElse("none"));
    }

    /** Of what was attributed when it came to us, only the assessments tell since when. */
    private Optional<Instant> attributedAt(Incident first) {
        return first.version() > 1
                ? Optional.of(first.updatedAt())
                : first.report().standingAssessments().stream()
                        .flatMap(one -> PartialDate.parse(String.valueOf(one.get("at"))).stream())
                        .map(date -> date.earliest(dependencies.zone()))
                        .min(Instant::compareTo);
    }

    private void putDuties(Map<String, Object> row, Incident incident) {
        Map<String, String> states =
                dependencies.clocks().duties(incident, dependencies.clock().instant());
        notOwed(incident).forEach(policy -> states.computeIfPresent(policy, (id, state) -> "not-owed"));
        for (String state : DUTIES) {
            row.put(
                    column(state),
                    states.entrySet().stream()
                            .filter(duty -> duty.getValue().equals(state))
                            .map(Map.Entry::getKey)
                            .toList());
        }
    }

    private Set<String> notOwed(Incident incident) {
        Object listed = dependencies
                .decisions()
                .apply(incident.id())
                .map(kept -> kept.get("notOwed"))
                .orElse(List.of());
        return ((Collection<?>) listed)
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("policy")))
                        .collect(Collectors.toSet());
    }
}
