package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.policyalerts.local.files.Progress;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands about published books have: where the books are, and where to write. */
abstract class ShelfCommand implements Callable<Integer> {

    private static final int DAYS = 365;

    @Mixin
    private ShelfOptions where = new ShelfOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        while (!Boolean.TRUE.equals(preview.get("complete")) && number(preview, "incidents") > judged) {
            judged = number(preview, "incidents");
            progress.step((int) (days(preview) - days));
            days = days(preview);
            preview = shelf.preview(hash);
        }
        progress.end();
        return preview;
    }

    private static long number(Map<String, Object> document, String name) {
        return document.get(name) instanceof Long number ? number : 0;
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
