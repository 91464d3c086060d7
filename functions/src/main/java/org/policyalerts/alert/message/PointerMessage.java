package org.policyalerts.alert.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TextWriter;
import org.policyalerts.text.TimeFormat;

/**
 * The message about what may not leave: that there is something to read, and nothing of it.
 *
 * @param incident what it is about; empty if not even that may be said
 */
record PointerMessage(
        MessageHead head,
        Recipient recipient,
        Optional<IncidentId> incident,
        Presentation presentation,
        TimeFormat times) {

    String subject() {
        String name = PlainText.ascii(presentation.names().of(recipient));
        String start = head.kind().equals("exercise") ? "[EXERCISE] " : "";
        return incident.isPresent()
                ? SubjectLine.of(start + "[" + head.level() + "] ", "Sign in to read about a restricted incident", name)
                : SubjectLine.of(start, "Something waits for you at the desk", name);
    }

    String text() {
        String exercise = head.kind().equals("exercise") ? "EXERCISE, not real: " : "";
        String name = PlainText.clean(presentation.names().of(recipient));
        TextWriter writer = new TextWriter();
        if (incident.isPresent()) {
            writer.line(exercise + head.level() + " for " + name + " · " + IncidentWording.label(head.tlp()) + " · "
                    + times.brief(head.at()));
            writer.paragraph(
                    "What:  ",
                    words(head.kind()) + " about a restricted incident. Sign in to read it;"
                            + " nothing of its content leaves the system.");
        } else {
            writer.line(exercise + "For " + name + " · " + times.brief(head.at()));
            writer.paragraph("", "Something waits for you at the desk: " + words(head.kind()) + ".");
        }
        writer.wide(NewsContext.answer(presentation, head.id()));
        return writer.text();
    }

    private static String words(String kind) {
        return switch (kind) {
            case "exercise", "alert", "update", "information" -> "an " + kind;
            case "fulfilled" -> "thanks for a duty that is done";
            default -> "a " + kind;
        };
    }

    /** With what every message has. */
    Map<String, Object> document(Map<String, Object> common) {
        Map<String, Object> document = new LinkedHashMap<>(common);
        incident.ifPresent(id -> document.put("incident", Map.of("id", id.value())));
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("text", text());
        return document;
    }

    /** How one is sorted of which nothing may be said: at no level that would tell how grave it is. */
    static MessageHead unspecific(MessageHead head) {
        return new MessageHead(head.id(), head.kind(), head.audience(), Severity.HIGH, "red", head.at());
    }
}
