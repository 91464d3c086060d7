package org.policyalerts.alert.message;

import java.util.List;
import java.util.Map;
import org.policyalerts.incident.IncidentId;

/** The message about an incident above the topic's ceiling: that there is something to read, and nothing of it. */
record PointerMessage(MessageHead head, IncidentId incident) {

    String subject() {
        return (head.kind().equals("exercise") ? "[EXERCISE] " : "") + "[" + head.level() + "] Sign in to read about "
                + incident + " (" + head.audience() + ")";
    }

    String text() {
        return String.join(
                "\n",
                "There is a message for " + head.audience() + " about a restricted incident.",
                "Sign in to read it; nothing of its content leaves the system.",
                "Incident " + incident,
                "Message " + head.id(),
                "");
    }

    Map<String, Object> document() {
        Map<String, Object> document = head.document();
        document.put("incident", Map.of("id", incident.value()));
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("text", text());
        return document;
    }
}
