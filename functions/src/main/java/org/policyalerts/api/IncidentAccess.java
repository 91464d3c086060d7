package org.policyalerts.api;

import java.util.Optional;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;

/** The incidents as callers may see them; one they may not see does not exist for them. */
public record IncidentAccess(IncidentStore store) {

    /** The latest version of the incident that the path names. */
    public Incident toRead(ApiRequest request) {
        return named(request).filter(request.caller()::sees).orElseThrow(IncidentAccess::missing);
    }

    /** The same for one who wants to change it; who may see it but not change it is told so. */
    public Incident toChange(ApiRequest request) {
        Optional<Incident> named = named(request);
        Optional<Incident> changeable = named.filter(request.caller()::mayChange);
        if (changeable.isPresent()) {
            return changeable.get();
        }
        toRead(request);
        throw ProblemException.of(ProblemKind.NOT_ALLOWED, "Only its reporter and staff may change it.");
    }

    /** Whether a caller may read an incident. */
    public boolean shows(IncidentId id, Caller caller) {
        return find(id, caller).isPresent();
    }

    /** An incident that the caller may see. */
    public Optional<Incident> find(IncidentId id, Caller caller) {
        return store.find(id).filter(caller::sees);
    }

    /**
     * What counts in the place of an incident, as far as the caller may know: an authority reads all ids, everybody
     * else those of incidents that it knows.
     */
    public Optional<IncidentId> primaryOf(Incident incident, Caller caller) {
        return new Duplicates(store)
                .primaryOf(incident)
                .filter(primary -> (caller.isStaff() && !caller.isOperator()) || caller.knows(primary))
                .map(Incident::id);
    }

    /**
     * Whether an incident is said to be a duplicate of something that the caller knows nothing of, so that what came of
     * it would tell whether that exists.
     */
    public boolean namesUnknown(Incident incident, Caller caller) {
        Duplicates named = new Duplicates(store, caller::knows);
        return !caller.isStaff()
                && incident.duplicateOf().stream()
                        .anyMatch(name -> named.find(incident.reporter(), name).isEmpty());
    }

    private Optional<Incident> named(ApiRequest request) {
        return Optional.of(request.part("id"))
                .filter(IncidentId::isWellFormed)
                .map(IncidentId::new)
                .flatMap(store::find);
    }

    public static ProblemException missing() {
        return ProblemException.of(ProblemKind.NOT_FOUND, "There is no such incident.");
    }
}
