package org.policyalerts.incident.keeping;

import java.util.List;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Replaced;
import org.policyalerts.text.ErasedWords;

/** Takes words out of what is stored of incidents, and keeps that it was done. */
public interface ErasureStore {

    /** What was taken out of an incident, oldest first. */
    List<Erasure> of(IncidentId id);

    /**
     * Takes words out of what lies beside the latest version: earlier ones, decisions, alerts, reviews, what audiences
     * were told, and messages. Safe to repeat; not all at once, but each item is whole at any time.
     */
    void eraseBeside(Incident latest, ErasedWords words, Erasure erasure);

    /**
     * Stores the version without the words, with the erasure, and leaves to the schedule what tells of the incident
     * elsewhere; all or nothing.
     */
    Replaced replace(Incident next, Incident latest, ErasedWords words, Erasure erasure);

    /** Does some of what was left of an incident; whether there is more. Nothing if nothing was left. */
    boolean step(IncidentId id);
}
