package org.policyalerts.alert.message;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.TimeFormat;

/** Turns bundles into notifications: the text, the document, the attributes, and how much of it may leave. */
public final class Messages {

    private final TimeFormat times;
    private final String ceiling;

    /**
     * Renders for one deployment.
     *
     * @param ceiling the strictest label the topic may carry in full
     */
    public Messages(ZoneId zone, String ceiling) {
        this.times = new TimeFormat(zone);
        this.ceiling = ceiling;
    }

    /** The notification of a bundle, made in the evaluation with that sequence number. */
    public Notification notification(Bundle bundle, long sequence) {
        Handling handling = Handling.of(bundle.incident().report().text("tlp"), ceiling);
        boolean full = handling == Handling.FULL;
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
                attributes(Labels.of(bundle), bundle.id(), full),
                bundle.at());
    }

    /** The notification of a review, made in the evaluation with that sequence number. */
    public Notification notification(ReviewBundle letter, long sequence) {
        Handling handling = Handling.of(letter.incident().report().text("tlp"), ceiling);
        boolean full = handling == Handling.FULL;
        Rendered rendered = full ? fitting(letter) : pointer(letter);
        Labels labels =
                new Labels(letter.incident(), letter.audience(), letter.severity(), Bundle.Kind.REMINDER.text());
        return new Notification(
                letter.id(),
                letter.incident().id(),
                sequence,
                letter.audience(),
                labels.kind(),
                handling,
                rendered.subject(),
                rendered.text(),
                rendered.document(),
                attributes(labels, letter.id(), full),
                letter.at());
    }

    private Rendered fitting(ReviewBundle letter) {
        ReviewText message = new ReviewText(letter, times);
        String text = message.body();
        Map<String, Object> review = new ReviewDocument(letter).review();
        for (DetailLevel detail : DetailLevel.LEVELS) {
            Map<String, Object> document = MessageDocument.of(letter, review, detail, text);
            if (MessageSize.fits(text, document)) {
                return new Rendered(message.subject(), text, document);
            }
        }
        return pointer(letter);
    }

    private static Rendered pointer(ReviewBundle letter) {
        Labels labels =
                new Labels(letter.incident(), letter.audience(), letter.severity(), Bundle.Kind.REMINDER.text());
        String text = pointerText(labels, letter.id());
        return new Rendered(pointerSubject(labels), text, MessageDocument.pointer(letter, text));
    }

    /** What a message is sorted by, whatever it is about. */
    private record Labels(Incident incident, String audience, Severity severity, String kind) {

        static Labels of(Bundle bundle) {
            return new Labels(bundle.incident(), bundle.audience(), bundle.severity(), bundle.kindText());
        }
    }

    private record Rendered(String subject, String text, Map<String, Object> document) {}

    /** Shortened here and not when it is sent, so that a repeat is the same to the byte. */
    private Rendered fitting(Bundle bundle) {
        for (DetailLevel detail : DetailLevel.LEVELS) {
            String text = new MessageText(bundle, times, detail).body();
            Map<String, Object> document = new MessageDocument(bundle, detail).full(text);
            if (MessageSize.fits(text, document)) {
                return new Rendered(SubjectLine.of(bundle).text(), text, document);
            }
        }
        // A pointer is better than nothing; the least detail is bounded, so nobody should ever see this.
        return pointer(bundle);
    }

    private static Rendered pointer(Bundle bundle) {
        String text = pointerText(Labels.of(bundle), bundle.id());
        return new Rendered(
                pointerSubject(Labels.of(bundle)), text, new MessageDocument(bundle, DetailLevel.FULL).pointer(text));
    }

    /** Whether nothing about the incident may leave at all. */
    public boolean isWithheld(Incident incident) {
        return Handling.of(incident.report().text("tlp"), ceiling) == Handling.WITHHELD;
    }

    private static String pointerSubject(Labels labels) {
        return (labels.kind().equals("exercise") ? "[EXERCISE] " : "") + "["
                + labels.severity().text().toUpperCase(java.util.Locale.ROOT) + "] Sign in to read about "
                + labels.incident().id() + " (" + labels.audience() + ")";
    }

    private static String pointerText(Labels labels, String id) {
        return String.join(
                "\n",
                "There is a message for " + labels.audience() + " about a restricted incident.",
                "Sign in to read it; nothing of its content leaves the system.",
                "Incident " + labels.incident().id(),
                "Message " + id,
                "");
    }

    private static Map<String, Object> attributes(Labels labels, String id, boolean full) {
        Report report = labels.incident().report();
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("audience", labels.audience());
        attributes.put("severity", labels.severity().text());
        attributes.put("kind", labels.kind());
        attributes.put("tlp", report.text("tlp"));
        attributes.put("incidentId", labels.incident().id().value());
        attributes.put("notificationId", id);
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
