package org.policyalerts.api.tasks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.Caller;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Report;

/** What a list says of an incident to one reader: how it is called and who claims it, if the reader may see it. */
public final class IncidentLine {

    private final IncidentStore store;
    private final Caller caller;
    private final Map<IncidentId, Optional<Incident>> read = new HashMap<>();

    /** For one request: an incident is read once, however many rows name it. */
    IncidentLine(IncidentStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    /** The incident, if the caller may read it. */
    Optional<Incident> visible(IncidentId id) {
        return read.computeIfAbsent(id, store::find).filter(caller::sees);
    }

    /** Whether the caller may read it, and so what is to be done about it. */
    boolean shows(IncidentId id) {
        return visible(id).isPresent();
    }

    /** What the caller may know of one that is shown. */
    Report report(IncidentId id) {
        return caller.view(visible(id).orElseThrow()).report();
    }

    /** One that is shown. */
    Map<String, Object> of(IncidentId id) {
        return of(visible(id).orElseThrow());
    }

    /** One that its reader may see. */
    public static Map<String, Object> of(Incident incident) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", incident.id().value());
        line.put("reference", incident.report().text("reference"));
        line.put("title", incident.report().text("title"));
        line.put("tlp", incident.report().text("tlp"));
        line.put("claimedBy", claimants(incident));
        return line;
    }

    private static List<String> claimants(Incident incident) {
        return incident.report().standingClaims().stream()
                .map(claim -> String.valueOf(claim.get("claimant")))
                .distinct()
                .toList();
    }
}
