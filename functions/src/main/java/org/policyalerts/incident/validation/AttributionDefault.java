package org.policyalerts.incident.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.incident.Report;

/** The status of an attribution if the reporter gives none: claimed if a claim stands, else unassessed. */
public final class AttributionDefault {

    private AttributionDefault() {}

    /** Puts the status into a draft that has none. */
    static void fill(Map<String, Object> draft) {
        Map<String, Object> attribution = new LinkedHashMap<>();
        attribution.put("status", of(new Report(draft)));
        if (draft.get("attribution") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> attribution.put(String.valueOf(name), value));
        }
        draft.put("attribution", attribution);
    }

    /**
     * A report as the target of a patch that may add claims. The status is left out if it is unassessed and no claim
     * stands, so that the default is determined again. The reverse does not happen: when a claim no longer stands, only
     * a person takes the status back from claimed.
     */
    public static Map<String, Object> leftOut(Report report) {
        if (!report.text("attribution.status").equals("unassessed")
                || !report.standingClaims().isEmpty()) {
            return report.tree();
        }
        Map<String, Object> target = new LinkedHashMap<>(report.tree());
        if (target.get("attribution") instanceof Map<?, ?> attribution) {
            Map<Object, Object> without = new LinkedHashMap<>(attribution);
            without.remove("status");
            target.put("attribution", without);
        }
        return target;
    }

    private static String of(Report report) {
        return report.standingClaims().isEmpty() ? "unassessed" : "claimed";
    }
}
