package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.files.PolicyFolder;
import org.policyalerts.local.files.Progress;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands about published books have: where the books are, and where to write. */
abstract class ShelfCommand implements Callable<Integer> {

    private static final int DAYS = 365;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A book's hash as somebody gave it; a part of one, or a slip, would only not be found. */
    static String hash(String given) {
        if (!given.equals(BookStore.SHIPPED) && !HASH.matcher(given).matches()) {
            throw new LocalException("'" + given + "' is no hash of a book: give all 64 characters (0-9, a-f), as"
                    + " \"policies publish\" and \"policies history\" print them");
        }
        return given;
    }

    BookShelf open() {
        return where.open();
    }

    /** What a book would have said: asked for until all is judged, or only the schedule goes on. */
    Map<String, Object> previewed(BookShelf shelf, String hash) throws IOException {
        Progress progress = Progress.on(spec.commandLine().getErr());
        progress.start("days judged, the latest first", DAYS);
        Map<String, Object> preview = shelf.preview(hash);
        long judged = -1;
        long days = 0;
        while (!Boolean.TRUE.equals(preview.get("complete")) && PreviewTable.number(preview, "incidents") > judged) {
            judged = PreviewTable.number(preview, "incidents");
            progress.step((int) (days(preview) - days));
            days = days(preview);
            preview = shelf.preview(hash);
        }
        progress.end();
        return preview;
    }

    /**
     * What a book would make of the rules in force: nothing where the files of one of them cannot be read from here.
     */
    void printDifference(BookShelf shelf, String hash) throws IOException {
        Optional<Book> before = files(shelf, shelf.inForce());
        Optional<Book> after = files(shelf, hash);
        if (before.isPresent() && after.isPresent()) {
            out().println(BookDifference.between(before.get(), after.get()).sentence());
        }
    }

    private static Optional<Book> files(BookShelf shelf, String hash) throws IOException {
        return hash.equals(BookStore.SHIPPED) ? PolicyFolder.shipped() : shelf.sources(hash);
    }

    /** The options that say where, as a second person gives them. */
    String forAnother() {
        return where.forAnother();
    }

    private static long days(Map<String, Object> preview) {
        Instant back = Instant.parse(String.valueOf(preview.get("back")));
        return Duration.between(back, Instant.parse(String.valueOf(preview.get("since"))))
                .toDays();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
