package org.policyalerts.alert.news;

import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.model.TlpLabels;
import org.policyalerts.text.PlainText;

/**
 * The other incidents of which a text about one incident may speak to one reader. A text has the label of its incident
 * and quotes nothing under a stricter one; to an operator it speaks of no incident but those that it was hit by. What
 * else there is, is counted.
 */
final class Quotable {

    private final String label;
    private final Recipient reader;
    private final Function<IncidentId, Optional<Incident>> incidents;

    Quotable(Incident about, Recipient reader, Function<IncidentId, Optional<Incident>> incidents) {
        this.label = about.report().text("tlp");
        this.reader = reader;
        this.incidents = incidents;
    }

    /** Another incident as the reader may be told of it, with the label that it has by now. */
    Optional<Incident> find(IncidentId other) {
        return incidents
                .apply(other)
                .filter(one -> !TlpLabels.isStricter(one.report().text("tlp"), label))
                .map(one -> OperatorView.of(one, reader))
                .filter(view -> OperatorView.isHit(view, reader));
    }

    /** What another incident is called. */
    Optional<String> reference(IncidentId other) {
        return find(other).map(one -> PlainText.clean(one.report().text("reference")));
    }
}
