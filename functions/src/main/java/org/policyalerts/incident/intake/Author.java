package org.policyalerts.incident.intake;

import java.util.Optional;

/**
 * Who writes or changes a report, and what of it is theirs to write.
 *
 * @param organisation on whose behalf; empty for staff
 * @param judges whether what they say of the attribution is our own judgement
 * @param corrects whether they may correct what others have reported
 */
public record Author(Optional<String> organisation, boolean judges, boolean corrects) {

    /** The organisation that a new report belongs to; whoever takes reports makes sure that there is one. */
    String reporter() {
        return organisation.orElseThrow();
    }

    boolean isOf(String other) {
        return organisation.filter(other::equals).isPresent();
    }
}
