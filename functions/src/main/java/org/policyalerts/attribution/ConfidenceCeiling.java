package org.policyalerts.attribution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Report;

/**
 * How much confidence the evidence in a report can carry (docs/calendar.md): low for a claim alone, moderate for two
 * independent kinds of evidence, high for several independent sources of good grade.
 *
 * <p>Only the limit for a claim alone is enforced. The others are said to the person who reviews: they may know more
 * than the report does.
 */
public record ConfidenceCeiling(String most, String because) {

    private static final List<String> LEVELS = List.of("none", "low", "moderate", "high");
    private static final Set<String> GOOD = Set.of("a", "b");

    public static ConfidenceCeiling of(Report report) {
        List<Map<String, Object>> active = report.standingAssessments();
        if (active.isEmpty()) {
            return new ConfidenceCeiling("low", "there is no active assessment, and a claim alone carries no more");
        }
        Set<String> assessors = distinct(active, "by");
        Set<String> bases = distinct(active, "basis");
        boolean isTechnical = !report.all("techniques").isEmpty();
        int kinds = bases.size() + (isTechnical ? 1 : 0);
        if (kinds < 2) {
            return new ConfidenceCeiling(
                    "low", "there is only one kind of evidence; a second, independent one is missing");
        }
        long good = report.all("sources.reliability").stream()
                .map(Object::toString)
                .filter(GOOD::contains)
                .count();
        return assessors.size() >= 2 && good >= 2
                ? new ConfidenceCeiling("high", "several independent sources of good grade agree")
                : new ConfidenceCeiling("moderate", "fewer than two independent sources of grade a or b are recorded");
    }

    private static Set<String> distinct(List<Map<String, Object>> assessments, String name) {
        return assessments.stream()
                .flatMap(one -> Stream.ofNullable(one.get(name)))
                .map(text -> ClaimantKeys.fold(text.toString()))
                .collect(Collectors.toSet());
    }

    /** What to say of a confidence above the ceiling; empty if it is within. */
    public Optional<String> objection(String confidence) {
        return LEVELS.indexOf(confidence) > LEVELS.indexOf(most)
                ? Optional.of(
                        "Confidence is " + confidence + ", but the report carries " + most + " at most: " + because)
                : Optional.empty();
    }
}
