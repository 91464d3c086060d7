package org.policyalerts.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.Problem;

/** Who reported which assessment, and who may change it. */
class AssessmentsTest {

    private static final Author REPORTER = new Author(Optional.of("AKCESK"), false, false);
    private static final Author CURATOR = new Author(Optional.of("AUTHORITY"), true, true);
    private static final Author STAFF = new Author(Optional.empty(), false, true);

    private static final String VENDOR = "{\"by\": \"Vendor\", \"actor\": \"Group One\"}";
    private static final String NCSC = "{\"by\": \"NCSC\", \"country\": \"RU\"}";
    private static final String SERVICE = "{\"by\": \"Service\", \"country\": \"KP\"}";

    private static Report report(String... assessments) {
        return aReport()
                .withJson("/attribution/assessments", "[" + String.join(", ", assessments) + "]")
                .report();
    }

    private static Report after(Author author, Optional<Report> before, Report report) {
        Assessments compared = Assessments.compare(author, before, report);
        assertThat(compared.refusals()).isEmpty();
        return compared.in(report);
    }

    private static List<Object> reporters(Report report) {
        List<Object> names = new ArrayList<>();
        for (Map<String, Object> one : report.objects("attribution.assessments")) {
            names.add(one.getOrDefault("reportedBy", "nobody"));
        }
        return names;
    }

    private static List<String> refusals(Author author, Report before, Report report) {
        return Assessments.compare(author, Optional.of(before), report).refusals().stream()
                .map(Problem::pointer)
                .toList();
    }

    private static String reportedBy(String organisation, String assessment) {
        return assessment.replaceFirst("}$", ", \"reportedBy\": \"" + organisation + "\"}");
    }

    @Test
    void whoeverAddsOneIsNamedBesideIt() {
        Report first = after(REPORTER, Optional.empty(), report(VENDOR, reportedBy("AKCESK", NCSC)));
        Report second = after(CURATOR, Optional.of(first), report(VENDOR, NCSC, SERVICE));

        assertThat(reporters(first)).containsExactly("AKCESK", "AKCESK");
        assertThat(reporters(second)).containsExactly("AKCESK", "AKCESK", "AUTHORITY");
        assertThat(reporters(after(STAFF, Optional.of(first), report(VENDOR, NCSC, SERVICE))))
                .containsExactly("AKCESK", "AKCESK", "nobody");
    }

    @Test
    void aReporterChangesItsOwnAndSendsThoseOfOthersBack() {
        Report before =
                after(CURATOR, Optional.of(after(REPORTER, Optional.empty(), report(VENDOR))), report(VENDOR, NCSC));

        assertThat(reporters(after(REPORTER, Optional.of(before), report(NCSC))))
                .containsExactly("AUTHORITY");
        assertThat(reporters(after(REPORTER, Optional.of(before), report(reportedBy("AUTHORITY", NCSC), SERVICE))))
                .containsExactly("AUTHORITY", "AKCESK");
        assertThat(refusals(REPORTER, before, report(VENDOR))).containsExactly("/attribution/assessments/1");
        assertThat(refusals(REPORTER, before, report(VENDOR, NCSC.replace("RU", "KP"))))
                .containsExactly("/attribution/assessments/1");
        assertThat(refusals(REPORTER, before, aReport().report())).containsExactly("/attribution/assessments/1");
    }

    @Test
    void nobodyReportsInTheNameOfAnother() {
        Report before = after(CURATOR, Optional.empty(), report(NCSC));

        assertThat(refusals(REPORTER, before, report(NCSC, reportedBy("AUTHORITY", VENDOR))))
                .containsExactly("/attribution/assessments/1/reportedBy");
        assertThat(refusals(REPORTER, before, report(reportedBy("AKCESK", NCSC))))
                .as("another's taken for one's own")
                .containsExactly("/attribution/assessments/0");
        assertThat(refusals(CURATOR, before, report(NCSC, reportedBy("CERT-EU", VENDOR))))
                .containsExactly("/attribution/assessments/1/reportedBy");
    }

    @Test
    void whoCorrectsKeepsTheReporterOfWhatItCorrects() {
        Report before = after(REPORTER, Optional.empty(), report(VENDOR, NCSC));
        String withdrawn = reportedBy("AKCESK", VENDOR.replaceFirst("}$", ", \"status\": \"withdrawn\"}"));

        assertThat(reporters(after(STAFF, Optional.of(before), report(withdrawn))))
                .containsExactly("AKCESK");
        assertThat(reporters(after(CURATOR, Optional.of(before), report(withdrawn, NCSC))))
                .containsExactly("AKCESK", "AKCESK");
    }

    @Test
    void olderEntriesNameNobodyAndAreNoReportersToChange() {
        Report old = report(VENDOR, VENDOR);

        assertThat(reporters(after(REPORTER, Optional.of(old), report(VENDOR, VENDOR, NCSC))))
                .containsExactly("nobody", "nobody", "AKCESK");
        assertThat(refusals(REPORTER, old, report(VENDOR))).containsExactly("/attribution/assessments/1");
    }

    @Test
    void theHashOfAReportDoesNotKnowWhoReportedWhat() {
        Report sent = report(VENDOR, NCSC);
        Map<String, Object> other = new LinkedHashMap<>(sent.tree());
        other.put("severity", 1L);

        assertThat(ContentHash.of(after(REPORTER, Optional.empty(), sent))).isEqualTo(ContentHash.of(sent));
        assertThat(ContentHash.of(report(NCSC, VENDOR))).isNotEqualTo(ContentHash.of(sent));
        assertThat(ContentHash.of(Report.copyOf(other))).isNotEqualTo(ContentHash.of(sent));
    }
}
