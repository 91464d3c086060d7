package org.policyalerts.attribution;

import static org.policyalerts.incident.Report.textOf;

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
record AssessmentConflict(ClaimantKeys keys) {

    private static final List<String> CREDIBLE = List.of("moderate", "high", "");

    boolean isOn(Report report) {
        List<Map<String, Object>> credible = report.standingAssessments().stream()
                .filter(one -> CREDIBLE.contains(textOf(one, "confidence")))
                .toList();
        return Stream.of("persona", "group", "organisation", "state").anyMatch(level -> parties(credible, level) > 1);
    }

    private long parties(List<Map<String, Object>> credible, String level) {
        return credible.stream()
                .filter(one -> textOf(one, "level").equals(level))
                .map(one -> party(one, level))
                .filter(party -> !party.isEmpty())
                .distinct()
                .count();
    }

    private String party(Map<String, Object> one, String level) {
        boolean isOfAState = level.equals("organisation") || level.equals("state");
        if (isOfAState && one.containsKey("country")) {
            return "country " + textOf(one, "country");
        }
        return textOf(one, "actor").isEmpty() ? "" : keys.keyOf(textOf(one, "actor"));
    }
}
