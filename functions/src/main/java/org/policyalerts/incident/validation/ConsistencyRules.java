package org.policyalerts.incident.validation;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;

/**
 * What must hold between the fields of a report, and what deserves a warning. A rule is not applied if a field that it
 * reads is wrong by itself.
 */
final class ConsistencyRules {

    private static final String DISRUPTED = "impact.servicesDisrupted";
    private static final int MOST_CONFLICTS = 100;

    private final ZoneId zone;

    ConsistencyRules(ZoneId zone) {
        this.zone = zone;
    }

    void apply(Map<String, Object> draft, Problems problems, Problems warnings) {
        Report report = new Report(draft);
        if (!problems.touch("/timeline") && !problems.touch("/mode")) {
            timeline(report, problems, warnings);
        }
        if (!problems.touch("/attribution")) {
            attribution(report, problems, warnings);
        }
        if (!problems.touch("/impact") && !problems.touch("/conflicts")) {
            impact(draft, warnings);
        }
    }

    private void timeline(Report report, Problems problems, Problems warnings) {
        Optional<PartialDate> occurred = report.date("timeline.occurredAt");
        if (occurred.isEmpty()) {
            return;
        }
        if (isBefore(report.date("timeline.endedAt"), occurred.get())) {
            boolean isHistory = report.get("mode").filter("backfill"::equals).isPresent();
            (isHistory ? warnings : problems)
                    .add("/timeline/endedAt", "is before occurredAt: an incident cannot end before it occurs");
        }
        if (isBefore(report.date("timeline.awareAt"), occurred.get())) {
            warnings.add("/timeline/awareAt", "is before occurredAt; kept as given, and clocks count from it");
        }
        if (report.date("timeline.awareAt").isEmpty()) {
            warnings.add("/timeline/awareAt", "is not given, so no clock that counts from awareness starts");
        }
    }

    private boolean isBefore(Optional<PartialDate> date, PartialDate other) {
        return date.filter(given -> given.isWhollyBefore(other, zone)).isPresent();
    }

    private static void attribution(Report report, Problems problems, Problems warnings) {
        String confidence = report.find("attribution.confidence").orElse("none");
        boolean isRaised = confidence.equals("moderate") || confidence.equals("high");
        if (isRaised && !report.all("attribution.assessments.status").contains("active")) {
            problems.add(
                    "/attribution/confidence",
                    "must be none or low without an active assessment: a claim alone caps confidence at low");
        }
        if (report.find("attribution.status").filter("claimed"::equals).isPresent()
                && report.standingClaims().isEmpty()) {
            warnings.add("/attribution/status", "is claimed although no claim stands");
        }
    }

    private static void impact(Map<String, Object> draft, Problems warnings) {
        Report report = new Report(draft);
        Optional<Long> affected = report.get("impact.usersAffected").map(Long.class::cast);
        boolean isDenied = report.find(DISRUPTED).filter("no"::equals).isPresent();
        if (isDenied && affected.filter(users -> users > 0).isPresent()) {
            warnings.add(
                    "/impact/usersAffected",
                    "is above 0 although servicesDisrupted is no; both are kept, as a conflict");
            openConflict(draft, affected.get());
        }
        Optional<BigDecimal> least = report.find("impact.disruptionHours.min").map(BigDecimal::new);
        Optional<BigDecimal> most = report.find("impact.disruptionHours.max").map(BigDecimal::new);
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            warnings.add("/impact/disruptionHours", "has a min above its max");
        }
    }

    /** A conflict on the field that is there already, open or settled by a person, stays as it is. */
    private static void openConflict(Map<String, Object> draft, long usersAffected) {
        Report report = new Report(draft);
        List<Object> conflicts = new ArrayList<>(report.objects("conflicts"));
        if (report.all("conflicts.field").contains(DISRUPTED) || conflicts.size() >= MOST_CONFLICTS) {
            return;
        }
        Map<String, Object> conflict = new LinkedHashMap<>();
        conflict.put("field", DISRUPTED);
        conflict.put(
                "values",
                List.of(
                        Map.of("value", "no", "by", DISRUPTED),
                        Map.of("value", "usersAffected is " + usersAffected, "by", "impact.usersAffected")));
        conflict.put("status", "open");
        conflicts.add(conflict);
        draft.put("conflicts", conflicts);
    }
}
