package org.policyalerts.local.files;

import org.policyalerts.incident.validation.Problem;
import org.policyalerts.text.PlainText;

/** Writes what is wrong with a report as one line. */
public final class ReportProblem {

    private ReportProblem() {}

    /** "report.json: /tlp: must be one of …". */
    public static String line(String source, Problem problem) {
        String pointer = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
        return PlainText.clean(source + ": " + pointer + problem.message());
    }
}
