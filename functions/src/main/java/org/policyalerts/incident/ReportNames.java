package org.policyalerts.incident;

import java.util.List;
import java.util.Optional;

/** Where incidents are found by what reports call them. */
public interface ReportNames {

    Optional<Incident> find(IncidentId id);

    /** The incident that an organisation keeps under a reference, however that is spelt. */
    Optional<IncidentId> find(NaturalKey key);

    /** The incidents that are said to be duplicates of this one, by its id or by its reference. */
    List<IncidentId> naming(Incident incident);
}
