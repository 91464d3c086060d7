package org.policyalerts.local.cli;

import java.io.IOException;
import java.util.Map;
import org.policyalerts.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a published book would say of the incidents of a year. */
@Command(
        name = "preview",
        description = {
            "Show what a published book would have said of the incidents of a year, beside the book in force,",
            "and which open alerts and tasks it would change."
        },
        mixinStandardHelpOptions = true)
final class PreviewCommand extends ShelfCommand {

    @Parameters(paramLabel = "HASH", description = "The book, as \"policies publish\" named it.")
    private String hash = "";

    @Option(names = "--json", description = "Print it as the API answers it.")
    private boolean isJson;

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = open()) {
            Map<String, Object> preview = previewed(shelf, hash(hash));
            if (isJson) {
                out().println(JsonWriter.write(preview));
                out().flush();
            } else {
                printDifference(shelf, hash);
                new PreviewTable(preview, out()).print();
            }
            return 0;
        }
    }
}
