package org.policyalerts.incident.validation;

import java.util.List;
import org.policyalerts.incident.Report;

/** The result of reading a report. */
public sealed interface ReportReading {

    /** A report that may be stored; the warnings are for its author. */
    record Valid(Report report, List<Problem> warnings) implements ReportReading {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** No report, with everything that is wrong. */
    record Invalid(List<Problem> problems) implements ReportReading {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
