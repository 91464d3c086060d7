package org.policyalerts.policy.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.ReportNames;

/** The reports that are at hand where none is stored: which of them are of the same incident. */
public final class UnstoredIncidents implements ReportNames {

    private final Map<IncidentId, Incident> byId = new HashMap<>();
    private final Duplicates duplicates = new Duplicates(this);

    /** With the latest version of each. */
    public UnstoredIncidents(Collection<Incident> incidents) {
        incidents.forEach(incident -> byId.put(incident.id(), incident));
    }

    /** The incident that counts in the place of one; empty if it counts itself. */
    public Optional<Incident> primaryOf(Incident incident) {
        return duplicates.primaryOf(incident);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<IncidentId> find(NaturalKey key) {
        return byId.values().stream()
                .filter(incident -> incident.naturalKey().isSameAs(key))
                .map(Incident::id)
                .findFirst();
    }

    @Override
    public List<IncidentId> naming(Incident incident) {
        return byId.values().stream()
                .filter(other -> other.duplicateOf().stream()
                        .anyMatch(name -> name.equals(incident.id().value())
                                || incident.naturalKey().isSameAs(new NaturalKey(other.reporter(), name))))
                .map(Incident::id)
                .toList();
    }
}
