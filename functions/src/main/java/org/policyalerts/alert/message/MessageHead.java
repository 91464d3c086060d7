package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.policyalerts.policy.Severity;

/**
 * What every message has, whatever it is about.
 *
 * @param kind what sort of message it is, in a word
 * @param severity the highest in it
 * @param tlp the label it carries
 */
public record MessageHead(String id, String kind, String audience, Severity severity, String tlp, Instant at) {

    /** The severity as it begins a subject: "HIGH". */
    public String level() {
        return severity.text().toUpperCase(Locale.ROOT);
    }

    /** A document that begins with these; what the message is about follows. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notificationId", id);
        document.put("kind", kind);
        document.put("audience", audience);
        document.put("severity", severity.text());
        document.put("tlp", tlp);
        document.put("at", at.toString());
        return document;
    }

    /** The attributes that subscribers of every topic filter by. */
    public Map<String, Object> filters() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("audience", audience);
        attributes.put("severity", severity.text());
        attributes.put("kind", kind);
        attributes.put("tlp", tlp);
        return attributes;
    }
}
