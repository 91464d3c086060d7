package org.policyalerts.alert;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        Rendered rendered = full ? fitting(bundle) : pointer(bundle);
        return new Notification(
                bundle.id(),
                bundle.incident().id(),
                sequence,
                bundle.audience(),
                bundle.kindText(),
                handling,
                rendered.subject(),
                rendered.text(),
                rendered.document(),
                attributes(bundle, full),
                bundle.at());
    }

    private record Rendered(String subject, String text, Map<String, Object> document) {}

    /** Shortened here and not when it is sent, so that a repeat is the same to the byte. */
    private Rendered fitting(Bundle bundle) {
        for (Detail detail : Detail.LEVELS) {
            MessageText message = new MessageText(bundle, times, detail);
            String text = message.body();
            Map<String, Object> document = new MessageDocument(bundle, detail).full(text);
            if (MessageSize.fits(text, document)) {
                return new Rendered(message.subject(), text, document);
            }
        }
        // A pointer is better than nothing; the least detail is bounded, so nobody should ever see this.
        return pointer(bundle);
    }

    private static Rendered pointer(Bundle bundle) {
        String text = pointerText(bundle);
        return new Rendered(pointerSubject(bundle), text, new MessageDocument(bundle, Detail.FULL).pointer(text));
    }

    /** Whether nothing about the incident may leave at all. */
    boolean isWithheld(Incident incident) {
        return handling(incident.report().text("tlp")) == Notification.Handling.WITHHELD;
    }

    private Notification.Handling handling(String label) {
        if (label.equals("red")) {
            return Notification.Handling.WITHHELD;
        }
        return mayLeave(label, ceiling) ? Notification.Handling.FULL : Notification.Handling.POINTER;
    }

    /** Whether the topic may carry what has this label. */
    static boolean mayLeave(String label, String ceiling) {
        return !label.equals("red") && LABELS.indexOf(label) <= LABELS.indexOf(ceiling);
    }

    /** The most restricted of labels, and at least this one. */
    static String strictest(String least, Stream<String> labels) {
        return Stream.concat(Stream.of(least), labels)
                .max(Comparator.comparing(LABELS::indexOf))
                .orElse(least);
    }

    private static String pointerSubject(Bundle bundle) {
        return (bundle.isExercise() ? "[EXERCISE] " : "") + "["
                + bundle.severity().text().toUpperCase(java.util.Locale.ROOT) + "] Sign in to read about "
                + bundle.incident().id() + " (" + bundle.audience() + ")";
    }

    private static String pointerText(Bundle bundle) {
        return String.join(
                "\n",
                "There is a message for " + bundle.audience() + " about a restricted incident.",
                "Sign in to read it; nothing of its content leaves the system.",
                "Incident " + bundle.incident().id(),
                "Message " + bundle.id(),
                "");
    }

    private static Map<String, Object> attributes(Bundle bundle, boolean full) {
        Report report = bundle.incident().report();
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("audience", bundle.audience());
        attributes.put("severity", bundle.severity().text());
        attributes.put("kind", bundle.kindText());
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
