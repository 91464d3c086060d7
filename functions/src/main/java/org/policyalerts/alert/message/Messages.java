package org.policyalerts.alert.message;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
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

    /** Whether nothing about the incident may leave at all. */
    public boolean isWithheld(Incident incident) {
        return Handling.of(incident.report().text("tlp"), ceiling) == Handling.WITHHELD;
    }

    /** The notification of a bundle, made in the evaluation with that sequence number. */
    public Notification notification(Bundle bundle, long sequence) {
        return notification(bundle.head(), bundle.incident(), sequence, detail -> {
            MessageText message = new MessageText(bundle, times, detail);
            String text = message.body();
            return new Rendered(message.subject(), text, new MessageDocument(bundle, detail).tree(text));
        });
    }

    /** The notification of a review, made in the evaluation with that sequence number. */
    public Notification notification(ReviewBundle bundle, long sequence) {
        return notification(bundle.head(), bundle.incident(), sequence, detail -> {
            ReviewText message = new ReviewText(bundle, times);
            String text = message.body();
            return new Rendered(message.subject(), text, new ReviewDocument(bundle, detail).tree(text));
        });
    }

    private Notification notification(
            MessageHead head, Incident incident, long sequence, Function<DetailLevel, Rendered> rendering) {
        Handling handling = Handling.of(head.tlp(), ceiling);
        boolean isFull = handling == Handling.FULL;
        Optional<Rendered> fitting = isFull ? fitting(rendering) : Optional.empty();
        // The least detail fits whatever a report or a book may hold; if it ever did not, a pointer would still arrive.
        Rendered rendered = fitting.orElseGet(() -> pointer(new PointerMessage(head, incident.id())));
        return new Notification(
                head.id(),
                Optional.of(incident.id()),
                sequence,
                head.audience(),
                head.kind(),
                handling,
                rendered.subject(),
                rendered.text(),
                rendered.document(),
                attributes(head, incident, isFull),
                head.at());
    }

    /** Shortened here and not when it is sent, so that a repeat is the same to the byte. */
    private static Optional<Rendered> fitting(Function<DetailLevel, Rendered> rendering) {
        return DetailLevel.LEVELS.stream()
                .map(rendering)
                .filter(rendered -> MessageSize.fits(rendered.text(), rendered.document()))
                .findFirst();
    }

    private static Rendered pointer(PointerMessage pointer) {
        return new Rendered(pointer.subject(), pointer.text(), pointer.document());
    }

    private record Rendered(String subject, String text, Map<String, Object> document) {}

    private static Map<String, Object> attributes(MessageHead head, Incident incident, boolean isFull) {
        Map<String, Object> attributes = head.filters();
        attributes.put("incidentId", incident.id().value());
        attributes.put("notificationId", head.id());
        if (isFull) {
            // Sector and country would tell who was hit, which a pointer must not.
            Report report = incident.report();
            Optional.of(report.distinct("targets.sector"))
                    .filter(sectors -> !sectors.isEmpty())
                    .ifPresent(sectors -> attributes.put("sectors", sectors));
            report.distinct("targets.country").stream()
                    .findFirst()
                    .ifPresent(country -> attributes.put("country", country));
        }
        return attributes;
    }
}
