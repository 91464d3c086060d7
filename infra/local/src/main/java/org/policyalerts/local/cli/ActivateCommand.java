package org.policyalerts.local.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a published book into force. */
@Command(
        name = "activate",
        description = "Put a published book into force; refused for whoever published it.",
        mixinStandardHelpOptions = true)
final class ActivateCommand extends ShelfCommand {

    @Parameters(paramLabel = "HASH", description = "The book, as \"policies publish\" named it.")
    private String hash = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason; kept in the history.")
    private String why = "";

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = open()) {
            Acts.print(shelf.activate(hash(hash), why), out());
            return 0;
        }
    }
}
