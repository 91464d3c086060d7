package org.policyalerts.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileReaderTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();
    private long now;

    @TempDir
    Path folder = Path.of("");

    @Test
    void showsItsProgressOverLines() throws IOException {
        Files.writeString(folder.resolve("many.ndjson"), "{}\n\n{}\n{}");
        Files.writeString(folder.resolve("one.json"), "{}");
        Progress progress = new Progress(new PrintWriter(err, true), true, () -> now += SECOND);

        ReportFileReader.read(List.of(folder), progress);

        assertThat(err.toString())
                .contains("1 of 5", "3 of 5", "4 of 5", "5 of 5")
                .startsWith("\rreading [######........................] 1 of 5");
    }
}
