package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.local.files.SamplePolicy;

/** Whatever folder or hash is given to the commands about books, the answer says what is wrong; exit code 1. */
class BadBookTest {

    /** Where nobody listens: whatever is refused here was refused before anything was sent. */
    private static final String[] NOWHERE = {"--to", "http://127.0.0.1:1", "--token", "publisher:ana"};

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void writeASoundPolicy() throws IOException {
        SamplePolicy.write(folder, "gap", SamplePolicy.text("gap"));
    }

    private int run(String... command) {
        String[] all = new String[command.length + 1 + NOWHERE.length];
        all[0] = "policies";
        System.arraycopy(command, 0, all, 1, command.length);
        System.arraycopy(NOWHERE, 0, all, command.length + 1, NOWHERE.length);
        return terminal.run(all);
    }

    private int publish() {
        return run("publish", folder.toString());
    }

    @Test
    void everyFileThatCannotBeReadIsNamedWithTheReason() throws IOException {
        Files.write(folder.resolve("binary.yaml"), new byte[] {0, 1, 2, (byte) 0xFF, (byte) 0xFE});
        Files.write(folder.resolve("latin.yaml"), "id: latin\ntitle: é\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectories(folder.resolve("nested.yaml"));
        Files.createSymbolicLink(folder.resolve("gone.yaml"), folder.resolve("none"));

        assertThat(publish()).isEqualTo(1);
        assertThat(terminal.out())
                .contains("binary.yaml:1:", "latin.yaml:2:")
                .contains("nested.yaml:1:1: cannot be read: it is a folder")
                .contains("gone.yaml:1:1: cannot be read: it is a link to a file that is not there")
                .contains("problems: ")
                .doesNotContain("gap.yaml");
    }

    @Test
    void aLegalPackThatIsNotInUtf8IsOneLine() throws IOException {
        Files.write(folder.resolve("legal-pack.csv"), new byte[] {'j', (byte) 0xEB, '\n'});

        assertThat(publish()).isEqualTo(1);
        assertThat(terminal.err())
                .contains("legal-pack.csv: not text in UTF-8; save it as \"CSV UTF-8\"")
                .hasLineCount(1);
    }

    @Test
    void aFolderWithoutPoliciesIsOneLine() throws IOException {
        Files.delete(folder.resolve("gap.yaml"));

        assertThat(publish()).isEqualTo(1);
        assertThat(terminal.err())
                .startsWith("error: no policy files (*.yaml) in ")
                .hasLineCount(1);
    }

    @Test
    void aBookOfTwentyMegabytesIsToldTheWayThatTakesIt() throws IOException {
        byte[] noise = new byte[140 * 1024];
        Random random = new Random(1);
        for (int i = 0; i < 110; i++) {
            random.nextBytes(noise);
            String comment = "# " + Base64.getEncoder().encodeToString(noise) + "\n";
            SamplePolicy.write(folder, "gap-" + i, comment + SamplePolicy.text("gap-" + i));
        }

        assertThat(publish()).as(terminal.out()).isEqualTo(1);
        assertThat(terminal.err())
                .contains("the book is larger than the API takes", "publish it with --table NAME --by NAME")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123abc", "../../evil", "a b", "0123456789ABCDEF"})
    void whatIsNoHashIsSaidToBeNone(String hash) {
        assertThat(run("activate", hash, "--why", "x")).isEqualTo(1);
        assertThat(run("preview", hash)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("'" + hash + "' is no hash of a book: give all 64 characters (0-9, a-f)")
                .hasLineCount(2);
    }
}
