package org.policyalerts.attribution;

import java.time.Instant;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.model.TlpLabels;

/**
 * Something that happened to a case since its last review.
 *
 * @param key tells it from others, so that a repeat is not news
 * @param text for people, as one sentence without its full stop; may hold names as they were reported
 */
public record CaseNews(String key, Instant at, String text) {

    private static final String INCIDENT = "incident:";
    private static final String SAME_CLAIMANT = "Another incident by the same claimant: ";
    private static final String UNNAMED = SAME_CLAIMANT + "one under a stricter marking, see the list of incidents";

    /** That the same claimant was behind another incident; under a stricter marking it is not quoted. */
    static CaseNews ofSameClaimant(Incident other, Incident incident) {
        return new CaseNews(
                INCIDENT + other.id(),
                other.updatedAt(),
                isStricter(other, incident)
                        ? UNNAMED
                        : SAME_CLAIMANT + other.report().text("reference") + " (" + other.id() + ")");
    }

    private static boolean isStricter(Incident other, Incident incident) {
        return TlpLabels.isStricter(
                other.report().text("tlp"), incident.report().text("tlp"));
    }

    /** The other incident that it speaks of. */
    public Optional<IncidentId> other() {
        return Optional.of(key)
                .filter(text -> text.startsWith(INCIDENT))
                .map(text -> new IncidentId(text.substring(INCIDENT.length())));
    }

    /** The other incident, if the text names it. */
    public Optional<IncidentId> named() {
        return text.equals(UNNAMED) ? Optional.empty() : other();
    }

    /** The same as it may be told by now: labels change, and what is gone is named no more. */
    public CaseNews about(Incident incident, Optional<Incident> other) {
        boolean isNamed = other.filter(one -> !isStricter(one, incident)).isPresent();
        return isNamed ? this : new CaseNews(key, at, UNNAMED);
    }
}
