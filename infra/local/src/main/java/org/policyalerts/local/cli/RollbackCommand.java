package org.policyalerts.local.cli;

import java.io.IOException;
import org.policyalerts.local.LocalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the book before the present one into force again. */
@Command(
        name = "rollback",
        description = "Put the book before the present one into force again; the history keeps both acts.",
        mixinStandardHelpOptions = true)
final class RollbackCommand extends ShelfCommand {

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason; kept in the history.")
    private String why = "";

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = open()) {
            String before = shelf.before()
                    .orElseThrow(() -> new LocalException("no book was put into force yet: nothing to go back to"));
            Acts.print(shelf.activate(before, why), out());
            return 0;
        }
    }
}
