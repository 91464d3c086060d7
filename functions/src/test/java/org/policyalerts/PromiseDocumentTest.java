package org.policyalerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/promise.md} promises nothing without a test that is there. */
class PromiseDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern SENTENCE = Pattern.compile("(?m)^(\\d+)\\. \\*\\*");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]*Test)(?:\\.([a-z][A-Za-z]*))?`");

    /** A test as the document names it. */
    private record Named(String type, String method) {
        String text() {
            return method.isEmpty() ? type : type + "." + method;
        }
    }

    private static String document() {
        return read(ROOT.resolve("docs/promise.md"));
    }

    private static List<Named> named(String text) {
        List<Named> named = new ArrayList<>();
        Matcher matcher = NAMED.matcher(text);
        while (matcher.find()) {
            named.add(new Named(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)));
        }
        return named;
    }

    @Test
    void eachSentenceNamesATest() {
        String text = document();
        List<MatchResult> begins = SENTENCE.matcher(text).results().toList();

        assertThat(begins)
                .extracting(begin -> begin.group(1))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16");
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1).start() : text.length();
            assertThat(named(text.substring(begins.get(i).start(), end)))
                    .as("tests of sentence %s", begins.get(i).group(1))
                    .isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTestNamedIsThere() throws IOException {
        List<Path> sources = sources();
        return named(document()).stream()
                .distinct()
                .map(test -> DynamicTest.dynamicTest(test.text(), () -> assertThat(source(sources, test.type()))
                        .contains("Test")
                        .contains(test.method().isEmpty() ? "class " : " " + test.method() + "(")));
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String tests : List.of("functions/src/test/java", "infra/local/src/test/java")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(tests))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /** Of the class, or of the contract that it runs twice. */
    private static String source(List<Path> sources, String type) {
        String contract = type.replaceAll("Test$", "Contract");
        return sources.stream()
                .filter(file ->
                        List.of(type + ".java", contract + ".java").contains(String.valueOf(file.getFileName())))
                .map(PromiseDocumentTest::read)
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
