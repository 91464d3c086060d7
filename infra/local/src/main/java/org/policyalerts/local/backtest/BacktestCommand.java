package org.policyalerts.local.backtest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.files.LocalBook;
import org.policyalerts.local.files.PolicyFolder;
import org.policyalerts.local.files.Progress;
import org.policyalerts.local.files.ReportCollection;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.local.files.ReportFileReader;
import org.policyalerts.policy.testing.UnstoredIncidents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a book of policies would have raised over many past incidents, and where it differs from another book. */
@Command(
        name = "backtest",
        description = {
            "Count the alerts that past incidents would have raised, and whom they would have told.",
            "Reports of one reference are versions of one incident, in the order in which they are read;"
                    + " the same report twice counts once."
        },
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "Incident reports: .json, .ndjson (one a line), folders of both.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--policies", paramLabel = "DIR", description = "Folder of policies (default: the shipped ones).")
    private @Nullable Path policies;

    @Option(names = "--against", paramLabel = "DIR", description = "Print what this other book raises differently.")
    private @Nullable Path against;

    @Option(
            names = "--by",
            paramLabel = "policy|incident",
            converter = Grouping.Converter.class,
            description = "Print the alerts of each policy by month (default) or those of each incident.")
    private Grouping grouping = Grouping.POLICY;

    @Option(names = "--csv", description = "Print CSV: the counts, the incidents or, with --against, the differences.")
    private boolean isCsv;

    @Option(
            names = "--follow",
            paramLabel = "PERIOD",
            defaultValue = "P1Y",
            description = "How long the last version of each is followed for what falls due (default: P1Y).")
    private Period follow = Period.ofYears(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        Optional<LocalBook> book = PolicyFolder.read(policies, out);
        Optional<LocalBook> other = against == null ? Optional.empty() : PolicyFolder.read(against, out);
        if (book.isEmpty() || (against != null && other.isEmpty())) {
            return 1;
        }
        Progress progress = Progress.on(err);
        ReportCollection reports = ReportFileReader.read(paths, progress);
        BacktestResult result = run(book.get(), other, reports.inOrder(), progress);
        print(result, reports, book.get());
        return reports.invalid() == 0 && result.failed().isEmpty() ? 0 : 1;
    }

    private BacktestResult run(LocalBook book, Optional<LocalBook> other, List<Past> reports, Progress progress) {
        UnstoredIncidents all =
                new UnstoredIncidents(reports.stream().map(Past::incident).toList());
        Backtest tested = new Backtest(book.compiled(), book.settings(), follow, all);
        Optional<Backtest> compared = other.map(one -> new Backtest(one.compiled(), one.settings(), follow, all));
        BacktestResult result = new BacktestResult();
        progress.start("judging", reports.size());
        for (List<Past> together : Backtest.together(reports)) {
            List<Raised> raised = tested.judge(together);
            raised.forEach(result::add);
            compared.ifPresent(backtest -> result.compare(raised, backtest.judge(together)));
            progress.step(together.size());
        }
        progress.end();
        return result;
    }

    private void print(BacktestResult result, ReportCollection reports, LocalBook book) {
        PrintWriter out = spec.commandLine().getOut();
        String name = policies == null ? "the shipped book" : policies.toString();
        Optional<String> other = Optional.ofNullable(against).map(Path::toString);
        if (isCsv) {
            csv(new BacktestCsv(out, result), name, other);
        } else {
            tables(result, name, other);
            List<String> ids =
                    book.policies().stream().map(policy -> policy.id().value()).toList();
            new BacktestFindings(out, result.incidents()).print(result.silent(ids), ids.size());
        }
        // A program reads the CSV, so the summary for people goes to standard error.
        new BacktestSummary(isCsv ? spec.commandLine().getErr() : out).print(result, reports);
        out.flush();
    }

    private void csv(BacktestCsv csv, String name, Optional<String> other) {
        if (other.isPresent()) {
            csv.differences(name, other.get());
        } else if (grouping == Grouping.INCIDENT) {
            csv.incidents();
        } else {
            csv.counts();
        }
    }

    private void tables(BacktestResult result, String name, Optional<String> other) {
        PrintWriter out = spec.commandLine().getOut();
        BacktestTable table = new BacktestTable(out, result);
        if (grouping == Grouping.INCIDENT) {
            new IncidentTable(out).print(result.incidents());
        } else {
            table.print();
        }
        other.ifPresent(one -> table.differences(name, one));
    }
}
