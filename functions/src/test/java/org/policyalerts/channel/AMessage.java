package org.policyalerts.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.channel.QueueBatch.Carried;
import org.policyalerts.json.JsonWriter;

/** A message as the topic puts it into the queue. */
final class AMessage {

    static final String LINK = "https://desk.example/desk#/m/92QEHA";
    static final String TEXT = """
            HIGH for the foreign ministry · TLP:AMBER · 26 Dec 08:30
            What:  Assembly of Albania attacked, work halted
            Yours: 1 task, by Fri 29 Dec 08:00: prepare an indirect channel.
            Answer: %s    code 92QEHA

            YOUR TASKS
             1. by Fri 29 Dec 08:00   Prepare an indirect channel
            """.formatted(LINK);

    private final Map<String, Object> document = new LinkedHashMap<>();

    private AMessage(String id) {
        document.put("notificationId", id);
        document.put("kind", "alert");
        document.put("audience", "mfa");
        document.put("severity", "high");
        document.put("tlp", "amber");
        document.put("at", "2023-12-26T07:30:00Z");
        document.put("sequence", 1L);
        document.put("code", "92QEHA");
        document.put("answerUrl", LINK);
        document.put("subject", "[HIGH] Kuvendi i Shqipërisë (the foreign ministry)");
        document.put(
                "incident", new LinkedHashMap<>(Map.of("id", "inc_01HJ0000000000000000000001", "title", "Kuvendi")));
        document.put("text", TEXT);
    }

    static AMessage aMessage() {
        return new AMessage("ntf_1");
    }

    static AMessage aMessage(String id) {
        return new AMessage(id);
    }

    AMessage with(String name, Object value) {
        document.put(name, value);
        return this;
    }

    AMessage without(String name) {
        document.remove(name);
        return this;
    }

    /** With raw delivery. */
    Carried raw(String messageId) {
        return new Carried(messageId, JsonWriter.write(document));
    }

    /** In the topic's envelope. */
    Carried wrapped(String messageId) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("Type", "Notification");
        envelope.put("Subject", "[HIGH] Kuvendi i Shqiperise (the foreign ministry)");
        envelope.put("Message", JsonWriter.write(document));
        return new Carried(messageId, JsonWriter.write(envelope));
    }
}
