package org.policyalerts.local.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.policy.testing.UnstoredIncident;

/** The reports that were found in files, as incidents that nobody submitted, and the documents that are no reports. */
public final class ReportCollection {

    /** Fields of every report: an object with none of them is some other document. */
    private static final Set<String> OF_REPORTS =
            Set.of("reference", "title", "determination", "severity", "timeline", "targets", "impact");

    private final ReportReader reader = new ReportReader(DemoSettings.ZONE);
    private final List<Past> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private int invalid;

    /** One report and the earliest instant at which it may have happened. */
    public record Past(Incident incident, Instant occurredAt) {

        public String reference() {
            return incident.report().text("reference");
        }
    }

    /** Adds a document. With {@code mayBeOther} one that is no report counts as some other document, not as invalid. */
    void add(String where, Map<String, Object> tree, boolean mayBeOther) {
        if (mayBeOther && tree.keySet().stream().noneMatch(OF_REPORTS::contains)) {
            others.add(where);
            return;
        }
        ReportReading reading = reader.read(tree);
        if (reading instanceof ReportReading.Valid valid) {
            add(valid.report());
        } else {
            invalid++;
            ((ReportReading.Invalid) reading)
                    .problems()
                    .forEach(problem -> problems.add(ReportProblem.line(where, problem)));
        }
    }

    private void add(Report report) {
        Instant receivedAt = UnstoredIncident.receivedAt(report, DemoSettings.ZONE);
        Instant occurredAt = report.date("timeline.occurredAt").orElseThrow().earliest(DemoSettings.ZONE);
        found.add(new Past(UnstoredIncident.of(found.size() + 1, report, receivedAt), occurredAt));
    }

    /** Adds a document that cannot be read. */
    void addUnreadable(@Nullable String reason) {
        invalid++;
        problems.add(String.valueOf(reason));
    }

    /** The valid ones, in the order in which they happened. */
    public List<Past> inOrder() {
        return found.stream()
                .sorted(Comparator.comparing(Past::occurredAt).thenComparing(Past::reference))
                .toList();
    }

    /** Everything that is wrong with the invalid documents, one line for each problem. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The JSON files of a folder that are no reports at all. */
    public List<String> others() {
        return List.copyOf(others);
    }

    /** How many documents are invalid. */
    public int invalid() {
        return invalid;
    }
}
