package org.policyalerts.attribution;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Report;

/**
 * Whether credible assessments disagree (docs/calendar.md).
 *
 * <p>They do if, at one level, they name different parties. Two names of one actor are one party, and so are two
 * ministries of one state where organisations are compared. A denial by the accused is no assessment.
 */
final class AssessmentConflict {

    private static final List<String> CREDIBLE = List.of("moderate", "high", "");

    private final ClaimantKeys keys;

    AssessmentConflict(ClaimantKeys keys) {
        this.keys = keys;
    }

    boolean isOn(Report report) {
        List<Map<String, Object>> credible = report.standingAssessments().stream()
                .filter(one -> CREDIBLE.contains(text(one, "confidence")))
                .toList();
        return Stream.of("persona", "group", "organisation", "state").anyMatch(level -> parties(credible, level) > 1);
    }

    private long parties(List<Map<String, Object>> credible, String level) {
        return credible.stream()
                .filter(one -> text(one, "level").equals(level))
                .map(one -> party(one, level))
                .filter(party -> !party.isEmpty())
                .distinct()
                .count();
    }

    private String party(Map<String, Object> one, String level) {
        boolean isOfAState = level.equals("organisation") || level.equals("state");
        if (isOfAState && one.containsKey("country")) {
            return "country " + text(one, "country");
        }
        return text(one, "actor").isEmpty() ? "" : keys.keyOf(text(one, "actor"));
    }

    private static String text(Map<String, Object> object, String name) {
        return String.valueOf(object.getOrDefault(name, ""));
    }
}
