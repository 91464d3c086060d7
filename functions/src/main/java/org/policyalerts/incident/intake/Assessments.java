package org.policyalerts.incident.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.Problem;

/**
 * Who reported each assessment of a report. Whoever adds one is named beside it; nobody but staff and those who judge
 * changes what another has reported, or puts words into its mouth. Of entries that staff wrote, or that are older than
 * this rule, nobody is named: they are as little a reporter's to change.
 */
final class Assessments {

    private static final String REPORTED_BY = "reportedBy";
    private static final String PLACE = "/attribution/assessments/";

    private final Author author;
    private final List<Map<String, Object>> before;
    private final boolean[] isThere;
    private final List<Object> after = new ArrayList<>();
    private final List<Problem> refusals = new ArrayList<>();

    private Assessments(Author author, List<Map<String, Object>> before) {
        this.author = author;
        this.before = before;
        this.isThere = new boolean[before.size()];
    }

    /**
     * Compares the assessments of a report with those of the version before.
     *
     * @param before empty for a new report
     */
    static Assessments compare(Author author, Optional<Report> before, Report report) {
        Assessments assessments = new Assessments(
                author,
                before.map(earlier -> earlier.objects("attribution.assessments"))
                        .orElse(List.of()));
        report.objects("attribution.assessments").forEach(assessments::take);
        assessments.refuseWhatIsMissing();
        return assessments;
    }

    /** What its author may not do to them. */
    List<Problem> refusals() {
        return List.copyOf(refusals);
    }

    private void take(Map<String, Object> assessment) {
        int same = sameAs(assessment);
        if (same >= 0) {
            isThere[same] = true;
            after.add(before.get(same));
            return;
        }
        String named = name(assessment);
        String own = author.organisation().orElse(null);
        boolean keepsName =
                named != null && author.corrects() && before.stream().anyMatch(one -> named.equals(name(one)));
        if (named != null && !named.equals(own) && !keepsName) {
            refusals.add(new Problem(PLACE + after.size() + "/" + REPORTED_BY, "is set by the service; leave it out"));
        }
        after.add(reportedBy(keepsName ? named : own, assessment));
    }

    /** The place of the same entry before; one who says nothing of its reporter means whoever it was. */
    private int sameAs(Map<String, Object> assessment) {
        for (int i = 0; i < before.size(); i++) {
            boolean isSameReporter = name(assessment) == null || Objects.equals(name(assessment), name(before.get(i)));
            if (!isThere[i] && isSameReporter && without(before.get(i)).equals(without(assessment))) {
                return i;
            }
        }
        return -1;
    }

    private void refuseWhatIsMissing() {
        for (int i = 0; i < before.size(); i++) {
            String name = name(before.get(i));
            boolean isOwn = name != null && author.isOf(name);
            if (!isThere[i] && !isOwn && !author.corrects()) {
                refusals.add(new Problem(PLACE + i, "was not reported by you and has to come back as it was"));
            }
        }
    }

    /** The report with these, each with who reported it. */
    Report in(Report report) {
        if (after.isEmpty()) {
            return report;
        }
        Map<String, Object> attribution = new LinkedHashMap<>();
        if (report.tree().get("attribution") instanceof Map<?, ?> given) {
            given.forEach((field, value) -> attribution.put(field.toString(), value));
        }
        attribution.put("assessments", after);
        Map<String, Object> tree = new LinkedHashMap<>(report.tree());
        tree.put("attribution", attribution);
        return Report.copyOf(tree);
    }

    /**
     * The content of a report for its hash. Who reported an assessment is not part of it: a report of the first
     * edition, or one that an authority sent, stays the same when it is sent again.
     */
    static Map<String, Object> content(Report report) {
        Map<String, Object> tree = new LinkedHashMap<>(report.tree());
        if (report.tree().get("attribution") instanceof Map<?, ?> attribution
                && attribution.get("assessments") instanceof List<?>) {
            Map<Object, Object> other = new LinkedHashMap<>(attribution);
            other.put(
                    "assessments",
                    report.objects("attribution.assessments").stream()
                            .map(Assessments::without)
                            .toList());
            tree.put("attribution", other);
        }
        return tree;
    }

    private static Map<String, Object> without(Map<String, Object> assessment) {
        Map<String, Object> rest = new LinkedHashMap<>(assessment);
        rest.remove(REPORTED_BY);
        return rest;
    }

    private static Map<String, Object> reportedBy(@Nullable String name, Map<String, Object> assessment) {
        Map<String, Object> named = without(assessment);
        if (name != null) {
            named.put(REPORTED_BY, name);
        }
        return named;
    }

    private static @Nullable String name(Map<String, Object> assessment) {
        Object name = assessment.get(REPORTED_BY);
        return name == null ? null : name.toString();
    }
}
