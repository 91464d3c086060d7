package org.policyalerts.policy.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.policyalerts.policy.checker.BookClaimants;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.parser.PolicySources;

/**
 * A step of the build: runs the tests of the policies that ship, whatever other tests are skipped. Arguments: the
 * folder of the policies, the project's root. It says on standard error which tests fail, and then exits with 1.
 */
public final class BookTester {

    private BookTester() {}

    public static void main(String[] arguments) throws IOException {
        boolean isPassed = test(Path.of(arguments[0]), new FixtureFolder(Path.of(arguments[1])), System.err);
        System.exit(isPassed ? 0 : 1);
    }

    /** A book that is not sound has no tests to run: it stops the build one step sooner, with every problem. */
    static boolean test(Path policies, FixtureReader fixtures, PrintStream complaints) throws IOException {
        if (PolicyReader.read(PolicySources.folder(policies)) instanceof BookReading.Checked sound) {
            PolicyCaseRun.Outcome outcome = PolicyCaseRun.run(
                    sound.policies(), BookClaimants.of(policies).keys(), fixtures);
            outcome.results().stream()
                    .filter(result -> !result.isPassed())
                    .map(result -> "%s:%d: \"%s\" expected %s, got %s"
                            .formatted(result.file(), result.line(), result.test(), result.expected(), result.got()))
                    .forEach(complaints::println);
            return outcome.isPassed();
        }
        return false;
    }
}
