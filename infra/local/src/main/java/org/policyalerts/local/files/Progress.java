package org.policyalerts.local.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** A progress bar, on a terminal only: it appears after a second and disappears when the work is done. */
public final class Progress {

    private static final long APPEARS_AFTER = 1_000_000_000L;
    private static final long REDRAWN_AFTER = 100_000_000L;
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean isTerminal;
    private final LongSupplier nanoTime;
    private String label = "";
    private long total;
    private long done;
    private long nextDrawing;
    private boolean isDrawn;

    Progress(PrintWriter err, boolean isTerminal, LongSupplier nanoTime) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.nanoTime = nanoTime;
    }

    /** Draws on standard error if that is a terminal. */
    public static Progress on(PrintWriter err) {
        return new Progress(err, isStandardErrorATerminal(), System::nanoTime);
    }

    // Java only tells whether both input and output are terminals; the command "test" tells it of standard error.
    private static boolean isStandardErrorATerminal() {
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void start(String what, long steps) {
        label = what;
        total = steps;
        done = 0;
        nextDrawing = nanoTime.getAsLong() + APPEARS_AFTER;
    }

    public void step(int steps) {
        done += steps;
        if (isTerminal && nanoTime.getAsLong() - nextDrawing >= 0) {
            draw();
            nextDrawing = nanoTime.getAsLong() + REDRAWN_AFTER;
        }
    }

    private void draw() {
        // How much there is may be known only about.
        int filled = (int) Math.min(WIDTH, done * WIDTH / Math.max(1, total));
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        err.print("\r%s [%s] %d of %d".formatted(label, bar, done, total));
        err.flush();
        isDrawn = true;
    }

    /** Removes the bar, so that the next output starts on an empty line. */
    public void end() {
        if (isDrawn) {
            err.print("\r\u001B[K");
            err.flush();
            isDrawn = false;
        }
    }
}
