package org.policyalerts.local.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a published book would say of the incidents of a year. */
@Command(
        name = "preview",
        description = "Show what a published book would say of the incidents of a year, beside the book in force.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HASH", description = "The book, as \"policies publish\" named it.")
    private String hash = "";

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = where.open()) {
            Previews.print(shelf.preview(hash), spec.commandLine().getOut());
            return 0;
        }
    }
}
