package org.policyalerts.local.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a published book into force. */
@Command(
        name = "activate",
        description = "Put a published book into force; refused for whoever published it.",
        mixinStandardHelpOptions = true)
final class ActivateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HASH", description = "The book, as \"policies publish\" named it.")
    private String hash = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason; kept in the history.")
    private String why = "";

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = where.open()) {
            Acts.print(shelf.activate(hash, why), spec.commandLine().getOut());
            return 0;
        }
    }
}
