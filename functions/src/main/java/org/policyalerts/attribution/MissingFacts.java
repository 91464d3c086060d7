package org.policyalerts.attribution;

import java.util.ArrayList;
import java.util.List;
import org.policyalerts.incident.Report;

/** What nobody has recorded yet and the review of an attribution needs, in the order in which to ask for it. */
public final class MissingFacts {

    private MissingFacts() {}

    /** Each as a sentence without its full stop. */
    public static List<String> of(Report report) {
        AttributionState state = AttributionState.of(report.text("attribution.status"));
        String confidence = report.find("attribution.confidence").orElse("none");
        List<String> missing = new ArrayList<>();
        add(missing, report.find("attribution.owner").isEmpty(), "No owner of the attribution is named");
        add(
                missing,
                report.date("timeline.awareAt").isEmpty(),
                "When the operator became aware is not known; age counts from the day we heard of it");
        add(
                missing,
                report.all("attribution.assessments.status").stream().noneMatch("active"::equals),
                "Nobody has assessed who did it; there is no active assessment");
        add(
                missing,
                state != AttributionState.UNASSESSED && report.all("techniques").isEmpty(),
                "No technique is recorded that would tie it to a group");
        add(missing, report.find("attribution.confidence").isEmpty(), "How confident we are is not recorded");
        ConfidenceCeiling.of(report).objection(confidence).ifPresent(missing::add);
        add(
                missing,
                report.all("conflicts.status").contains("open"),
                "Accounts contradict each other, and the conflict is not settled");
        add(
                missing,
                report.find("impact.scope").filter("unknown"::equals).isPresent(),
                "How far the incident reached is unknown");
        return missing;
    }

    private static void add(List<String> missing, boolean isMissing, String sentence) {
        if (isMissing) {
            missing.add(sentence);
        }
    }
}
