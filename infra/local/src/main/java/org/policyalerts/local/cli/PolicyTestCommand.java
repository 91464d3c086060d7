package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.files.LocalBook;
import org.policyalerts.local.files.PolicyFolder;
import org.policyalerts.local.files.Progress;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.FixtureFolder;
import org.policyalerts.policy.testing.PolicyCaseRun;
import org.policyalerts.policy.testing.PolicyCaseRun.Covered;
import org.policyalerts.policy.testing.PolicyCaseRun.Outcome;
import org.policyalerts.policy.testing.PolicyCaseRun.Result;
import org.policyalerts.text.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests inside policy files. */
@Command(
        name = "test",
        description = "Run the tests inside the policy files; print failures and conditions not seen true and false.",
        mixinStandardHelpOptions = true)
final class PolicyTestCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder of policies (default: the shipped ones).")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<LocalBook> book = PolicyFolder.read(folder, out);
        if (book.isEmpty()) {
            return 1;
        }
        Outcome outcome = run(book.get(), Progress.on(spec.commandLine().getErr()));
        print(outcome, out);
        out.printf("policies: %d, ", book.get().policies().size());
        summary(outcome, out);
        return outcome.isPassed() ? 0 : 1;
    }

    private static Outcome run(LocalBook book, Progress progress) {
        List<Result> results = new ArrayList<>();
        List<Covered> coverage = new ArrayList<>();
        FixtureFolder fixtures = new FixtureFolder(ProjectFolder.find("events").resolveSibling(""));
        progress.start("testing", book.policies().size());
        for (CheckedPolicy policy : book.policies()) {
            Outcome outcome = PolicyCaseRun.run(List.of(policy), book.claimants(), fixtures);
            results.addAll(outcome.results());
            coverage.addAll(outcome.coverage());
            progress.step(1);
        }
        progress.end();
        return new Outcome(results, coverage);
    }

    private static void print(Outcome outcome, PrintWriter out) {
        outcome.results().stream().filter(result -> !result.isPassed()).forEach(result -> failure(result, out));
        outcome.coverage().stream()
                .filter(covered -> !covered.isComplete())
                .forEach(covered -> out.printf(
                        "UNCOVERED  %-32s %-14s %s%n",
                        covered.policy(), missing(covered), PlainText.clean(covered.condition())));
    }

    private static void failure(Result result, PrintWriter out) {
        out.printf(
                "FAILED     %-32s %s:%d \"%s\"%n",
                result.policy(), result.file(), result.line(), PlainText.clean(result.test()));
        out.printf("           expected %s, got %s%n", result.expected(), result.got());
        result.because()
                .forEach(because -> out.printf(
                        "           %s: %s (%s)%n",
                        PlainText.clean(because.condition()),
                        PlainText.clean(because.saw()),
                        because.outcome().text()));
    }

    private static String missing(Covered covered) {
        if (covered.seenTrue()) {
            return "never false";
        }
        return covered.seenFalse() ? "never true" : "never decided";
    }

    private static void summary(Outcome outcome, PrintWriter out) {
        long failed =
                outcome.results().stream().filter(result -> !result.isPassed()).count();
        long covered = outcome.coverage().stream().filter(Covered::isComplete).count();
        out.printf(
                "tests: %d, failed: %d, conditions covered: %d of %d%n",
                outcome.results().size(), failed, covered, outcome.coverage().size());
    }
}
