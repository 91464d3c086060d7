package org.policyalerts.incident.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.incident.Report;

/**
 * The state of an attribution about which the reporter said nothing: claimed if somebody claims it, else unassessed.
 */
public final class AttributionDefault {

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

    /**
     * A report as the target of a patch that may add claims: a status that was unassessed because nobody claimed the
     * incident gives way, so that the default is taken anew. A claim that falls away moves nothing by itself: from
     * claimed there is no way back but a person's.
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
