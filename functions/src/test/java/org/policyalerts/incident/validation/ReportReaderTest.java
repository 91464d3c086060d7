package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.listOf;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.ReportTree;

class ReportReaderTest {

    private final ReportReader reader = new ReportReader(ZoneId.of("Europe/Tirane"));

    @Test
    void keepsAReportAndFillsInItsDefaults() {
        Report report = valid(aReport()).report();

        assertThat(report.text("mode")).isEqualTo("live");
        assertThat(report.text("status")).isEqualTo("open");
        assertThat(report.text("significance")).isEqualTo("undetermined");
        assertThat(report.text("attribution.status")).isEqualTo("unassessed");
        assertThat(report.get("motive")).isEmpty();
        assertThat(valid(aReport()).warnings()).isEmpty();
    }

    @Test
    void tellsEveryProblemAtOnceInTheOrderOfTheDocument() {
        List<Problem> problems = problems(aReport()
                .with("/titel", "x")
                .with("/severity", 9L)
                .with("/timeline/occurredAt", "2023-02-30")
                .with("/targets/0/sector", "telecoms")
                .with("/impact/scope", null)
                .without("tlp"));

        assertThat(problems)
                .extracting(Problem::pointer)
                .containsExactly(
                        "/severity", "/timeline/occurredAt", "/targets/0/sector", "/impact/scope", "/titel", "/tlp");
        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        severity -> assertThat(severity)
                                .isEqualTo(
                                        "must be a whole number from 1 to 6 (1 is the worst); leave it out if it was not assessed"),
                        date -> assertThat(date).contains("2022, 2021-05, 2023-12-25", "2023-12-25T10:00:00+01:00"),
                        sector -> assertThat(sector).startsWith("must be one of government, legislature, "),
                        scope -> assertThat(scope).isEqualTo("is required: one of known, partial, unknown"),
                        titel -> assertThat(titel).isEqualTo("is not a known field; did you mean title?"),
                        tlp -> assertThat(tlp).isEqualTo("is required: one of clear, green, amber, amber+strict, red"));
    }

    @ParameterizedTest(name = "refuses {1} at {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/reference | ''",
                "/reference | ' '",
                "/title | 7",
                "/title | ['x']",
                "/language | 'en_GB'",
                "/language | ''",
                "/mode | 'LIVE'",
                "/mode | true",
                "/severity | 0",
                "/severity | 7",
                "/severity | 1.5",
                "/severity | '3'",
                "/timeline | '2023'",
                "/timeline | []",
                "/kinds | 'doxing'",
                "/kinds/0 | null",
                "/kinds/0 | 'dos'",
                "/techniques/0 | 'T148'",
                "/techniques/0 | 'T1561.2'",
                "/techniques/0 | 't1485'",
                "/targets | []",
                "/targets | {}",
                "/targets/0 | null",
                "/targets/0 | 'Assembly'",
                "/targets/0/name | ''",
                "/targets/0/name | ' '",
                "/targets/0/organisation | ''",
                "/targets/0/country | 'al'",
                "/impact/crossBorder/0 | 'ZZ'",
                "/attribution/assessments/0/country | 'ZZ'",
                "/targets/0/country | 'UK'",
                "/targets/0/infrastructureClass | 'none'",
                "/targets/0/classifiedAsOf | 'yesterday'",
                "/source/countries/0 | 'Iran'",
                "/impact/usersExposed | -1",
                "/impact/usersExposed | 0.5",
                "/impact/disruptionHours/min | -0.5",
                "/impact/dataTypes/0 | 'PII'",
                "/claims/0 | {}",
                "/attribution/status | 'known'",
                "/attribution/assessments/0 | {}",
                "/related/0 | {'relation': 'related-to'}",
                "/conflicts/0 | {'status': 'open'}",
                "/sources/0/url | 'javascript:alert(1)'",
                "/sources/0/url | 'ftp://example.org/'",
                "/sources/0/url | 'https:nowhere'",
                "/sources/0/url | 'https://exa mple.org'",
                "/sources/0/reliability | 'g'",
                "/sources/0/credibility | 7",
                "/id | 'inc_1'",
                "/version | 1",
                "/reporter | 'somebody'",
                "/targets/0/severity | 1",
            })
    void refuses(String pointer, String json) {
        String list = pointer.replaceFirst("/0(/.*)?$", "");
        ReportTree tree = aReport();
        if (!list.equals(pointer) && !list.equals("/targets")) {
            tree.with(list, listOf(1, ReportTree.json("{}")));
        }
        String text = json.replace('\'', '"');

        List<Problem> problems = problems(replaced(tree, pointer, text));

        assertThat(problems).extracting(Problem::pointer).anySatisfy(place -> assertThat(place)
                .startsWith(pointer));
    }

    @Test
    void takesNullForNotGiven() {
        ReportTree tree = aReport().with("/summary", null).with("/motive", null).with("/kinds", null);

        assertThat(valid(tree).report()).isEqualTo(valid(aReport()).report());
    }

    @Test
    void keepsUnknownZeroAndAbsentApart() {
        Report report = valid(aReport().with("/impact/usersAffected", 0L).with("/source/domestic", "unknown"))
                .report();

        assertThat(report.get("impact.usersAffected")).contains(0L);
        assertThat(report.get("source.domestic")).contains("unknown");
        assertThat(report.get("impact.usersExposed")).isEmpty();
    }

    @ParameterizedTest(name = "TLP {0} is {1}")
    @CsvSource({
        "clear, clear",
        "TLP:AMBER+STRICT, amber+strict",
        "TLP:RED, red",
        "white, clear",
        "TLP:WHITE, clear",
        "Green, green",
        "tlp: amber, amber",
        "TLP:CLEAR, clear"
    })
    void normalisesTlp(String written, String label) {
        assertThat(valid(aReport().with("/tlp", written)).report().text("tlp")).isEqualTo(label);
    }

    @ParameterizedTest(name = "TLP {0} is refused")
    @NullSource
    @ValueSource(strings = {"", "amber strict", "TLP", "black"})
    void refusesOtherTlp(@Nullable String written) {
        assertThat(problems(aReport().with("/tlp", written)))
                .extracting(Problem::pointer)
                .containsExactly("/tlp");
    }

    @ParameterizedTest(name = "5.9 {0} is a date")
    @ValueSource(
            strings = {
                "2022",
                "2021-05",
                "2023-12-25",
                "2024-02-29",
                "2023-12-25T10:00:00Z",
                "2023-12-25T10:00:00.123456789+01:00",
                "2023-12-25t10:00:00z",
                "1970",
                "9998"
            })
    void takesPartialDates(String date) {
        assertThat(valid(aReport().with("/timeline/disclosedAt", date)).report().date("timeline.disclosedAt"))
                .hasValueSatisfying(read -> assertThat(read.text()).isEqualTo(date));
    }

    @ParameterizedTest(name = "5.9 {0} is no date")
    @ValueSource(
            strings = {
                "2023-02-30",
                "2023-13",
                "2023-00",
                "2016-12-31T23:59:60Z",
                "9999",
                "9999-01-01",
                "9999-12-31T23:59:59Z",
                "2023-12-25T10:00:00",
                "2023-12-25 10:00:00Z",
                "2023-12-25T24:00:00Z",
                "2023-12-25T10:00Z",
                "20231225",
                "",
                "2023-2",
                "23",
                "2023-12-25T10:00:00+25:00",
                "+12023-01-01T00:00:00Z",
                "-2023",
                "1969",
                "0000",
                "２０２３"
            })
    void refusesWhatIsNoDate(String date) {
        assertThat(problems(aReport().with("/timeline/disclosedAt", date)))
                .extracting(Problem::pointer)
                .containsExactly("/timeline/disclosedAt");
    }

    @Test
    void domain56CountsCodePointsAfterNfc() {
        String decomposed = Normalizer.normalize("é".repeat(300), Normalizer.Form.NFD);

        assertThat(valid(aReport().with("/title", decomposed)).report().text("title"))
                .isEqualTo("é".repeat(300));
        assertThat(valid(aReport().with("/title", "😀".repeat(300))).report().text("title"))
                .hasSize(600);
        assertThat(problems(aReport().with("/title", "😀".repeat(301)))).hasSize(1);
    }

    @Test
    void domain56KeepsEveryScriptAndDirectionAsWritten() {
        String hostile = "Κυβέρνηση \u202Eгазпром\u202C عدالت وطن <b>=HYPERLINK(\"x\")\n😀";

        assertThat(valid(aReport().with("/title", hostile)).report().text("title"))
                .isEqualTo(hostile);
    }

    @Test
    void limitsListsAndNotesTheirSize() {
        Object target = aReport().report().objects("targets").get(0);

        assertThat(valid(aReport().with("/targets", listOf(200, target)))
                        .report()
                        .objects("targets"))
                .hasSize(200);
        assertThat(problems(aReport().with("/targets", listOf(201, target))))
                .containsExactly(new Problem("/targets", "must be a list of 1 to 200 values"));
    }

    @Test
    void tellsAtMostAsManyProblemsAsAnAnswerCarries() {
        ReportTree tree = aReport();
        for (int i = 0; i < 2_000; i++) {
            tree.with("/x" + "y".repeat(200) + i, 1L);
        }

        assertThat(problems(tree)).hasSize(501).last().satisfies(last -> assertThat(last.message())
                .isEqualTo("has 1500 more problems that are not listed"));
        assertThat(problems(tree).get(0).pointer()).hasSize(102);
    }

    @Test
    void refusesWhatIsNotAnObject() {
        for (Object tree : new Object[] {"text", List.of(), 1L, true}) {
            assertThat(reader.read(tree))
                    .isEqualTo(new ReportReading.Invalid(List.of(new Problem("", "must be an object"))));
        }
        assertThat(reader.read(null)).isInstanceOf(ReportReading.Invalid.class);
    }

    @Test
    void makesReportsThatNobodyCanChange() {
        ReportTree tree = aReport();
        Report report = valid(tree).report();
        tree.with("/title", "changed").with("/targets/0/name", "changed");

        assertThat(report.text("title")).isEqualTo("Attack on the Assembly");
        assertThat(report.all("targets.name")).containsExactly("Assembly");
        org.junit.jupiter.api.Assertions.assertThrows(
                UnsupportedOperationException.class,
                () -> report.objects("targets").get(0).put("name", "changed"));
    }

    private static ReportTree replaced(ReportTree tree, String pointer, String json) {
        if (!pointer.endsWith("/0")) {
            return tree.withJson(pointer, json);
        }
        List<Object> one = listOf(1, Map.of());
        one.set(0, ReportTree.json("{\"value\": " + json + "}").get("value"));
        return tree.with(pointer.substring(0, pointer.length() - 2), one);
    }

    private ReportReading.Valid valid(ReportTree tree) {
        assertThat(reader.read(tree.tree())).isInstanceOf(ReportReading.Valid.class);
        return (ReportReading.Valid) reader.read(tree.tree());
    }

    private List<Problem> problems(ReportTree tree) {
        assertThat(reader.read(tree.tree())).isInstanceOf(ReportReading.Invalid.class);
        return ((ReportReading.Invalid) reader.read(tree.tree())).problems();
    }
}
