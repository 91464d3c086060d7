package org.policyalerts.attribution;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.policyalerts.incident.Report;

/** What nobody has recorded yet and the review of an attribution needs, in the order in which to ask for it. */
public final class MissingFacts {

    private static final List<Function<Report, Optional<String>>> CHECKS = List.of(
            check("No owner of the attribution is named", lacks("attribution.owner")),
            check(
                    "When the operator became aware is not known; age counts from the day we heard of it",
                    report -> report.date("timeline.awareAt").isEmpty()),
            check(
                    "Nobody has assessed who did it; there is no active assessment",
                    report -> !report.all("attribution.assessments.status").contains("active")),
            check(
                    "No technique is recorded that would tie it to a group",
                    report -> !report.text("attribution.status").equals("unassessed") && lacksTechniques(report)),
            check("How confident we are is not recorded", lacks("attribution.confidence")),
            MissingFacts::tooConfident,
            check(
                    "Accounts contradict each other, and the conflict is not settled",
                    report -> report.all("conflicts.status").contains("open")),
            check("How far the incident reached is unknown", report -> report.find("impact.scope")
                    .filter("unknown"::equals)
                    .isPresent()));

    private MissingFacts() {}

    /** Each as a sentence without its full stop. */
    public static List<String> of(Report report) {
        return CHECKS.stream().flatMap(check -> check.apply(report).stream()).toList();
    }

    private static Function<Report, Optional<String>> check(String sentence, Predicate<Report> isMissing) {
        return report -> isMissing.test(report) ? Optional.of(sentence) : Optional.empty();
    }

    private static Predicate<Report> lacks(String path) {
        return report -> report.find(path).isEmpty();
    }

    private static boolean lacksTechniques(Report report) {
        return report.all("techniques").isEmpty();
    }

    private static Optional<String> tooConfident(Report report) {
        return report.find("attribution.confidence")
                .flatMap(confidence -> ConfidenceCeiling.of(report).objection(confidence));
    }
}
