package org.policyalerts.incident.validation;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;

/**
 * What must hold between the fields of a report, and what deserves a warning. A rule is not applied if a field that it
 * reads is wrong by itself.
 */
record ConsistencyRules(ZoneId zone) {

    private static final String DISRUPTED = "impact.servicesDisrupted";
    private static final String MALICIOUS = "cause.malicious";
    private static final String MALICIOUS_POINTER = "/cause/malicious";
    private static final int MOST_CONFLICTS = 100;

    void apply(Map<String, Object> draft, Problems problems, Problems warnings) {
        Report report = new Report(draft);
        if (!problems.touch("/type")) {
            type(report, problems);
        }
        if (!problems.touch("/timeline") && !problems.touch("/mode")) {
            timeline(report, problems, warnings);
        }
        if (!problems.touch("/attribution")) {
            attribution(report, problems, warnings);
        }
        if (!problems.touch("/impact") && !problems.touch("/conflicts")) {
            impact(draft, warnings);
        }
        if (!problems.touch("/impact") && !problems.touch("/targets")) {
            acrossTheBorder(report, warnings);
        }
        if (!problems.touch("/related") && !problems.touch("/reference")) {
            duplicateOfItself(report, problems);
        }
        if (!problems.touch("/cause") && !problems.touch("/claims") && !problems.touch("/conflicts")) {
            cause(draft, warnings);
        }
    }

    /** A threat has hit nobody yet (NIS2 art. 30); of what has happened, somebody must say whom it hit and how hard. */
    private static void type(Report report, Problems problems) {
        boolean isThreat = report.find("type").filter("threat"::equals).isPresent();
        if (isThreat && report.get("impact").isPresent()) {
            problems.add(
                    "/impact",
                    "cannot be given with type threat: what has had an effect is an incident; send it with type incident");
        }
        if (!isThreat && !problems.touch("/targets") && report.get("targets").isEmpty()) {
            problems.add("/targets", "is required: a list of 1 to 200 values (only type threat needs none)");
        }
        if (!isThreat && !problems.touch("/impact") && report.get("impact").isEmpty()) {
            problems.add("/impact", "is required: an object (only type threat needs none)");
        }
    }

    private static void duplicateOfItself(Report report, Problems problems) {
        NaturalKey own = new NaturalKey("", report.find("reference").orElse(""));
        if (report.duplicateOf().stream().anyMatch(other -> own.isSameAs(new NaturalKey("", other)))) {
            problems.add("/related", "an incident cannot be a duplicate of itself");
        }
    }

    private static void acrossTheBorder(Report report, Problems warnings) {
        boolean namesStates = !report.all("impact.crossBorder").isEmpty();
        if (namesStates
                && report.find("impact.crossBorderEffect").filter("no"::equals).isPresent()) {
            warnings.add("/impact/crossBorderEffect", "is no although crossBorder names states; both are kept");
        }
        List<Object> countries = report.all("targets.country");
        if (namesStates && !countries.isEmpty() && countries.stream().allMatch(Report.NO_ONE_COUNTRY::equals)) {
            warnings.add(
                    "/impact/crossBorder",
                    "names states beyond a border, but no target has a country of its own (ZZ); if one is known, give it");
        }
    }

    /**
     * Only what the field itself says opens a conflict: a first edition's report that calls its motive accidental must
     * stay the same content when it is sent again.
     */
    private static void cause(Map<String, Object> draft, Problems warnings) {
        Report report = new Report(draft);
        boolean isDenied = report.get("cause").isPresent() && report.malicious().equals("no");
        List<String> claimants = report.standingClaims().stream()
                .map(claim -> String.valueOf(claim.get("claimant")))
                .toList();
        if (isDenied && !claimants.isEmpty()) {
            warnings.add(MALICIOUS_POINTER, "is no although a claim stands; both are kept, as a conflict");
            openConflict(draft, MALICIOUS, "no", Map.of("value", "claimed by " + claimants.get(0), "by", "claims"));
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
        if (report.date("timeline.awareAt").isEmpty() && !report.type().equals("threat")) {
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
            openConflict(
                    draft,
                    DISRUPTED,
                    "no",
                    Map.of("value", "usersAffected is " + affected.get(), "by", "impact.usersAffected"));
        }
        Optional<BigDecimal> least = report.find("impact.disruptionHours.min").map(BigDecimal::new);
        Optional<BigDecimal> most = report.find("impact.disruptionHours.max").map(BigDecimal::new);
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            warnings.add("/impact/disruptionHours", "has a min above its max");
        }
    }

    /** A conflict on the field that is there already, open or settled by a person, stays as it is. */
    private static void openConflict(Map<String, Object> draft, String field, String value, Map<String, Object> other) {
        Report report = new Report(draft);
        List<Object> conflicts = new ArrayList<>(report.objects("conflicts"));
        if (report.all("conflicts.field").contains(field) || conflicts.size() >= MOST_CONFLICTS) {
            return;
        }
        Map<String, Object> conflict = new LinkedHashMap<>();
        conflict.put("field", field);
        conflict.put("values", List.of(Map.of("value", value, "by", field), other));
        conflict.put("status", "open");
        conflicts.add(conflict);
        draft.put("conflicts", conflicts);
    }
}
