package org.policyalerts.policy.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.policy.parser.PolicyProblem;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.PolicySources;

/** What authors are told about their mistakes; {@code -Dgolden.write=true} writes the listings anew. */
class PolicyErrorsTest {

    private static final Path CASES = Path.of("src/test/resources/policy-errors");
    private static final boolean WRITES = Boolean.getBoolean("golden.write");

    @TestFactory
    Stream<DynamicTest> tellsAllProblemsOf() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.sorted().toList().stream().map(folder -> dynamicTest(name(folder), () -> compare(folder)));
        }
    }

    private static void compare(Path folder) throws IOException {
        Path golden = folder.resolve("problems.txt");
        String listing =
                problems(folder).stream().map(PolicyProblem::render).collect(Collectors.joining("\n", "", "\n"));
        if (WRITES) {
            Files.writeString(golden, listing);
        }

        assertThat(listing).isEqualTo(Files.readString(golden)).isNotBlank();
    }

    private static List<PolicyProblem> problems(Path folder) throws IOException {
        List<PolicySource> sources = PolicySources.folder(folder).stream()
                .map(source -> new PolicySource(name(Path.of(source.name())), source.text()))
                .toList();
        return problems(sources);
    }

    private static List<PolicyProblem> problems(List<PolicySource> sources) {
        BookReading reading = PolicyReader.read(sources);
        assertThat(reading).isInstanceOf(BookReading.Faulty.class);
        return ((BookReading.Faulty) reading).problems();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    @Test
    void countsTenMistakesInTheOrderOfTheFile() throws IOException {
        List<PolicyProblem> problems = problems(CASES.resolve("ten-mistakes"));

        assertThat(problems).hasSize(10).isSortedAccordingTo((one, other) -> one.line() - other.line());
    }

    @Test
    void tellsOfAFileThatCannotBeReadAmongTheProblemsOfTheOthers(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "");
        Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("b.yaml"));
        Files.createSymbolicLink(folder.resolve("c.yaml"), Path.of("nowhere.yaml"));
        Files.writeString(folder.resolve("d.yaml.txt"), "id: d");
        Files.writeString(folder.resolve("notes.txt"), "no policy");

        assertThat(problems(PolicySources.folder(folder)))
                .extracting(PolicyProblem::message)
                .satisfiesExactly(
                        empty -> assertThat(empty).startsWith("the file is empty"),
                        circle -> assertThat(circle).startsWith("cannot be read: Too many levels of symbolic links"),
                        nowhere -> assertThat(nowhere)
                                .isEqualTo("cannot be read: it is a link to a file that is not there"),
                        misnamed -> assertThat(misnamed)
                                .isEqualTo("cannot be read: rename it, so that its name ends in .yaml"));
    }

    @Test
    void refusesAFileOfFiveMegabytesInOneLine() {
        PolicySource huge = new PolicySource("huge.yaml", "# much\n".repeat(750_000));

        assertThat(problems(List.of(huge)))
                .singleElement()
                .extracting(PolicyProblem::message)
                .isEqualTo("the file is larger than 256 KiB, the most a policy may have");
    }

    @Test
    void showsNothingThatWouldSteerATerminal() {
        PolicySource hostile = new PolicySource("gap.yaml", "\"\\e[2J\\nid\": x # \u202E");

        assertThat(problems(List.of(hostile)))
                .allSatisfy(problem ->
                        assertThat(problem.text() + problem.message()).doesNotContain("\u001B", "\n", "\u202E"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("\uFFFD[2J\uFFFDid"));
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path folder = Files.createTempDirectory("latin-1");
        Files.write(folder.resolve("gap.yaml"), new byte[] {'i', 'd', ':', ' ', (byte) 0xe9, '\n'});

        assertThat(problems(folder))
                .singleElement()
                .extracting(PolicyProblem::message, PolicyProblem::column)
                .containsExactly("not readable as UTF-8; save the file anew, with UTF-8 as its encoding", 5);
    }
}
