package org.policyalerts.delivery;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.model.TlpLabels;

/**
 * Messages are written when something is decided and may leave later, after a failure even days later. If an incident
 * that one names has come under a stricter label since, no more goes out than that something waits; whoever still may
 * reads it at the desk.
 */
public final class RaisedLabels implements AlertPublisher {

    private static final Pattern INCIDENT = Pattern.compile("inc_[0-9A-HJKMNP-TV-Z]{26}");

    private final AlertPublisher topic;
    private final IncidentStore incidents;

    /** Before a topic. */
    public RaisedLabels(AlertPublisher topic, IncidentStore incidents) {
        this.topic = topic;
        this.incidents = incidents;
    }

    @Override
    public Published publish(OutboundMessage message) {
        return topic.publish(isRaised(message) ? PointerOnly.of(message) : message);
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
}
