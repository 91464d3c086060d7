package org.policyalerts.api.incidents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.incident.DuplicateRuling;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.VersionDifference.FieldChange;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.text.Fingerprint;

/** Incidents as the API shows them. */
final class IncidentDocument {

    /** A record may name hundreds; a line of a list need not. */
    private static final int MOST_CLAIMANTS = 10;

    private IncidentDocument() {}

    static String etag(int version) {
        return "\"v" + version + "\"";
    }

    /** The same for whoever is told more than the version; it names the version all the same. */
    static String etag(int version, Map<String, Object> beside) {
        return beside.isEmpty()
                ? etag(version)
                : "\"v" + version + "."
                        + Fingerprint.sha256(JsonWriter.write(beside)).substring(0, 12) + "\"";
    }

    static String location(String id) {
        return "/incidents/" + id;
    }

    /** The report with what the server adds. */
    static Map<String, Object> of(Incident incident) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", incident.id().value());
        document.put("version", incident.version());
        document.put("reporter", incident.reporter());
        document.put("receivedAt", incident.receivedAt().toString());
        document.put("updatedAt", incident.updatedAt().toString());
        document.put("contentHash", incident.contentHash());
        document.putAll(incident.report().tree());
        return document;
    }

    /** What staff said of whether it is a duplicate. */
    static Map<String, Object> ruling(DuplicateRuling ruling) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", ruling.of().map(IncidentId::value).orElse(null));
        document.put("reason", ruling.reason());
        document.put("by", ruling.by());
        document.put("at", ruling.at().toString());
        return document;
    }

    /** One version of its history: what it changed. */
    static Map<String, Object> version(Incident incident, List<FieldChange> changes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", incident.version());
        document.put("updatedAt", incident.updatedAt().toString());
        document.put("contentHash", incident.contentHash());
        document.put("changes", changes.stream().map(IncidentDocument::change).toList());
        return document;
    }

    private static Map<String, Object> change(FieldChange change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pointer", change.pointer());
        if (change.before() != null) {
            document.put("before", change.before());
        }
        if (change.after() != null) {
            document.put("after", change.after());
        }
        return document;
    }

    /** A line of a list. */
    static Map<String, Object> summary(IncidentSummary summary) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", summary.id().value());
        document.put("version", summary.version());
        document.put("reporter", summary.reporter());
        document.put("reference", summary.reference());
        document.put("title", summary.title());
        document.put("tlp", summary.tlp());
        document.put("mode", summary.mode());
        document.put("determination", summary.determination());
        document.put("severity", summary.severity());
        document.put("attribution", summary.attribution());
        document.put("occurredAt", summary.occurredAt().text());
        document.put("receivedAt", summary.receivedAt().toString());
        document.put("sectors", summary.sectors());
        document.put("countries", summary.countries());
        document.put(
                "claimants", summary.claimants().stream().limit(MOST_CLAIMANTS).toList());
        return document;
    }
}
