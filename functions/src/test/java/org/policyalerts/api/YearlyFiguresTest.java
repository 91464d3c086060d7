package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.InMemoryTable;

/**
 * The figures that {@code docs/api.md} shows are those of the demo's reports, by its own script and by another reader.
 */
class YearlyFiguresTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("### The figures of a year.*?```python\n(.*?)```\n.*?\n```\n```\n(.*?)```", Pattern.DOTALL);
    private static final List<String> REPORTS = List.of("e-albania", "parliament", "one-albania", "air-albania");
    private static final List<String> COUNTED =
            List.of("sectors", "countries", "severity", "rootCause", "dutiesMet", "dutiesLate", "dutiesMissed");

    private final Matcher example;

    YearlyFiguresTest() throws IOException {
        example = EXAMPLE.matcher(Files.readString(Path.of("../docs/api.md")));
        assertThat(example.find()).isTrue();
    }

    /** As the demo leaves it: four reports, the last of which turns out to be a false alarm. */
    private static String table() throws IOException {
        InMemoryTable table = new InMemoryTable();
        FakeApi api = at(table, "2023-12-26T07:00:00Z");
        String last = "";
        for (String name : REPORTS) {
            last = api.call("POST", "/incidents")
                    .asCurator("AKCESK")
                    .json(Files.readString(Path.of("../events/report-" + name + ".json")))
                    .send()
                    .text("id");
        }
        FakeApi later = at(table, "2023-12-30T08:10:00Z");
        later.call("PATCH", "/incidents/" + last)
                .asCurator("AKCESK")
                .patch("\"v1\"", "{\"determination\": \"false-positive\"}")
                .send();
        return later.call("GET", "/incidents")
                .asStaff()
                .query("from", "2022")
                .query("to", "2023")
                .header("Accept", "text/csv")
                .send()
                .body();
    }

    private static FakeApi at(InMemoryTable table, String now) {
        return new FakeApi(table, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    @Test
    void theNumbersAreThoseOfTheDemo() throws IOException {
        List<CSVRecord> rows;
        try (CSVParser parser =
                CSVParser.parse(table(), CSVFormat.RFC4180.builder().setHeader().get())) {
            rows = parser.getRecords().stream()
                    .filter(row -> row.get("type").equals("incident"))
                    .filter(row -> !row.get("determination").equals("false-positive"))
                    .filter(row -> row.get("duplicateOf").isEmpty())
                    .toList();
        }
        List<String> days = rows.stream()
                .map(row -> row.get("daysToAttribution"))
                .filter(text -> !text.isEmpty())
                .toList();
        List<String> lines = new ArrayList<>(List.of("incidents: " + rows.size()));
        COUNTED.forEach(column -> lines.add(column + ": " + counts(rows, column)));
        assertThat(days).as("one, which is its own median").hasSize(1);
        lines.add("attributed: 1 after a median of " + days.get(0) + " days");

        assertThat(lines).isEqualTo(example.group(2).lines().toList());
    }

    private static String counts(List<CSVRecord> rows, String column) {
        TreeMap<String, Long> counts = rows.stream()
                .flatMap(row -> Arrays.stream(row.get(column).split("; ", -1)))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", "));
    }

    @Test
    void theScriptPrintsThem() throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "no python3");
        Process script = new ProcessBuilder(python.toString(), "-c", example.group(1))
                .redirectErrorStream(true)
                .start();
        try (var in = script.getOutputStream()) {
            in.write(table().getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).as(printed).isZero();
        assertThat(printed).isEqualTo(example.group(2));
    }
}
