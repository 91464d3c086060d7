package org.policyalerts.local.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.intake.MergePatch;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.files.JsonFile;
import org.policyalerts.local.files.LocalBook;
import org.policyalerts.local.files.PolicyFolder;
import org.policyalerts.local.files.Progress;
import org.policyalerts.local.files.ReportCollection;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.local.files.ReportFileReader;
import org.policyalerts.local.files.ReportProblem;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.testing.UnstoredIncident;
import org.policyalerts.policy.testing.UnstoredIncidents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which policies one report would match, which not, and why. */
@Command(
        name = "explain",
        description = "Print what a report would raise and why, and what not and why not; nothing is sent or kept.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "An incident report in JSON.")
    private Path file = Path.of("");

    @Option(names = "--as-of", paramLabel = "T", description = "Decide as if it were then (default: now).")
    private @Nullable OffsetDateTime asOf;

    @Option(
            names = "--received",
            paramLabel = "T",
            description = "When the report came in (default: the earliest of its awareAt, disclosedAt, occurredAt).")
    private @Nullable OffsetDateTime received;

    @Option(names = "--with", paramLabel = "JSON", description = "Change the report first (JSON Merge Patch).")
    private @Nullable String with;

    @Option(names = "--policies", paramLabel = "DIR", description = "Folder of policies (default: the shipped ones).")
    private @Nullable Path policies;

    @Option(
            names = "--history",
            paramLabel = "DIR|FILE",
            description = "Other reports: .json, .ndjson (one a line), folders of both (default: none).")
    private List<Path> history = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Report> report = report();
        Optional<LocalBook> book = report.isEmpty() ? Optional.empty() : PolicyFolder.read(policies, out);
        ReportCollection others =
                ReportFileReader.read(history, Progress.on(spec.commandLine().getErr()));
        others.problems().forEach(problem -> print("error: " + problem));
        if (report.isEmpty() || book.isEmpty() || others.invalid() > 0) {
            return 1;
        }
        Incident incident = incident(report.get());
        UnstoredIncidents all = all(incident, others);
        Facts facts = new Facts(incident, Optional.empty(), summaries(incident, all, others, book.get()), now());
        List<ExplainedPolicy> explained = ExplainedPolicy.all(book.get().compiled(), facts);
        new ExplanationPrinter(out, facts).print(explained, all.primaryOf(incident));
        return explained.stream().anyMatch(each -> each.outcome() == PolicyOutcome.FAILED) ? 1 : 0;
    }

    private Instant now() {
        return asOf == null ? Clock.systemUTC().instant() : asOf.toInstant();
    }

    private Incident incident(Report report) {
        Instant receivedAt =
                received == null ? UnstoredIncident.receivedAt(report, DemoSettings.ZONE) : received.toInstant();
        return UnstoredIncident.of(0, report, receivedAt);
    }

    // People often give the folder of the report as its history; the report itself must not count there.
    private static Stream<Incident> besides(Incident incident, ReportCollection others) {
        return others.inOrder().stream().map(Past::incident).filter(other -> !other.naturalKey()
                .isSameAs(incident.naturalKey()));
    }

    private static UnstoredIncidents all(Incident incident, ReportCollection others) {
        return new UnstoredIncidents(
                Stream.concat(Stream.of(incident), besides(incident, others)).toList());
    }

    private static List<IncidentSummary> summaries(
            Incident incident, UnstoredIncidents all, ReportCollection others, LocalBook book) {
        return besides(incident, others)
                .filter(other -> all.primaryOf(other).isEmpty())
                .map(other -> IncidentSummary.of(other, book.claimants()))
                .toList();
    }

    /** Prints all problems and is empty if the report is not valid. */
    private Optional<Report> report() throws IOException {
        ReportReading reading = new ReportReader(DemoSettings.ZONE).read(tree());
        if (reading instanceof ReportReading.Invalid invalid) {
            invalid.problems().forEach(problem -> print("error", problem));
            return Optional.empty();
        }
        ReportReading.Valid valid = (ReportReading.Valid) reading;
        valid.warnings().forEach(warning -> print("warning", warning));
        return Optional.of(valid.report());
    }

    private void print(String kind, Problem problem) {
        print(kind + ": " + ReportProblem.line(file.toString(), problem));
    }

    private void print(String line) {
        spec.commandLine().getErr().println(line);
    }

    private @Nullable Object tree() throws IOException {
        Map<String, Object> tree = JsonFile.read(file);
        return with == null
                ? tree
                : MergePatch.apply(tree, JsonFile.object("--with", with.getBytes(StandardCharsets.UTF_8)));
    }
}
