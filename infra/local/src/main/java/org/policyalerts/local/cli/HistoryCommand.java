package org.policyalerts.local.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows which books were in force, who put them there and why. */
@Command(
        name = "history",
        description = "Show which books were in force, who published them, who put them into force, when and why.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = where.open()) {
            Acts.print(shelf.history(), spec.commandLine().getOut());
            return 0;
        }
    }
}
