package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what the policies on trial of the book in force would have said. */
@Command(
        name = "shadow-report",
        description = "Show what the policies on trial (mode: shadow) of the book in force would have said in a year.",
        mixinStandardHelpOptions = true)
final class ShadowReportCommand implements Callable<Integer> {

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = where.open()) {
            Map<String, Object> preview = shelf.preview(shelf.inForce());
            PrintWriter out = spec.commandLine().getOut();
            for (String list : List.of("policies", "audiences")) {
                out.println("incidents by " + list + " on trial:");
                Previews.onTrial(preview, list)
                        .forEach((name, incidents) -> out.printf("    %-44s  %8d%n", name, incidents));
            }
            out.flush();
            return 0;
        }
    }
}
