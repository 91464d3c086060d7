package org.policyalerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/architecture.md} and the documents beside it lead to what is there. */
class ArchitectureDocumentTest {

    private static final String DOCUMENT = "docs/architecture.md";
    private static final String HOUSE = "org/policyalerts/";
    private static final Pattern ROOM = Pattern.compile("(?m)^\\| `([a-z][a-z.]*)` \\| (.*) \\|$");
    private static final Pattern SENTENCE = Pattern.compile("(?s)^/\\*\\*\\s+(?:\\* )?(.*?)\\.\\s+\\*/");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]*[a-z][A-Za-z]*)(?:\\.[A-Z][A-Za-z]*)?`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)[^)]*\\)");

    @ParameterizedTest
    @ValueSource(strings = {DOCUMENT, "README.md", "docs/data-model.md"})
    void everyClassNamedIsThere(String document) {
        Set<String> types = SourceTree.types().stream()
                .map(type -> String.valueOf(type.getFileName()).replace(".java", ""))
                .collect(Collectors.toSet());

        assertThat(found(CLASS, document)).isNotEmpty().isSubsetOf(types);
    }

    @Test
    void everyRoomHasTheLineThatItsPackageHasAndThereIsNoOther() {
        Set<String> lines = ROOM.matcher(read(DOCUMENT))
                .results()
                .map(line -> line.group(1) + ": " + line.group(2).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> rooms = rooms().entrySet().stream()
                .map(room -> room.getKey() + ": " + room.getValue())
                .collect(Collectors.toSet());

        assertThat(without(lines, rooms)).as("lines of no room").isEmpty();
        assertThat(without(rooms, lines)).as("rooms without their line").isEmpty();
    }

    @Test
    void thePictureShowsEveryRoom() {
        String picture = read("docs/architecture.svg");

        assertThat(rooms().keySet()).isNotEmpty().allSatisfy(room -> assertThat(picture)
                .contains(">" + room.substring(room.lastIndexOf('.') + 1) + "</text>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DOCUMENT,
                "README.md",
                "CONTRIBUTING.md",
                "infra/README.md",
                "benchmarks/README.md",
                "docs/api.md",
                "docs/calendar.md",
                "docs/channels.md",
                "docs/data-model.md",
                "docs/operations.md",
                "docs/policy-language.md",
                "docs/promise.md"
            })
    void everyLinkLeadsSomewhere(String document) {
        Path file = SourceTree.ROOT.resolve(document);

        assertThat(found(LINK, document))
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String document) {
        return pattern.matcher(read(document))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String document) {
        return SourceTree.read(SourceTree.ROOT.resolve(document));
    }

    /** The packages of functions and local stack that hold types, and what each says it is for. */
    private static Map<String, String> rooms() {
        return Stream.of("functions", "infra/local")
                .flatMap(module -> SourceTree.mainTypes(module).stream())
                .map(type -> type.resolveSibling("package-info.java"))
                .distinct()
                .collect(Collectors.toMap(ArchitectureDocumentTest::room, ArchitectureDocumentTest::purpose));
    }

    private static String room(Path packageInfo) {
        String folder = String.valueOf(packageInfo.getParent());
        return folder.substring(folder.indexOf(HOUSE) + HOUSE.length()).replace('/', '.');
    }

    /** The sentence, as it stands in a line: small, on one line, without its full stop. */
    private static String purpose(Path packageInfo) {
        String sentence = found(
                        SENTENCE, SourceTree.ROOT.relativize(packageInfo).toString())
                .stream()
                .findFirst()
                .orElseThrow();
        return sentence.replaceAll("\\s*\\n \\* ", " ").toLowerCase(Locale.ROOT);
    }
}
