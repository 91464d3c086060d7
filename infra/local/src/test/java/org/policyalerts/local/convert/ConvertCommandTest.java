package org.policyalerts.local.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.files.ProjectFolder;

/** The command "convert", over samples that were made up for it. */
class ConvertCommandTest {

    private static final Path SAMPLES = ProjectFolder.find("infra/local/src/test/resources/convert");

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal();

    private int run(String from, Path file, String... more) {
        List<String> all = new ArrayList<>(List.of("convert", "--from", from, file.toString()));
        all.addAll(List.of(more));
        terminal = new Terminal();
        return terminal.run(all.toArray(new String[0]));
    }

    private int run(String from, String text) throws IOException {
        return run(from, Files.writeString(folder.resolve("given.json"), text));
    }

    private List<Map<String, Object>> reports() throws JsonInvalidException {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (String line : terminal.out().lines().toList()) {
            reports.add(JsonReader.readObject(line));
        }
        return reports;
    }

    @Test
    void theNewerFormOfTheExtensionIsRead() throws JsonInvalidException {
        assertThat(run("stix", SAMPLES.resolve("stix-newer.json"))).isZero();

        assertThat(terminal.out())
                .contains("\"occurredAt\":\"2024-03\"", "\"awareAt\":\"2024-03-04T11:20:00.000Z\"")
                .contains("\"name\":\"Invented Water Works\",\"sector\":\"drinking-water\",\"country\":\"AL\"")
                .contains("\"servicesDisrupted\":\"yes\"", "\"confidentiality\":\"suspected-loss\"")
                .contains("\"by\":\"CERT Invented\"", "\"actor\":\"Invented Group\"", "\"confidence\":\"moderate\"")
                .contains("\"id\":\"Invented Spring\",\"relation\":\"part-of-campaign\"")
                .contains("\"responses\":[{\"type\":\"technical\"}]", "Course of action, taken: Restore from backups")
                .contains("not said to be taken: Rebuild the billing servers. From the images of February.")
                .doesNotContain("Train the staff");
        assertThat(reports()).singleElement().satisfies(report -> assertThat(report)
                .doesNotContainKey("claims"));
    }

    @Test
    void theOlderFormIsReadAndAnIncidentWithoutAny() throws JsonInvalidException {
        assertThat(run("stix", SAMPLES.resolve("stix-older.json"))).isZero();

        assertThat(reports()).hasSize(2);
        assertThat(reports().get(0).toString())
                .contains("determination=confirmed", "status=closed", "occurredAt=2020-10-14T22:01:01.000Z")
                .contains("servicesDisrupted=no", "integrity=none", "confirmation=victim", "relation=led-to");
        assertThat(reports().get(1).toString()).contains("determination=suspected", "country=ZZ", "tlp=amber+strict");
    }

    @Test
    void whatOpenCtiExportsIsReadByNames() throws JsonInvalidException {
        assertThat(run("stix", SAMPLES.resolve("stix-opencti.json"))).isZero();

        assertThat(reports().get(0).toString())
                .contains("tlp=amber+strict", "country=AL, sector=government", "kinds=[disruption]")
                .contains("occurredAt=2024-05-01T06:00:00.000Z", "endedAt=2024-05-01T18:00:00.000Z");
        assertThat(terminal.err()).contains("x_opencti_score", "severity", "objective");
    }

    @Test
    void aMispEventIsReadWithGalaxiesAndObjects() throws JsonInvalidException {
        assertThat(run("misp", SAMPLES.resolve("misp-list.json"))).isZero();

        assertThat(reports().get(0).toString())
                .contains("tlp=amber", "techniques=[T1485]", "kinds=[disruption]", "summary=Routers were wiped.")
                .contains("name=Invented Telecom, country=AL, sector=telecommunications")
                .contains("name=Invented Clinic, sector=health, country=XK")
                .contains("by=Invented CSIRT", "actor=Invented Kitten", "stance=attributes", "reliability=b");
        assertThat(reports().get(0)).doesNotContainKey("claims");
    }

