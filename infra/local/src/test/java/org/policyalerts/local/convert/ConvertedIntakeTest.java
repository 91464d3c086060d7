package org.policyalerts.local.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;

/** What "convert" makes is taken by the real intake, once. */
class ConvertedIntakeTest {

    private static final Path SAMPLES = ProjectFolder.find("infra/local/src/test/resources/convert");

    @TempDir
    private Path folder = Path.of("");

    private static Terminal run(LocalDeployment stack, String from, String token, Path... files) {
        List<String> all = new ArrayList<>(List.of("convert", "--from", from));
        for (Path file : files) {
            all.add(file.toString());
        }
        all.addAll(List.of("--to", stack.uri().toString(), "--token", token));
        Terminal terminal = new Terminal();
        terminal.run(all.toArray(new String[0]));
        return terminal;
    }

    private static LocalDeployment started() {
        LocalClock clock = new LocalClock();
        clock.set(Instant.parse("2024-06-01T07:00:00Z"));
        return LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0));
    }

    @Test
    void theSameFilesAgainChangeNothingAndOursComesBack() throws Exception {
        Path newer = SAMPLES.resolve("stix-newer.json");
        Path older = SAMPLES.resolve("stix-older.json");
        Path misp = SAMPLES.resolve("misp-list.json");
        try (LocalDeployment stack = started()) {
            assertThat(run(stack, "stix", "submitter:CERT", newer, older).err())
                    .contains("sent: 3, new: 3, there already: 0, refused: 0");
            assertThat(run(stack, "misp", "submitter:CERT", misp).err())
                    .contains("sent: 1, new: 1, there already: 0, refused: 0");
            assertThat(run(stack, "stix", "submitter:CERT", newer, older).err())
                    .contains("sent: 3, new: 0, there already: 3, refused: 0");
            assertThat(run(stack, "misp", "submitter:CERT", misp).err())
                    .contains("sent: 1, new: 0, there already: 1, refused: 0");
            assertPassedOn(stack);
        }
    }

    /** A report that judges by our own right goes to a partner who may not, and is taken there. */
    private void assertPassedOn(LocalDeployment stack) throws Exception {
        Caller caller = new Caller(stack.uri());
        String id = Caller.id(caller.submit(Caller.report("parliament")));
        String bundle = caller.get("/incidents/" + id + "/stix", "staff").body();
        Path file = Files.writeString(folder.resolve("parliament.json"), bundle);

        assertThat(run(stack, "stix", "submitter:PARTNER", file).err())
                .contains("new: 1, there already: 0, refused: 0");
        assertThat(caller.get("/incidents?reference=AKCESK/2023/12-PARL", "submitter:PARTNER")
                        .body())
                .contains("Assembly of Albania attacked");
    }

    @Test
    void moreThanABatchIsSentAndWhatIsRefusedIsNamed() throws Exception {
        String event = "{\"Event\": {\"uuid\": \"u%d\", \"info\": \"%s\", \"date\": \"2024-02-01\"}}\n";
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            lines.append(event.formatted(i, "first"));
        }
        Path file = Files.writeString(folder.resolve("many.ndjson"), lines);
        try (LocalDeployment stack = started()) {
            assertThat(run(stack, "misp", "submitter:CERT", file).err()).contains("sent: 120, new: 120");
            Files.writeString(file, event.formatted(7, "other words"));
            Terminal again = run(stack, "misp", "submitter:CERT", file);

            assertThat(again.err())
                    .contains("refused  misp:u7: 409")
                    .contains("PATCH")
                    .contains("refused: 1");
            assertThat(run(stack, "misp", "auditor", file).err()).contains("error: refused (403)");
        }
    }
}
