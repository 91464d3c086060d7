package org.policyalerts.incident.intake;

import java.util.ArrayList;
import java.util.List;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.TlpLabels;
import org.policyalerts.incident.validation.Problem;

/** What a change may not do to a report, however valid the outcome. */
final class ChangeRules {

    List<Problem> refusals(Incident latest, Report after, boolean isByReporter) {
        Report before = latest.report();
        List<Problem> refusals = new ArrayList<>();
        // Another spelling of the same reference was brought back to the stored one.
        if (!before.text("reference").equals(after.text("reference"))) {
            refusals.add(new Problem(
                    "/reference", "cannot be changed: with the reporter it is what tells this incident from others"));
        }
        if (!isByReporter && TlpLabels.isStricter(before.text("tlp"), after.text("tlp"))) {
            refusals.add(new Problem("/tlp", "may be lowered by the reporter only"));
        }
        if (after.duplicateOf().contains(latest.id().value())) {
            refusals.add(new Problem("/related", "an incident cannot be a duplicate of itself"));
        }
        SizeRule.refusal(after).ifPresent(refusals::add);
        return refusals;
    }
}
