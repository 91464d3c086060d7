package org.policyalerts.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.ZoneId;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** Whatever bytes a caller sends: a report, or problems in words, and never anything else. */
class BodyReaderFuzzTest {

    private static final ReportReader REPORTS = new ReportReader(ZoneId.of("Europe/Tirane"));

    @FuzzTest(maxDuration = "150s")
    @DictionaryEntries({
        "\\u0000",
        "\\ud83d",
        "1e400",
        "-0.0",
        "9007199254740993",
        "2023-02-30",
        "null",
        "[[[[",
        "\u202E"
    })
    void endsInAReportOrInProblems(byte[] body) throws JsonInvalidException {
        Object tree;
        try {
            tree = JsonReader.read(body, 256 * 1024);
        } catch (JsonInvalidException documented) {
            assertThat(documented.sentence()).isNotBlank();
            return;
        }
        assertThat(JsonReader.read(JsonWriter.write(tree))).isEqualTo(tree);
        ReportReading reading = REPORTS.read(tree);
        if (reading instanceof ReportReading.Valid valid) {
            assertThat(REPORTS.read(
                            JsonReader.read(JsonWriter.write(valid.report().tree()))))
                    .isEqualTo(valid);
        }
    }
}
