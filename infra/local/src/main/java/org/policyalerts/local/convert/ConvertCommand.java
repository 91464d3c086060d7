package org.policyalerts.local.convert;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Remark;
import org.policyalerts.exchange.TlpWords;
import org.policyalerts.exchange.stix.StixReader;
import org.policyalerts.local.convert.ConvertedFiles.Row;
import org.policyalerts.local.files.Progress;
import org.policyalerts.text.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes reports of the incidents that others have written down. */
@Command(
        name = "convert",
        description = {
            "Make reports of incidents in STIX or MISP files: one a line, as POST /incidents:batch takes them.",
            "What went into no report, and what had to be filled in, is listed on standard error.",
            "Exit code: 0 all converted, whatever is listed; 1 something could not be converted or was refused; 2 not understood."
        },
        mixinStandardHelpOptions = true)
public final class ConvertCommand implements Callable<Integer> {

    private static final int MOST_ROWS = 40;

    /** What the files are. */
    enum From {
        stix,
        misp
    }

    /** What the reports are for. */
    enum Mode {
        live,
        backfill,
        exercise
    }

    @Option(names = "--from", required = true, paramLabel = "FORMAT", description = "stix (2.1, 2.0) or misp.")
    private From from = From.stix;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files (.json; .ndjson, .jsonl: one document a line) or folders of them.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Where the reports go (default: standard output).")
    private @Nullable Path out;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where the whole list goes (default: its beginning on standard error).")
    private @Nullable Path report;

    @Option(
            names = "--mode",
            description =
                    "live, backfill or exercise, where the file does not say (default: backfill, which starts no clocks).")
    private Mode mode = Mode.backfill;

    @Option(
            names = "--tlp",
            paramLabel = "LABEL",
            description = "The label of what has none (default: ${DEFAULT-VALUE}).")
    private String tlp = "amber+strict";

    @Option(names = "--to", paramLabel = "URL", description = "Send the reports to this API instead; needs --token.")
    private @Nullable URI to;

    @Option(names = "--token", paramLabel = "T", description = "A token with the scope incidents/submit.")
    private @Nullable String token;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        check();
        Assumptions assumed = new Assumptions(mode.name(), tlp);
        ConvertedFiles.Format format =
                from == From.stix ? new StixReader(assumed)::read : new MispReader(assumed)::read;
        ConvertedFiles converted = new ConvertedFiles(format, Clock.systemUTC().instant());
        List<ForeignFile> all = ForeignFile.of(files);
        Progress progress = Progress.on(err());
        progress.start("converting", all.size());
        for (ForeignFile file : all) {
            converted.read(file);
            progress.step(1);
        }
        progress.end();
        List<Row> rows = converted.rows();
        List<String> lines = converted.lines();
        remarks(rows);
        long failures = count(rows, Remark.Kind.NOT_CONVERTED);
        err().printf(
                        "files: %d, reports: %d, not converted: %d, not mapped: %d, filled in: %d%n",
                        all.size(),
                        lines.size(),
                        failures,
                        count(rows, Remark.Kind.NOT_MAPPED),
                        count(rows, Remark.Kind.FILLED_IN));
        return delivered(lines) && failures == 0 ? 0 : 1;
    }

    private static long count(List<Row> rows, Remark.Kind kind) {
        return rows.stream().filter(row -> row.remark().kind() == kind).count();
    }

    private void check() {
        if (TlpWords.label(tlp).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--tlp: '" + tlp + "' is none of clear, green, amber, amber+strict, red");
        }
        if ((to == null) != (token == null)) {
            throw new ParameterException(spec.commandLine(), "--to needs --token, and --token needs --to");
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private void remarks(List<Row> rows) throws IOException {
        List<Row> shown = rows;
        if (report != null) {
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(report))) {
                new RemarkTable(file).print(rows, rows.size());
            }
            shown = rows.stream()
                    .filter(row -> row.remark().kind() == Remark.Kind.NOT_CONVERTED)
                    .toList();
        }
        new RemarkTable(err()).print(shown, MOST_ROWS);
        if (shown.size() > MOST_ROWS) {
            err().printf("… and %d more: --report FILE has all of them%n", shown.size() - MOST_ROWS);
        }
    }

    /** Whether all were taken by whoever they were for. */
    private boolean delivered(List<String> lines) throws IOException {
        if (to != null && token != null) {
            return sent(lines, to, token);
        }
        if (out != null) {
            Files.write(out, lines);
            return true;
        }
        PrintWriter standard = spec.commandLine().getOut();
        lines.forEach(line -> standard.print(line + "\n"));
        standard.flush();
        return true;
    }

    private boolean sent(List<String> lines, URI api, String by) throws IOException {
        BatchSubmission submission = new BatchSubmission(api, by, Progress.on(err()));
        submission.send(lines);
        submission.refused().forEach(line -> err().println("refused  " + PlainText.clean(line)));
        err().printf(
                        "sent: %d, new: %d, there already: %d, refused: %d%n",
                        lines.size(),
                        submission.taken(),
                        submission.known(),
                        submission.refused().size());
        return submission.refused().isEmpty();
    }
}
