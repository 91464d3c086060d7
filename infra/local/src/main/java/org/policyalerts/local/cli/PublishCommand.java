package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.files.PolicyFolder;
import org.policyalerts.policy.book.BookStore.Published;
import org.policyalerts.policy.checker.BookBuilder;
import org.policyalerts.text.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Publishes the book that a folder is. */
@Command(
        name = "publish",
        description = {
            "Check a folder of policies, run their tests and store the book.",
            "It is not in force before a second person puts it into force (policies activate)."
        },
        mixinStandardHelpOptions = true)
final class PublishCommand extends ShelfCommand {

    @Parameters(paramLabel = "DIR", description = "Folder of policies.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        if (folder == null || PolicyFolder.read(folder, out).isEmpty()) {
            return 1;
        }
        try (BookShelf shelf = open()) {
            Published published = shelf.publish(BookBuilder.book(folder));
            out.println("published: " + published.hash() + ", policies: " + published.policies() + ", by "
                    + PlainText.clean(published.by()));
            preview(shelf, published.hash());
            out.println("Not in force yet. A second person puts it into force:");
            out.println("    policies activate " + published.hash() + " --why \"…\" " + forAnother());
            return 0;
        } catch (RefusedBookException refused) {
            refused.problems().forEach(problem -> out.println(PlainText.clean(problem)));
            out.println("problems: " + refused.problems().size() + "; nothing is published");
            return 1;
        } finally {
            out.flush();
        }
    }

    /** It is published by now, whatever becomes of the preview. */
    private void preview(BookShelf shelf, String hash) throws IOException {
        try {
            printDifference(shelf, hash);
            new PreviewTable(previewed(shelf, hash), out()).print();
        } catch (LocalException none) {
            out().println("No preview: " + none.getMessage());
        }
    }
}
