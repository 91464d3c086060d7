package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** A report that was damaged on its way is read or refused, and what was read reads the same again. */
class DamagedReportTest {

    private static final String[] SPLINTERS = {
        "null", "{}", "[]", "1e308", "-0", "\"\"", "\"\\u0000\"", "true", ",", "\"tlp\":7,", "\u202E", "\"", "{", "]"
    };

    private final ReportReader reader = new ReportReader(ZoneId.of("Europe/Tirane"));

    @ParameterizedTest(name = "report-{0}.json, damaged 3,000 times")
    @ValueSource(strings = {"e-albania", "parliament", "one-albania", "air-albania"})
    void isReadOrRefused(String name) throws IOException {
        String report = Files.readString(Path.of("../events/report-" + name + ".json"));
        Random random = new Random(name.hashCode());

        for (int i = 0; i < 3_000; i++) {
            ReportReading reading = reader.read(tree(damaged(report, random)));

            if (reading instanceof ReportReading.Valid valid) {
                assertThat(reader.read(valid.report().tree())).isEqualTo(valid);
            } else {
                assertThat(((ReportReading.Invalid) reading).problems()).isNotEmpty();
            }
        }
    }

    private static @Nullable Object tree(String document) {
        try {
            return JsonReader.read(document);
        } catch (JsonInvalidException refused) {
            assertThat(refused.sentence()).isNotBlank();
            return null;
        }
    }

    private static String damaged(String report, Random random) {
        StringBuilder damaged = new StringBuilder(report);
        for (int wounds = random.nextInt(3); wounds >= 0; wounds--) {
            int at = random.nextInt(damaged.length());
            int length = random.nextInt(Math.min(12, damaged.length() - at));
            String splinter = random.nextInt(3) == 0 ? SPLINTERS[random.nextInt(SPLINTERS.length)] : "";
            damaged.replace(at, at + length, splinter);
        }
        return damaged.toString();
    }
}
