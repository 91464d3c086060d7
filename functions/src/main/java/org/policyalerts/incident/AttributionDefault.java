package org.policyalerts.incident;

import java.util.LinkedHashMap;
import java.util.Map;

/** The state of an attribution about which the reporter said nothing: claimed if somebody claims it, else unassessed. */
final class AttributionDefault {

    private AttributionDefault() {}

    /** Gives a draft an attribution with a status. */
    static void fill(Map<String, Object> draft) {
        Map<String, Object> attribution = new LinkedHashMap<>();
        attribution.put("status", of(new Report(draft)));
        if (draft.get("attribution") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> attribution.put(String.valueOf(name), value));
        }
        draft.put("attribution", attribution);
    }

    /** The status a report without one takes. */
    static String of(Report report) {
        return report.standingClaims().isEmpty() ? "unassessed" : "claimed";
    }
}
