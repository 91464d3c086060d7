package org.policyalerts.api.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyalerts.api.Caller;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.validation.Problem;

/**
 * Warns whoever names a primary that it does not know. What is not there and what is not its business are answered
 * alike, so that nobody learns by asking what others have reported.
 */
record DuplicateWarnings(IncidentStore store) {

    private static final String UNKNOWN =
            "is no id or reference of a report that you may see; if there is such a report,"
                    + " or comes one, this one counts as the same incident, and until then by itself";

    List<Problem> of(Incident incident, Caller caller) {
        Duplicates named = new Duplicates(store, caller::knows);
        List<Problem> warnings = new ArrayList<>();
        List<Map<String, Object>> related = incident.report().objects("related");
        for (int i = 0; i < related.size(); i++) {
            String name = String.valueOf(related.get(i).get("id"));
            if ("duplicate-of".equals(related.get(i).get("relation"))
                    && named.find(incident.reporter(), name).isEmpty()) {
                warnings.add(new Problem("/related/" + i + "/id", UNKNOWN));
            }
        }
        return warnings;
    }
}
