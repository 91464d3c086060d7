package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/** Writes a bundle for machines; docs/message.schema.json describes what comes out. */
final class MessageDocument {

    private final Bundle bundle;
    private final DetailLevel detail;
    private final OmittedCounts omitted = new OmittedCounts();

    MessageDocument(Bundle bundle, DetailLevel detail) {
        this.bundle = bundle;
        this.detail = detail;
    }

    /** The document with the message's text in it, as far as the detail allows. */
    Map<String, Object> tree(String text) {
        Map<String, Object> document = bundle.head().document();
        String earlier = bundle.kind() == Bundle.Kind.CORRECTION ? "corrects" : "follows";
        bundle.earlier().ifPresent(id -> document.put(earlier, id));
        document.put("incident", incident(bundle.incident(), detail, omitted));
        document.put("alerts", alerts());
        List<String> unknowns = new IncidentWording(bundle.incident()).openQuestions(bundle.questions());
        document.put("unknowns", omitted.first(detail.questions(), unknowns, "questions"));
        if (!bundle.faults().isEmpty()) {
            document.put("notChecked", notChecked());
        }
        if (!bundle.settled().isEmpty()) {
            document.put("settled", settled());
        }
        document.put("text", text);
        if (!omitted.isEmpty()) {
            document.put("shortened", shortened());
        }
        return document;
    }

    private Map<String, Object> shortened() {
        Map<String, Object> shortened = new LinkedHashMap<>();
        shortened.put("leftOut", omitted.inWords());
        shortened.put("readAt", bundle.readAt());
        return shortened;
    }

    private List<Map<String, Object>> notChecked() {
        return omitted.first(detail.unchecked(), bundle.faults(), "policies that could not be checked").stream()
                .map(Decision.Failed::policy)
                .map(policy -> policy(policy.id(), policy.version(), policy.title(), policy.severity()))
                .toList();
    }

    private List<Map<String, Object>> settled() {
        return omitted.first(detail.unchecked(), bundle.settled(), "policies of which nothing is to be done").stream()
                .map(MessageDocument::settled)
                .toList();
    }

    private static Map<String, Object> settled(ReportedFailure.Settled settled) {
        ReportedFailure failure = settled.failure();
        Map<String, Object> document = policy(failure.policy(), failure.version(), failure.title(), failure.severity());
        document.put("reason", settled.reason());
        return document;
    }

    private static Map<String, Object> policy(PolicyId id, int version, String title, Severity severity) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("policy", id.value());
        document.put("policyVersion", (long) version);
        document.put("title", title);
        document.put("severity", severity.text());
        return document;
    }

    private List<Map<String, Object>> alerts() {
        List<Map<String, Object>> alerts = new ArrayList<>();
        for (AlertChange change : omitted.first(detail.documented(), bundle.changes(), "alerts")) {
            Map<String, Object> document = AlertDocument.of(change.alert());
            if (!detail.hasTraces()) {
                omitted.add(change.alert().because().size(), "conditions of alerts");
                document.put("because", List.of());
            }
            document.put("change", change.kind().name().toLowerCase(Locale.ROOT));
            alerts.add(document);
        }
        return alerts;
    }

    /** The part that is about the incident, the same in every message. */
    static Map<String, Object> incident(Incident incident, DetailLevel detail, OmittedCounts omitted) {
        IncidentWording wording = new IncidentWording(incident);
        Report report = incident.report();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", incident.id().value());
        document.put("version", (long) incident.version());
        document.put("reference", wording.reference());
        document.put("reporter", PlainText.clean(incident.reporter()));
        document.put("title", wording.title());
        report.get("severity").ifPresent(severity -> document.put("severity", severity));
        document.put("occurredAt", report.text("timeline.occurredAt"));
        document.put("targets", omitted.first(detail.targets(), wording.targets(), "targets"));
        document.put("claimedBy", omitted.first(detail.claims(), wording.claims(), "claims"));
        document.put("attributedTo", omitted.first(detail.claims(), wording.judgements(), "attributions"));
        document.put("attribution", report.text("attribution.status"));
        return document;
    }
}
