package org.policyalerts.local.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a published book would say of the incidents of a year. */
@Command(
        name = "preview",
        description = "Show what a published book would say of the incidents of a year, beside the book in force.",
        mixinStandardHelpOptions = true)
final class PreviewCommand extends ShelfCommand {

    @Parameters(paramLabel = "HASH", description = "The book, as \"policies publish\" named it.")
    private String hash = "";

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = open()) {
            Previews.print(shelf.preview(hash), out());
            return 0;
        }
    }
}
