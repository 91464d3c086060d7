package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables, judged by Commons CSV. */
class CsvFileTest {

    private static List<CSVRecord> parsed(String file) {
        try (CSVParser parser = CSVParser.parse(file, CSVFormat.RFC4180)) {
            return parser.getRecords();
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    private static String cell(Object value) {
        CsvFile file = new CsvFile(List.of("before", "it", "after"));
        file.row(Map.of("before", "1", "it", value, "after", "2"));
        List<CSVRecord> records = parsed(file.toString());
        assertThat(records).hasSize(2).allMatch(record -> record.size() == 3);
        assertThat(records.get(1).get(2)).isEqualTo("2");
        return records.get(1).get(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Assembly of Albania",
                "a,b",
                "say \"no\"",
                "\"",
                "one; two",
                "Ενημερώστε τους χρήστες",
                "ç ë 🏛️",
                "2023-12-26T07:00:00Z",
                "x=1",
                "a-b@c"
            })
    void textComesBackAsItWas(String text) {
        assertThat(cell(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u00A0=1",
                "\u3000=1",
                "\u200B=1",
                "\uFEFF=1",
                "＝1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "\"=1",
                "a;=1",
                "a; ＝1"
            })
    void noCellBeginsAFormula(String text) {
        String cell = cell(text);

        assertThat(Arrays.asList(cell.split(";", -1)))
                .noneMatch(part -> part.strip().matches("[=+\\-@\\t\\r＝＋－＠].*"));
    }

    @Test
    void aListStandsInOneCellAndNothingIsEmpty() {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("a", List.of("energy", "=1", 2L));
        cells.put("b", null);
        CsvFile file = new CsvFile(List.of("a", "b", "c"));
        file.row(cells);

        assertThat(file).hasToString("a,b,c\r\n\"energy; '=1; 2\",,\r\n");
    }

    @Test
    void aLineBreakInsideATextIsASpace() {
        assertThat(cell("one\r\ntwo\u2028three")).isEqualTo("one two three");
    }

    @Test
    void aCellWithoutAColumnIsAMistake() {
        CsvFile file = new CsvFile(List.of("a"));

        assertThatThrownBy(() -> file.row(Map.of("b", "1"))).isInstanceOf(IllegalArgumentException.class);
    }
}
