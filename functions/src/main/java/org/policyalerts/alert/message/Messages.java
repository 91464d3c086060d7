package org.policyalerts.alert.message;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.model.TlpLabels;
import org.policyalerts.text.TimeFormat;

/**
 * Turns what is to be told into notifications: the text, the document, the attributes, and how much of it may leave.
 */
public final class Messages {

    private static final String RED = "red";

    private final TimeFormat times;
    private final String ceiling;
    private final Presentation presentation;

    /** @param ceiling the strictest label the topic may carry in full */
    public Messages(ZoneId zone, String ceiling, Presentation presentation) {
        this.times = new TimeFormat(zone);
        this.ceiling = ceiling;
        this.presentation = presentation;
    }

    /** Who claims an incident and who has attributed it, in one line. */
    public static String byWhom(Incident incident) {
        return new IncidentWording(incident).byWhom();
    }

    /** The title of an incident, marked if it was a false alarm or has not happened. */
    public static String headline(Incident incident) {
        return new IncidentWording(incident).headline();
    }

    /**
     * The notification of a message. About what is TLP:RED it says no more than that something waits.
     *
     * @param place where it lies among the messages that go out in order
     */
    public Notification notification(Message message, long place) {
        List<Incident> incidents = message.news().stream().map(News::incident).toList();
        String tlp = strictest(incidents);
        // Who may read TLP:RED is told that there is something, and finds out nowhere else.
        Handling handling = tlp.equals(RED) ? Handling.POINTER : Handling.of(tlp, ceiling);
        Envelope envelope =
                new Envelope(message.head(tlp), handling, message.recipient(), incidents, message.sequence(), place);
        String text = NewsText.of(message, times, presentation, tlp);
        return notification(
                envelope,
                detail -> Rendered.of(
                        NewsText.subject(message, presentation),
                        text,
                        new NewsDocument(message, full(envelope), detail).tree(text)));
    }

    private static String strictest(List<Incident> incidents) {
        return TlpLabels.strictest(
                "clear", incidents.stream().map(incident -> incident.report().text("tlp")));
    }

    /** The notification of a review, made in the evaluation with that sequence number. */
    public Notification notification(ReviewBundle bundle, long sequence) {
        Envelope envelope = envelope(bundle.head(), bundle.incident(), sequence);
        return notification(envelope, detail -> {
            ReviewText message = new ReviewText(bundle, times, presentation);
            String text = message.text();
            return Rendered.of(
                    message.subject(), text, new ReviewDocument(bundle, common(envelope), detail).tree(text));
        });
    }

    private Envelope envelope(MessageHead head, Incident incident, long sequence) {
        Handling handling = Handling.of(head.tlp(), ceiling);
        return new Envelope(head, handling, Recipient.of(head.audience()), List.of(incident), sequence, sequence);
    }

    /**
     * What a message has, whatever it says.
     *
     * @param incidents what it is about, never empty
     * @param sequence its number among the messages to its recipient about its incident
     * @param place where it lies among those that go out in order
     */
    private record Envelope(
            MessageHead head,
            Handling handling,
            Recipient recipient,
            List<Incident> incidents,
            long sequence,
            long place) {

        boolean isRed() {
            return head.tlp().equals(RED);
        }

        /** What a message about one incident is kept and filtered by; not that something is TLP:RED. */
        Optional<IncidentId> incident() {
            return isRed() || incidents.size() > 1
                    ? Optional.empty()
                    : Optional.of(incidents.get(0).id());
        }

        /** Whoever has to be corrected holds an earlier message about the incident, and can find that by it. */
        Optional<IncidentId> known() {
            return isRed() && head.kind().equals("correction")
                    ? Optional.of(incidents.get(0).id())
                    : incident();
        }

        /** Of what is TLP:RED not even the level is said. */
        MessageHead told() {
            return isRed() ? PointerMessage.unspecific(head) : head;
        }
    }

    private record Rendered(String subject, String text, Map<String, Object> document) {

        /** The document keeps the subject in its own script, for mail that can carry it. */
        static Rendered of(SubjectLine subject, String text, Map<String, Object> document) {
            subject.own().ifPresent(own -> document.put("subject", own));
            return new Rendered(subject.ascii(), text, document);
        }
    }

    private Notification notification(Envelope envelope, Function<DetailLevel, Rendered> rendering) {
        MessageHead head = envelope.told();
        boolean isFull = envelope.handling() == Handling.FULL;
        Optional<Rendered> fitting = isFull ? fitting(rendering) : Optional.empty();
        // The least detail fits whatever a report or a book may hold; if it ever did not, a pointer would still arrive.
        Rendered rendered = fitting.orElseGet(() -> pointer(envelope));
        return new Notification(
                head.id(),
                envelope.incident(),
                envelope.place(),
                envelope.recipient().name(),
                head.kind(),
                envelope.handling(),
                rendered.subject(),
                rendered.text(),
                rendered.document(),
                attributes(envelope, isFull),
                head.at());
    }

    /** Shortened here and not when it is sent, so that a repeat is the same to the byte. */
    private static Optional<Rendered> fitting(Function<DetailLevel, Rendered> rendering) {
        return DetailLevel.LEVELS.stream()
                .map(rendering)
                .filter(rendered -> DetailLevel.fits(rendered.text(), rendered.document()))
                .findFirst();
    }

    private Rendered pointer(Envelope envelope) {
        PointerMessage pointer =
                new PointerMessage(envelope.told(), envelope.recipient(), envelope.incident(), presentation, times);
        return new Rendered(pointer.subject(), pointer.text(), pointer.document(common(envelope)));
    }

    /** What every document begins with. */
    private Map<String, Object> common(Envelope envelope) {
        MessageHead head = envelope.told();
        Map<String, Object> document = head.document();
        envelope.recipient().organisation().ifPresent(name -> document.put("organisation", name));
        document.put("sequence", envelope.sequence());
        document.put("code", MessageCode.of(head.id()));
        document.put("answerUrl", NewsContext.link(presentation, head.id()).orElse(null));
        return document;
    }

    /** What a document begins with that may say where the targets are. */
    private Map<String, Object> full(Envelope envelope) {
        Map<String, Object> document = common(envelope);
        document.put("countries", distinct(envelope, "targets.country"));
        return document;
    }

    /** At most ten: a queue that takes messages as they are drops those that have more. */
    private static Map<String, Object> attributes(Envelope envelope, boolean isFull) {
        Map<String, Object> attributes = new LinkedHashMap<>(envelope.told().filters());
        Optional<String> organisation = envelope.recipient().organisation();
        organisation.ifPresent(name -> attributes.put("organisation", name));
        attributes.put("sequence", String.valueOf(envelope.sequence()));
        attributes.put("code", MessageCode.of(envelope.head().id()));
        envelope.known().ifPresent(id -> attributes.put("incidentId", id.value()));
        attributes.put("notificationId", envelope.head().id());
        if (isFull) {
            // Sector and country would tell who was hit, which a pointer must not. An operator knows its own sector.
            if (organisation.isEmpty()) {
                put(attributes, "sectors", distinct(envelope, "targets.sector"));
            }
            put(attributes, "countries", distinct(envelope, "targets.country"));
        }
        return attributes;
    }

    private static List<String> distinct(Envelope envelope, String path) {
        return envelope.incidents().stream()
                .flatMap(incident -> incident.report().distinct(path).stream())
                .distinct()
                .toList();
    }

    private static void put(Map<String, Object> attributes, String name, List<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, values);
        }
    }
}
