package org.policyalerts.alert;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;

/** Turns bundles into notifications: the text, the document, the attributes, and how much of it may leave. */
final class Messages {

    /** TLP 2.0 labels from the least to the most restricted. */
    private static final List<String> LABELS = List.of("clear", "green", "amber", "amber+strict", "red");

    private final Times times;
    private final String ceiling;

    /**
     * Renders for one deployment.
     *
     * @param ceiling the strictest label the topic may carry in full
     */
    Messages(ZoneId zone, String ceiling) {
        this.times = new Times(zone);
        this.ceiling = ceiling;
    }

    /** The notification of a bundle, made in the evaluation with that sequence number. */
    Notification notification(Bundle bundle, long sequence) {
        Notification.Handling handling = handling(bundle.incident().report().text("tlp"));
        boolean full = handling == Notification.Handling.FULL;
        MessageText message = new MessageText(bundle, times);
        String text = full ? message.body() : pointer(bundle);
        return new Notification(
                bundle.id(),
                bundle.incident().id(),
                sequence,
                bundle.audience(),
                bundle.kind().text(),
                handling,
                full ? message.subject() : pointerSubject(bundle),
                text,
                full ? document(bundle, text) : pointerDocument(bundle, text),
                attributes(bundle, full),
                bundle.at());
    }

    private Notification.Handling handling(String label) {
        if (label.equals("red")) {
            return Notification.Handling.WITHHELD;
        }
        return LABELS.indexOf(label) <= LABELS.indexOf(ceiling)
                ? Notification.Handling.FULL
                : Notification.Handling.POINTER;
    }

    private static String pointerSubject(Bundle bundle) {
        return "[" + bundle.severity().text().toUpperCase(java.util.Locale.ROOT) + "] Sign in to read about "
                + bundle.incident().id() + " (" + bundle.audience() + ")";
    }

    private static String pointer(Bundle bundle) {
        return String.join(
                "\n",
                "There is a message for " + bundle.audience() + " about a restricted incident.",
                "Sign in to read it; nothing of its content leaves the system.",
                "Incident " + bundle.incident().id(),
                "Message " + bundle.id(),
                "");
    }

    private static Map<String, Object> pointerDocument(Bundle bundle, String text) {
        Map<String, Object> document = head(bundle);
        document.put("incident", Map.of("id", bundle.incident().id().value()));
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("text", text);
        return document;
    }

    private static Map<String, Object> document(Bundle bundle, String text) {
        Map<String, Object> document = head(bundle);
        String earlier = bundle.kind() == Bundle.Kind.CORRECTION ? "corrects" : "follows";
        bundle.earlier().ifPresent(id -> document.put(earlier, id));
        document.put("incident", incident(bundle.incident()));
        document.put("alerts", bundle.changes().stream().map(Messages::alert).toList());
        document.put("unknowns", new Brief(bundle.incident()).openQuestions());
        document.put("text", text);
        return document;
    }

    private static Map<String, Object> head(Bundle bundle) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notificationId", bundle.id());
        document.put("kind", bundle.kind().text());
        document.put("audience", bundle.audience());
        document.put("severity", bundle.severity().text());
        document.put("tlp", bundle.incident().report().text("tlp"));
        document.put("at", bundle.at().toString());
        return document;
    }

    private static Map<String, Object> incident(Incident incident) {
        Brief brief = new Brief(incident);
        Report report = incident.report();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", incident.id().value());
        document.put("version", (long) incident.version());
        document.put("reference", brief.reference());
        document.put("reporter", PlainText.clean(incident.reporter()));
        document.put("title", brief.title());
        document.put("severity", (long) report.severity());
        document.put("occurredAt", report.text("timeline.occurredAt"));
        document.put("targets", brief.where());
        document.put("claimedBy", brief.claims());
        document.put("attributedTo", brief.judgements());
        document.put("attribution", report.text("attribution.status"));
        return document;
    }

    private static Map<String, Object> alert(AlertChange change) {
        Map<String, Object> document = AlertDocument.of(change.alert());
        document.put("change", change.kind().name().toLowerCase(java.util.Locale.ROOT));
        return document;
    }

    private static Map<String, Object> attributes(Bundle bundle, boolean full) {
        Report report = bundle.incident().report();
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("audience", bundle.audience());
        attributes.put("severity", bundle.severity().text());
        attributes.put("kind", bundle.kind().text());
        attributes.put("tlp", report.text("tlp"));
        attributes.put("incidentId", bundle.incident().id().value());
        attributes.put("notificationId", bundle.id());
        if (full) {
            // Sector and country would tell who was hit, which a pointer must not.
            attributes.put("sectors", distinct(report, "targets.sector"));
            attributes.put("country", distinct(report, "targets.country").get(0));
        }
        return attributes;
    }

    private static List<String> distinct(Report report, String path) {
        List<String> values = new ArrayList<>();
        report.all(path).stream().map(Object::toString).distinct().forEach(values::add);
        return values;
    }
}
