package org.policyalerts.policy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTesterTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void saysNothingOfABookThatPasses() throws IOException {
        assertThat(complaints(policy("- severity: 3"), Samples::fixture)).isEmpty();
    }

    @Test
    void namesEachTestThatFailsWithItsPlace() throws IOException {
        assertThat(complaints(policy("- severity: {atMost: 4}"), Samples::fixture))
                .matches("\\S+one\\.yaml:\\d+: \"no\" expected no-match, got match" + System.lineSeparator());
    }

    @Test
    void namesAFixtureThatIsNotThereOrLiesOutsideTheProject() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(folder.resolve("secret.json"), "{}");
        String text = policy("- severity: 3")
                .replaceFirst("events/report-parliament.json", "../secret.json")
                .replaceFirst("events/report-parliament.json", "none.json");

        assertThat(complaints(text, new FixtureFolder(project)))
                .contains("there is no sample report ../secret.json", "there is no sample report none.json");
    }

    private static String policy(String condition) {
        return Samples.policyText("one", condition)
                .replace("given: {severity: 3}", "given: events/report-parliament.json, with: {severity: 3}")
                .replace("given: {severity: 4}", "given: events/report-parliament.json, with: {severity: 4}");
    }

    private String complaints(String text, FixtureReader fixtures) throws IOException {
        Path policies = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(policies.resolve("one.yaml"), text);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        boolean isPassed =
                BookTester.test(policies, fixtures, new PrintStream(complaints, true, StandardCharsets.UTF_8));
        assertThat(isPassed).isEqualTo(complaints.size() == 0);
        return complaints.toString(StandardCharsets.UTF_8);
    }
}
