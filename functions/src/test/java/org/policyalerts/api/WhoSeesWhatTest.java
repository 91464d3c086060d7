package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.Attempts.Attempt;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.story.Golden;
import org.policyalerts.text.PlainText;

/**
 * Every route by every kind of token, of an incident of one's own, of another's and of one under TLP:RED: what it is
 * answered, which fields the answer has, and what is named in it. {@code -Dgolden.write=true} writes both files anew.
 */
class WhoSeesWhatTest {

    private static final Path DOCUMENT = Path.of("../docs/access.md");
    private static final int COLUMNS = 118;

    private static final Map<Attempt, Map<Reader, Answer>> ANSWERS = new LinkedHashMap<>();
    private static final List<String> TRACES = new ArrayList<>();

    @BeforeAll
    static void everybodyTriesEverything() {
        ThreeReports reports = new ThreeReports();
        Attempts.at(reports).forEach(attempt -> {
            Map<Reader, Answer> answers = new LinkedHashMap<>();
            Reader.ALL.forEach(reader -> answers.put(reader, tried(attempt, reader, reports)));
            ANSWERS.put(attempt, answers);
        });
    }

    /** Each on a table of its own, since what one does would be there for the next. */
    private static Answer tried(Attempt attempt, Reader reader, ThreeReports reports) {
        InMemoryTable table = reports.authority.chain.table.copy();
        Answer answer = attempt.by(reader, new FakeApi(table, reports.authority.chain.clock))
                .send();
        boolean isRefused = answer.status() >= 400
                || inner(answer).filter(one -> one >= 400).isPresent();
        boolean isUntouched = table.items().equals(reports.authority.chain.table.items());
        if ((isRefused || attempt.method().equals("GET") || attempt.about().equals("a dry run")) && !isUntouched) {
            TRACES.add(attempt + " by " + reader);
        }
        return answer;
    }

    @AfterAll
    static void forget() {
        ANSWERS.clear();
        TRACES.clear();
    }

    @Test
    void everyRouteIsTried() {
        Set<String> tried = ANSWERS.keySet().stream().map(Attempt::route).collect(Collectors.toSet());

        assertThat(OpenApi.file().operations())
                .as("a route that is not in Attempts")
                .extracting(Object::toString)
                .allMatch(tried::contains);
    }

    @Test
    void whoeverReadsOrIsRefusedChangesNothing() {
        assertThat(TRACES).isEmpty();
    }

    @Test
    void headIsAnsweredWhereGetIsAndInTheSameWay() {
        ThreeReports reports = new ThreeReports();
        ANSWERS.forEach((attempt, answers) -> {
            if (attempt.method().equals("GET")) {
                answers.forEach((reader, get) -> {
                    Answer head =
                            attempt.by(reader, reports.authority.api, "HEAD").send();
                    assertThat(head.body()).isEmpty();
                    assertThat(head.status()).as("%s by %s", attempt, reader).isEqualTo(get.status());
                    assertThat(head.headers())
                            .containsEntry(
                                    "Content-Length",
                                    String.valueOf(get.body().getBytes(StandardCharsets.UTF_8).length));
                });
            }
        });
    }

    @Test
    void whoeverHasAnAnswerAlreadyIsToldSoWithoutABody() {
        ThreeReports reports = new ThreeReports();
        ANSWERS.forEach((attempt, answers) -> answers.forEach((reader, get) -> {
            if (attempt.method().equals("GET") && get.status() == 200) {
                Answer known = attempt.by(reader, reports.authority.api)
                        .header("If-None-Match", get.header("ETag"))
                        .send();
                assertThat(known.status()).as("%s by %s", attempt, reader).isEqualTo(304);
                assertThat(known.body()).isEmpty();
            }
        }));
    }

    @Test
    void fieldsAreAsTheTableSays() {
        StringBuilder table = new StringBuilder("""
                Who sees what: each route by each kind of token. "own" was reported by AKCESK and hit the operators OSHEE and OST, "other" and "red"
                by CERT-EU, "red" under TLP:RED and hitting OSHEE. Fields are those of the answer, without what lies deeper; names are what
                it names of the three. Tokens that read the same stand together.
                """);
        ANSWERS.forEach((attempt, answers) -> {
            Map<String, List<String>> groups = new LinkedHashMap<>();
            answers.forEach((reader, answer) -> groups.computeIfAbsent(view(answer), none -> new ArrayList<>())
                    .add(reader.name()));
            table.append('\n').append(attempt).append('\n');
            groups.forEach((view, readers) ->
                    table.append(wrapped("  ", String.join(", ", readers))).append(view));
        });
        Golden.assertMatches("who-sees-what.txt", table.toString());
    }

