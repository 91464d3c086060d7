package org.policyalerts.policy;

import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.IncidentStore.Shared;

/** The policies in force, compiled into one index. Immutable; safe for use by many threads. */
public interface PolicyBook {

    /**
     * Decides one version of one incident. Pure: the same facts give the same decision; no policy's failure stops
     * another.
     */
    Decision decide(Facts facts);

    /** All policies of the book, by id. */
    List<Policy> policies();

    Optional<Policy> find(PolicyId id);

    /** The same policy as it asks, in words. */
    Optional<PolicyWords> words(PolicyId id);

    /** What of other incidents the book's history conditions look at. */
    List<HistoryNeed> historyNeeds();

    /** Whether incidents that share such a thing and are older than those in the history might change the decision. */
    boolean needsMore(Shared by, Facts facts);
}
