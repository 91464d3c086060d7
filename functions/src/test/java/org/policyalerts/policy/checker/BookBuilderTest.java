package org.policyalerts.policy.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.testing.Samples;

class BookBuilderTest {

    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @Test
    void storesASoundBook(@TempDir Path folder) throws IOException {
        assertThat(build(folder, Samples.policyText("one", "- severity: 1"))).isTrue();

        assertThat(StoredBook.read(Files.readString(folder.resolve("book.json"))))
                .extracting(CheckedPolicy::id)
                .containsExactly(new PolicyId("one"));
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndLeavesNoBookOfBefore(@TempDir Path folder) throws IOException {
        build(folder, Samples.policyText("one", "- severity: 1"));

        assertThat(build(folder, Samples.policyText("one", "- severeness: 1"))).isFalse();

        assertThat(complaints.toString(StandardCharsets.UTF_8))
                .startsWith(folder.resolve("one.yaml") + ":7:5: unknown field 'severeness'")
                .contains("- severeness: 1");
        assertThat(folder.resolve("book.json")).doesNotExist();
    }

    @Test
    void storesNoBookBesideAFaultyTableOfClaimants(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("claimants.csv"), "canonical,alias,colective\nAnonymous,,yes\n");

        assertThat(build(folder, Samples.policyText("one", "- severity: 1"))).isFalse();

        assertThat(complaints.toString(StandardCharsets.UTF_8))
                .startsWith(folder.resolve("claimants.csv")
                        + ": there is no column 'colective'; did you mean 'collective'?");
        assertThat(folder.resolve("book.json")).doesNotExist();
    }

    private boolean build(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("one.yaml"), text);
        return BookBuilder.build(
                folder, folder.resolve("book.json"), new PrintStream(complaints, true, StandardCharsets.UTF_8));
    }
}
