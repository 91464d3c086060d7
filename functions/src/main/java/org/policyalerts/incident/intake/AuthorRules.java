package org.policyalerts.incident.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.Problem;

/**
 * What of a report is its author's to write.
 *
 * @param before the version before, if it is a change of one
 */
record AuthorRules(Author author, Optional<Report> before) {

    /** The report as it is kept, with who reported what, and everything in it that is not its author's to write. */
    record Checked(Report report, List<Problem> refusals) {}

    Checked check(Report report) {
        Assessments assessments = Assessments.compare(author, before, report);
        List<Problem> refusals = new ArrayList<>(
                judgement(report.tree(), !report.standingClaims().isEmpty()));
        refusals.addAll(assessments.refusals());
        return new Checked(assessments.in(report), refusals);
    }

    /** The same of what is no valid report: whoever may not write it need not hear what else is wrong with it. */
    List<Problem> refusals(@Nullable Object sent) {
        return sent instanceof Map<?, ?> tree ? judgement(tree, false) : List.of();
    }

    private List<Problem> judgement(Map<?, ?> tree, boolean isClaimed) {
        return author.judges() ? List.of() : new JudgementRules(before).refusals(tree, isClaimed);
    }
}
