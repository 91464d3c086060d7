package org.policyalerts.incident.keeping;

import java.time.Instant;
import java.util.List;

/**
 * That something was taken out of an incident, and out of all that tells of it.
 *
 * @param version the first version without it
 * @param by who did it
 * @param requestedBy who asked for it
 * @param fields pointers to what was taken out; never what stood there
 */
public record Erasure(int version, Instant at, String by, String requestedBy, String reason, List<String> fields) {

    public Erasure {
        fields = List.copyOf(fields);
    }

    /** What a text says that was erased whole. */
    public String statement() {
        return "What this said was erased on " + at.toString().substring(0, 10) + " at the request of " + requestedBy
                + ": " + reason;
    }
}
