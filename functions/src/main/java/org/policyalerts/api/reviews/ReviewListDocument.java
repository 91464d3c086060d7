package org.policyalerts.api.reviews;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.attribution.MissingFacts;
import org.policyalerts.attribution.OpenCase;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;

/** One case of {@code GET /reviews}: the incident, where it stands on the calendar, and what a review could decide. */
record ReviewListDocument(ClaimantKeys keys, ZoneId zone, Instant now) {

    /** Of a table: the fields, and what a report on a year counts cases by. */
    static final List<String> COLUMNS = List.of(
            "incident",
            "version",
            "reference",
            "title",
            "tlp",
            "severity",
            "type",
            "rootCause",
            "sectors",
            "countries",
            "status",
            "confidence",
            "owner",
            "dueAt",
            "overdueDays",
            "ageDays",
            "step",
            "missed",
            "lastReviewAt",
            "missing",
            "suggestedStatus",
            "suggestedBecause",
            "suggestedNextReviewAt");

    Map<String, Object> of(Incident incident, ReviewItem item) {
        Map<String, Object> document = new LinkedHashMap<>();
        putIncident(document, incident);
        putAttribution(document, incident.report());
        putCalendar(document, incident, item);
        document.put("missing", MissingFacts.of(incident.report()));
        putSuggestion(document, Suggestion.of(incident, item, keys, zone, now));
        return document;
    }

    /** The same as a line of a table. */
    Map<String, Object> row(Incident incident, ReviewItem item) {
        Map<String, Object> row = of(incident, item);
        Report report = incident.report();
        row.put("type", report.type());
        row.put("rootCause", report.distinct("cause.rootCause"));
        row.put("sectors", report.distinct("targets.sector"));
        row.put("countries", report.distinct("targets.country"));
        return row;
    }

    private static void putIncident(Map<String, Object> document, Incident incident) {
        Report report = incident.report();
        document.put("incident", incident.id().value());
        document.put("version", (long) incident.version());
        document.put("reference", report.text("reference"));
        document.put("title", report.text("title"));
        document.put("tlp", report.text("tlp"));
        document.put("severity", report.get("severity").orElse(null));
    }

    private static void putAttribution(Map<String, Object> document, Report report) {
        document.put("status", report.text("attribution.status"));
        document.put("confidence", report.find("attribution.confidence").orElse(null));
        document.put("owner", report.find("attribution.owner").orElse(null));
    }

    private void putCalendar(Map<String, Object> document, Incident incident, ReviewItem item) {
        document.put("dueAt", item.dueAt().toString());
        document.put("overdueDays", daysSince(item.dueAt()));
        document.put("ageDays", daysSince(OpenCase.since(incident, zone)));
        document.put("step", item.step());
        document.put("missed", (long) item.missed());
        document.put("lastReviewAt", item.lastReviewAt().toString());
    }

    private static void putSuggestion(Map<String, Object> document, Suggestion suggestion) {
        document.put("suggestedStatus", suggestion.state().text());
        document.put("suggestedBecause", suggestion.because());
        document.put(
                "suggestedNextReviewAt",
                suggestion.nextReviewAt().map(Instant::toString).orElse(null));
    }

    private long daysSince(Instant moment) {
        return Math.max(0, Duration.between(moment, now).toDays());
    }
}
