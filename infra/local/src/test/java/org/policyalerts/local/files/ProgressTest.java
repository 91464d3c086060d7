package org.policyalerts.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void showsABarOnlyAfterASecondAndTakesItAway() {
        Progress progress = started(true);

        progress.step(1);
        assertThat(err.toString()).isEmpty();

        now += SECOND;
        progress.step(1);
        assertThat(err.toString()).isEqualTo("\rtesting [###############...............] 2 of 4");

        progress.step(1);
        progress.end();
        assertThat(err.toString()).endsWith(" 2 of 4\r\u001B[K");
    }

    @Test
    void keepsSilentWhereNobodyWatches() {
        Progress progress = started(false);

        now += SECOND;
        progress.step(4);
        progress.end();

        assertThat(err.toString()).isEmpty();
    }

    private Progress started(boolean isTerminal) {
        Progress progress = new Progress(new PrintWriter(err, true), isTerminal, () -> now);
        progress.start("testing", 4);
        return progress;
    }
}
