package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.files.LocalBook;
import org.policyalerts.local.files.PolicyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints everything that is wrong with a folder of policies. */
@Command(name = "validate", description = "Print all problems of all policy files.", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder of policies (default: the shipped ones).")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<LocalBook> book = PolicyFolder.read(folder, out);
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), DemoSettings.ZONE);
        book.ifPresent(sound -> {
            sound.policies().stream()
                    .filter(checked -> checked.policy().isReviewOverdue(today))
                    .forEach(checked -> out.println("warning: " + checked.file()
                            + ": should have been reviewed by "
                            + checked.policy().reviewBy()
                            + "; look at it again, then set a later day"));
            out.println("policies: " + sound.policies().size() + ", problems: 0");
        });
        return book.isPresent() ? 0 : 1;
    }
}
