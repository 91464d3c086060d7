package org.policyalerts.local.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Remark;
import org.policyalerts.exchange.stix.StixReader;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.files.ProjectFolder;

/** Whatever stands where something else belongs, nothing fails and every report can be taken. */
class DamagedFilesTest {

    private static final Path SAMPLES = ProjectFolder.find("infra/local/src/test/resources/convert");
    private static final Assumptions ASSUMED = new Assumptions("backfill", "amber");
    private static final List<@Nullable Object> STRANGE = Arrays.asList(
            null,
            "",
            " ",
            "x".repeat(30_000),
            "2024-13-45",
            -1L,
            new BigDecimal("0.5"),
            true,
            List.of(),
            List.of(List.of(7L)),
            Map.of(),
            Map.of("name", List.of(1L)),
            "incident--112f8d91-c7f2-5bdc-a547-8c6498b27790");

    private final ReportReader reader = new ReportReader(DemoSettings.ZONE);

    @ParameterizedTest
    @CsvSource({"stix,stix-newer,1", "stix,stix-older,2", "stix,stix-opencti,3", "misp,misp-list,4", "misp,misp-bare,5"
    })
    void nothingFailsWhateverIsInAFile(String from, String sample, long seed) throws Exception {
        Object sound = JsonReader.read(Files.readString(SAMPLES.resolve(sample + ".json")));
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Object damaged = damaged(sound, random, 0.002 + random.nextDouble() / 20);
            Conversion conversion = new Conversion();
            if (from.equals("stix")) {
                new StixReader(ASSUMED).read(damaged, conversion);
            } else {
                new MispReader(ASSUMED).read(damaged, conversion);
            }

            assertThat(conversion.reports())
                    .allSatisfy(one -> assertThat(problems(one.report())).isSubsetOf("/timeline/occurredAt"));
            assertThat(conversion.reports().isEmpty()
                            && conversion.remarks().stream()
                                    .noneMatch(remark -> remark.kind() != Remark.Kind.FILLED_IN))
                    .as("nothing is said")
                    .isFalse();
        }
    }

    /** Where a report says nothing of when it happened, nobody can. */
    private List<String> problems(Map<String, Object> report) {
        return reader.read(report) instanceof ReportReading.Invalid invalid
                ? invalid.problems().stream().map(Problem::pointer).toList()
                : List.of();
    }

    private static @Nullable Object damaged(@Nullable Object value, Random random, double share) {
        if (random.nextDouble() < share) {
            return STRANGE.get(random.nextInt(STRANGE.size()));
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> {
                if (random.nextDouble() >= share) {
                    copy.put(name.toString(), damaged(member, random, share));
                }
            });
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(damaged(each, random, share)));
            return copy;
        }
        return value;
    }
}
