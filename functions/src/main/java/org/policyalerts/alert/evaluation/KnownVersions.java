package org.policyalerts.alert.evaluation;

import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.Incident;

/**
 * What whoever asks for an evaluation knows already.
 *
 * @param incident one version of the incident to evaluate, with the one before it: neither is read again
 * @param arrived other incidents, whose arrival touches the review of this one
 * @param isByRules whether nothing has happened but that another book came into force
 */
record KnownVersions(
        Optional<Incident> incident, Optional<Incident> previous, List<Incident> arrived, boolean isByRules) {

    static KnownVersions ofRules() {
        return new KnownVersions(Optional.empty(), Optional.empty(), List.of(), true);
    }

    static KnownVersions ofRelated(List<Incident> arrived) {
        return new KnownVersions(Optional.empty(), Optional.empty(), arrived, false);
    }

    Optional<Incident> version(int version) {
        return incident.filter(known -> known.version() == version);
    }
}
