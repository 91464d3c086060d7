package org.policyalerts.local.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.policyalerts.local.LocalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the book before the present one into force again. */
@Command(
        name = "rollback",
        description = "Put the book before the present one into force again; the history keeps both acts.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason; kept in the history.")
    private String why = "";

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = where.open()) {
            String before = shelf.before()
                    .orElseThrow(() -> new LocalException("no book was put into force yet: nothing to go back to"));
            Acts.print(shelf.activate(before, why), spec.commandLine().getOut());
            return 0;
        }
    }
}
