package org.policyalerts.local.cli;

import java.io.IOException;
import picocli.CommandLine.Command;

/** Shows which books were in force, who put them there and why. */
@Command(
        name = "history",
        description = "Show which books were in force, who published them, who put them into force, when and why.",
        mixinStandardHelpOptions = true)
final class HistoryCommand extends ShelfCommand {

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = open()) {
            Acts.print(shelf.history(), out());
            return 0;
        }
    }
}
