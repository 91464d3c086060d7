package org.policyalerts.local.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.local.files.ProjectFolder;

/** Every command that a document shows is typed here, or says why not; what it shows as the answer is what comes. */
class WordsTest {

    private static final List<String> START_THEIR_OWN = List.of("README.md", "docs/api.md", "docs/policy-language.md");

    private static Deployed deployed;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void deploy() throws Exception {
        deployed = Deployed.start();
    }

    @AfterAll
    static void remove() {
        deployed.close();
    }

    static Stream<String> documents() throws IOException {
        try (Stream<Path> files = Files.list(ProjectFolder.find("docs"))) {
            List<String> docs = files.map(file -> "docs/" + file.getFileName())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "infra/README.md"), docs.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsShownIsWhatComes(String document) throws IOException {
        assumeTrue(Shell.isThere(), "no bash or curl");
        Map<String, String> variables = START_THEIR_OWN.contains(document) ? Map.of() : deployed.variables();
        try (Shell shell = Shell.open(folder, variables)) {
            Walk walk = new Walk(Manual.read(document), folder, shell).walk();
            walk.log().forEach(System.out::println);
            assertThat(walk.problems()).isEmpty();
        }
    }

    @Test
    void theReadmeIsReadInFiveMinutes() throws IOException {
        assertThat(Manual.read("README.md").length()).isLessThanOrEqualTo(160);
    }
}
