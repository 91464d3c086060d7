package org.policyalerts.local.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.policy.testing.UnstoredIncident;

/** The reports that were found in files, as incidents that nobody submitted, and what could not be taken for one. */
public final class ReportCollection {

    /** Fields of every report: an object with none of them is some other document. */
    private static final Set<String> OF_REPORTS =
            Set.of("reference", "title", "determination", "severity", "timeline", "targets", "impact");

    private final ReportReader reader = new ReportReader(DemoSettings.ZONE);
    private final Map<String, List<Incident>> byReference = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private int reports;
    private int invalid;

    /**
     * One incident.
     *
     * @param versions the reports of it in their order, at least one
     * @param occurredAt the earliest instant at which it may have happened, by the latest version
     */
    public record Past(List<Incident> versions, Instant occurredAt) {

        public Past {
            versions = List.copyOf(versions);
        }

        /** The latest version. */
        public Incident incident() {
            return versions.get(versions.size() - 1);
        }

        public String reference() {
            return incident().report().text("reference");
        }
    }

    /** Adds a document. With {@code mayBeOther} one that is no report counts as some other document, not as invalid. */
    void add(String where, Map<String, Object> tree, boolean mayBeOther) {
        if (mayBeOther && tree.keySet().stream().noneMatch(OF_REPORTS::contains)) {
            leftOut.add("no incident report, left out: " + where);
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

    /** Reports of one reference are versions of one incident; what an earlier one said word for word is no news. */
    private void add(Report report) {
        reports++;
        List<Incident> versions = byReference.computeIfAbsent(key(report), none -> new ArrayList<>());
        if (versions.isEmpty()) {
            Instant receivedAt = UnstoredIncident.receivedAt(report, DemoSettings.ZONE);
            versions.add(UnstoredIncident.of(byReference.size(), report, receivedAt));
        } else if (versions.stream().noneMatch(one -> one.report().equals(report))) {
            Incident latest = versions.get(versions.size() - 1);
            Instant knownAt = VersionTime.of(latest, report, DemoSettings.ZONE);
            versions.add(latest.next(knownAt, "", report));
        }
    }

    /** Files name no reporter. */
    private static String key(Report report) {
        return new NaturalKey("", report.text("reference")).folded();
    }

    /** Adds a document that cannot be read. */
    void addUnreadable(String reason) {
        invalid++;
        problems.add(reason);
    }

    /** Adds a file that is not read because its name is not one of a file with reports. */
    void addForeign(String file) {
        leftOut.add("not read, its name does not end in .json, .ndjson or .jsonl: " + file);
    }

    /** The incidents, in the order in which they happened. */
    public List<Past> inOrder() {
        return byReference.values().stream()
                .map(versions -> new Past(versions, occurredAt(versions.get(versions.size() - 1))))
                .sorted(Comparator.comparing(Past::occurredAt).thenComparing(Past::reference))
                .toList();
    }

    private static Instant occurredAt(Incident incident) {
        return incident.report().date("timeline.occurredAt").orElseThrow().earliest(DemoSettings.ZONE);
    }

    /** Everything that is wrong with the invalid documents, one line for each problem. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The files of a folder that hold no report, each with the reason. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** How many valid reports there are, repeats included. */
    public int reports() {
        return reports;
    }

    /** How many documents are invalid. */
    public int invalid() {
        return invalid;
    }
}