    @Test
    void statusesAreAsTheDocumentSays() {
        StringBuilder table = new StringBuilder(HEAD);
        table.append("| | ");
        Reader.ALL.forEach(reader -> table.append("| ").append(heading(reader)).append(' '));
        table.append("|\n|---|---").append("|---".repeat(Reader.ALL.size())).append("|\n");
        ANSWERS.forEach((attempt, answers) -> {
            table.append("| `")
                    .append(attempt.route())
                    .append("` | ")
                    .append(attempt.about())
                    .append(' ');
            answers.values()
                    .forEach(answer -> table.append("| ").append(status(answer)).append(' '));
            table.append("|\n");
        });
        Golden.assertMatches(DOCUMENT, table.toString());
    }

    private static final String HEAD = """
            # Who may do what

            Each route of the [description](../infra/openapi.yaml) by each kind of token, as a test finds it (`WhoSeesWhatTest`; which fields of an answer each
            token sees, and what it reads of the others, is in [who-sees-what.txt](../functions/src/test/resources/who-sees-what.txt)). What the tokens are is in
            [api.md](api.md#who-may-do-and-see-what).

            Three reports of one campaign: `own` is by AKCESK and hit the operators OSHEE and OST; `other` is by CERT-EU; `red` is by CERT-EU, under TLP:RED, and hit
            OSHEE. `own, csirt` is what `own` came to for the CSIRT, its task or its message. Two numbers are those of the answer and of the one line in it. `HEAD`
            is answered like `GET`. What is refused, or only read, changes nothing.

            """;

    private static String heading(Reader reader) {
        return "`" + reader.name().replace("@", "`<br>`@").replace("+", "`<br>`+") + "`";
    }

    private static String status(Answer answer) {
        return answer.status() + inner(answer).map(line -> " " + line).orElse("");
    }

    /** The status of the one line that a request for several has. */
    private static Optional<Long> inner(Answer answer) {
        Object lines = answer.document().get("results");
        Map<String, Object> line = lines == null || FakeApi.objects(lines).isEmpty()
                ? answer.document()
                : FakeApi.objects(lines).get(0);
        return line.containsKey("line")
                ? Optional.of((Long) Objects.requireNonNull(line.get("status")))
                : Optional.empty();
    }

    private static String view(Answer answer) {
        Map<String, Set<String>> fields = new TreeMap<>();
        answer.document().forEach((name, value) -> collect(name, value, fields));
        String names = ThreeReports.NAMES.entrySet().stream()
                .filter(name -> (answer.body() + answer.headers()).contains(name.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        String all = fields.entrySet().stream()
                .map(field -> field.getValue().isEmpty()
                        ? field.getKey()
                        : field.getKey() + "(" + String.join(" ", field.getValue()) + ")")
                .collect(Collectors.joining(" "));
        return wrapped("      ", answer.status() + (names.isEmpty() ? "" : ", names: " + names))
                + (answer.status() < 300 ? wrapped("      ", "fields: " + all) : "");
    }

    private static void collect(String name, Object value, Map<String, Set<String>> fields) {
        Set<String> inside = fields.computeIfAbsent(name, none -> new TreeSet<>());
        List<?> all = value instanceof List<?> list ? list : List.of(value == null ? "" : value);
        for (Object one : all) {
            if (one instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> inside.add(String.valueOf(key)));
            }
        }
    }

    private static String wrapped(String indent, String text) {
        StringBuilder lines = new StringBuilder();
        String line = indent;
        for (String word : text.split(" ", -1)) {
            if (PlainText.width(line) + PlainText.width(word) > COLUMNS && !line.isBlank()) {
                lines.append(line.stripTrailing()).append('\n');
                line = indent + "  ";
            }
            line += word + " ";
        }
        return lines.append(line.stripTrailing()).append('\n').toString();
    }
}