    @ParameterizedTest
    @CsvSource({
        "stix,stix-newer",
        "stix,stix-older",
        "stix,stix-campaign",
        "stix,stix-opencti",
        "misp,misp-list",
        "misp,misp-bare"
    })
    void whatWentIntoNoReportIsNamedWithItsPlace(String from, String sample) throws IOException {
        Path list = folder.resolve("list.txt");
        run(from, SAMPLES.resolve(sample + ".json"), "--report", list.toString());
        Path golden = SAMPLES.resolve(sample + ".txt");
        String said = Files.readString(list).replace(SAMPLES.toString() + "/", "");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, said);
        }

        assertThat(said).isEqualTo(Files.readString(golden));
    }

    @Test
    void aCampaignIsNoIncident() {
        assertThat(run("stix", SAMPLES.resolve("stix-campaign.json"))).isEqualTo(1);

        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("there is no incident in it", "campaign: Invented Spring");
    }

    @Test
    void theSameFileTwiceGivesTheSameReports() throws IOException {
        Path first = folder.resolve("first.ndjson");
        Path second = folder.resolve("second.ndjson");
        run("misp", SAMPLES.resolve("misp-list.json"), "--out", first.toString());
        run("misp", SAMPLES.resolve("misp-list.json"), "--out", second.toString());

        assertThat(first).hasSameTextualContentAs(second).isNotEmptyFile();
    }

    @Test
    void aMonthIsKeptAsAMonth() throws IOException {
        assertThat(run("misp", "{\"Event\": {\"uuid\": \"u\", \"info\": \"x\", \"date\": \"2024-02-00\"}}"))
                .isZero();

        assertThat(terminal.out()).contains("\"occurredAt\":\"2024-02\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stix | {"type": "bundle", | line 1, column
            misp | {"Event": {"info": 1,}} | line 1, column 22
            stix | '' | the document is empty
            stix | 17 | it is no STIX bundle
            stix | {"type": "bundle", "objects": []} | there is no incident in it
            stix | {"Event": {"info": "x"}} | it is no STIX bundle
            misp | {"type": "bundle", "objects": []} | there is no MISP event in it
            misp | {"response": []} | there is no MISP event in it
            misp | {"response": [{"Event": {"info": "x", "date": "2024"}}, 7]} | 1 of 2 entries are no MISP event
            misp | {"Event": {"uuid": "u", "info": "no date"}} | /timeline/occurredAt
            """)
    void badInputSaysWhatIsWrongAndWhere(String from, String text, String said) throws IOException {
        assertThat(run(from, text)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("not converted")
                .contains("given.json")
                .contains(said);
    }

    @Test
    void filesThatAreNotThereAndEmptyFoldersSaySo() {
        assertThat(run("stix", folder.resolve("none.json"))).isEqualTo(1);
        assertThat(terminal.err()).contains("there is no such file");
        assertThat(run("stix", folder)).isEqualTo(1);
        assertThat(terminal.err()).contains("no .json, .ndjson or .jsonl file in this folder");
    }

    @Test
    void folderAndLinesAreReadAndWhatIsWrongDoesNotStopTheRest() throws Exception {
        String event = "{\"Event\": {\"uuid\": \"%s\", \"info\": \"x\", \"date\": \"2024-02-01\"}}";
        Files.writeString(folder.resolve("a.ndjson"), event.formatted("a") + "\n\n" + event.formatted("b") + "\n");
        Files.writeString(folder.resolve("b.json"), "\uFEFF" + event.formatted("c"));
        Files.writeString(folder.resolve("c.json"), event.formatted("d") + "\n" + event.formatted("e"));
        Files.writeString(folder.resolve("manifest.json"), "{\"a\": {\"size\": 3}}");
        Files.write(folder.resolve("latin.json"), "{\"é\": 1}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run("misp", folder)).isEqualTo(1);

        assertThat(reports())
                .extracting(report -> report.get("reference"))
                .containsExactly("misp:a", "misp:b", "misp:c", "misp:d", "misp:e");
        assertThat(terminal.err())
                .contains("manifest.json")
                .contains("not valid UTF-8")
                .contains("files: 5, reports: 5");
    }

    @Test
    void anApiThatIsNotThereSaysSo() throws IOException {
        assertThat(run("misp", SAMPLES.resolve("misp-list.json"), "--to", "http://127.0.0.1:1", "--token", "t"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("nobody answers at http://127.0.0.1:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tlp=purple", "--to=http://localhost:1", "--mode=never", "--from=csv"})
    void whatIsNotUnderstoodIsTwo(String option) {
        assertThat(run("stix", SAMPLES.resolve("stix-newer.json"), option)).isEqualTo(2);
    }
}
