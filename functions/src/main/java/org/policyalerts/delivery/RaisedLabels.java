package org.policyalerts.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.model.TlpLabels;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/**
 * Messages are written when something is decided and may leave later, after a failure even days later. If an incident
 * that one names has come under a stricter label since, no more goes out than that something waits; whoever still may
 * reads it at the desk.
 */
public final class RaisedLabels implements AlertPublisher {

    private static final Pattern INCIDENT = Pattern.compile("inc_[0-9A-HJKMNP-TV-Z]{26}");
    private static final String WAITS = "Something you may read at the desk waits";

    /** What a pointer has of its message; nothing that says what it is about, or how grave that is. */
    private static final List<String> KEPT =
            List.of("notificationId", "kind", "audience", "organisation", "at", "sequence", "code", "answerUrl");

    private static final Map<String, Object> UNSPECIFIC = Map.of("severity", "high", "tlp", "red");

    private final AlertPublisher topic;
    private final IncidentStore incidents;

    /** Before a topic. */
    public RaisedLabels(AlertPublisher topic, IncidentStore incidents) {
        this.topic = topic;
        this.incidents = incidents;
    }

    @Override
    public Published publish(OutboundMessage message) {
        return topic.publish(isRaised(message) ? pointer(message) : message);
    }

    private boolean isRaised(OutboundMessage message) {
        String label = String.valueOf(message.attributes().get("tlp"));
        return Stream.of(message.document(), String.valueOf(message.attributes().get("incidentId")))
                .flatMap(text -> INCIDENT.matcher(text).results())
                .map(MatchResult::group)
                .distinct()
                .flatMap(id -> incidents.find(new IncidentId(id)).stream())
                .anyMatch(incident -> TlpLabels.isStricter(incident.report().text("tlp"), label));
    }

    private static OutboundMessage pointer(OutboundMessage message) {
        Map<String, Object> document = kept(tree(message.document()));
        String link = Optional.ofNullable(document.get("answerUrl"))
                .map(url -> url + "    ")
                .orElse("");
        String text = WAITS + ".\nAnswer: " + link + "code " + document.get("code") + "\n";
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("text", text);
        return new OutboundMessage(
                message.notificationId(),
                message.partition(),
                message.sequence(),
                message.audience(),
                WAITS,
                text,
                JsonWriter.write(document),
                kept(message.attributes()),
                message.createdAt(),
                message.attempts(),
                message.notBefore(),
                message.revision());
    }

    private static Map<String, Object> kept(Map<String, Object> all) {
        Map<String, Object> kept = new LinkedHashMap<>(all);
        kept.keySet().retainAll(KEPT);
        kept.putAll(UNSPECIFIC);
        return kept;
    }

    private static Map<String, Object> tree(String document) {
        try {
            return JsonReader.readObject(document);
        } catch (JsonInvalidException ours) {
            throw new IllegalStateException(ours);
        }
    }
}
