package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Shows what the policies on trial of the book in force would have said. */
@Command(
        name = "shadow-report",
        description = "Show what the policies on trial (mode: shadow) of the book in force would have said in a year.",
        mixinStandardHelpOptions = true)
final class ShadowReportCommand extends ShelfCommand {

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = open()) {
            Map<String, Object> preview = shelf.preview(shelf.inForce());
            PrintWriter out = out();
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
