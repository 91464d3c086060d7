package org.policyalerts.alert.message;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.text.PlainText;

/** The part of a document that is about the incident, the same in every message. */
final class IncidentDocument {

    private IncidentDocument() {}

    static Map<String, Object> of(Incident incident, DetailLevel detail, OmittedCounts omitted) {
        IncidentWording wording = new IncidentWording(incident);
        Report report = incident.report();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", incident.id().value());
        document.put("version", (long) incident.version());
        document.put("reference", wording.reference());
        document.put("reporter", PlainText.clean(incident.reporter()));
        document.put("title", wording.title());
        document.put("severity", (long) report.severity());
        document.put("occurredAt", report.text("timeline.occurredAt"));
        document.put("targets", omitted.first(detail.targets(), wording.targets(), "targets"));
        document.put("claimedBy", omitted.first(detail.claims(), wording.claims(), "claims"));
        document.put("attributedTo", omitted.first(detail.claims(), wording.judgements(), "attributions"));
        document.put("attribution", report.text("attribution.status"));
        return document;
    }
}
