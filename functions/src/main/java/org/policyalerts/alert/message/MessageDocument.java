package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
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

    /** A message about a review: no alert, but the incident as every message tells it. */
    static Map<String, Object> of(ReviewBundle letter, Map<String, Object> review, DetailLevel detail, String text) {
        Map<String, Object> document = head(letter);
        document.put("incident", incident(letter.incident(), detail, new OmittedCounts()));
        document.put("alerts", List.of());
        document.put("unknowns", new IncidentWording(letter.incident()).openQuestions(List.of()));
        document.put("review", review);
        document.put("text", text);
        return document;
    }

    /** A message about a review, above the topic's ceiling. */
    static Map<String, Object> pointer(ReviewBundle letter, String text) {
        Map<String, Object> document = head(letter);
        document.put("incident", Map.of("id", letter.incident().id().value()));
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("text", text);
        return document;
    }

    private static Map<String, Object> head(ReviewBundle letter) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notificationId", letter.id());
        document.put("kind", Bundle.Kind.REMINDER.text());
        document.put("audience", letter.audience());
        document.put("severity", letter.severity().text());
        document.put("tlp", letter.incident().report().text("tlp"));
        document.put("at", letter.at().toString());
        return document;
    }

    /** Above the topic's ceiling: that there is something, and nothing of what it is. */
    Map<String, Object> pointer(String text) {
        Map<String, Object> document = head();
        document.put("incident", Map.of("id", bundle.incident().id().value()));
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("text", text);
        return document;
    }

    /** The whole message, as far as the detail allows. */
    Map<String, Object> full(String text) {
        Map<String, Object> document = head();
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
        shortened.put("readAt", readAt(bundle));
        return shortened;
    }

    /** The route of the API that tells what a shortened message leaves out. */
    static String readAt(Bundle bundle) {
        return "/incidents/" + bundle.incident().id() + (bundle.faults().isEmpty() ? "/alerts" : "/decision");
    }

    private Map<String, Object> head() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notificationId", bundle.id());
        document.put("kind", bundle.kindText());
        document.put("audience", bundle.audience());
        document.put("severity", bundle.severity().text());
        document.put("tlp", bundle.incident().report().text("tlp"));
        document.put("at", bundle.at().toString());
        return document;
    }

    private static Map<String, Object> incident(Incident incident, DetailLevel detail, OmittedCounts omitted) {
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

    private List<Map<String, Object>> notChecked() {
        return omitted.first(detail.unchecked(), bundle.faults(), "policies that could not be checked").stream()
                .map(Decision.Failed::policy)
                .map(policy -> Map.<String, Object>of(
                        "policy", policy.id().value(),
                        "policyVersion", (long) policy.version(),
                        "title", policy.title(),
                        "severity", policy.severity().text()))
                .toList();
    }

    private List<Map<String, Object>> settled() {
        return omitted.first(detail.unchecked(), bundle.settled(), "policies of which nothing is to be done").stream()
                .map(one -> Map.<String, Object>of(
                        "policy", one.failure().policy().value(),
                        "policyVersion", (long) one.failure().version(),
                        "title", one.failure().title(),
                        "severity", one.failure().severity().text(),
                        "reason", one.reason()))
                .toList();
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
}
