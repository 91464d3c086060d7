package org.policyalerts.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.benchmarks.GeneratedBook;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.GeneratedReports;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;

/** The speed of engines can be compared only if they find the same policies. */
class SameMatchesTest {

    private static final int POLICIES = 100;
    private static final List<byte[]> REPORTS = GeneratedReports.ofCount(50);

    @ParameterizedTest
    @EnumSource(GeneratedBook.class)
    void everyEngineFindsTheSamePolicies(GeneratedBook kind) {
        List<GeneratedPolicy> book = kind.ofSize(POLICIES);
        MatchingEngine reference = Contender.PLAIN_LOOP.compile(book);
        int matches = 0;

        for (Contender contender : Contender.values()) {
            MatchingEngine engine = contender.compile(book);
            for (byte[] report : REPORTS) {
                List<String> expected = reference.match(report);
                assertThat(engine.match(report)).as(contender.title()).containsExactlyInAnyOrderElementsOf(expected);
                matches += expected.size();
            }
        }

        assertThat(matches).as("matches").isPositive();
    }

    @Test
    void generatedReportsFollowTheModel() {
        ReportReader reader = new ReportReader(ZoneId.of("Europe/Tirane"));

        assertThat(REPORTS).allSatisfy(report -> assertThat(reader.read(PolicyAlertsEngine.read(report)))
                .isInstanceOf(ReportReading.Valid.class));
    }

    @Test
    void bookAndReportsAreTheSameEachTime() {
        List<GeneratedPolicy> book = GeneratedBook.MIXED.ofSize(20);

        assertThat(GeneratedBook.MIXED.ofSize(20)).isEqualTo(book);
        assertThat(GeneratedReports.ofCount(3).get(2)).isEqualTo(REPORTS.get(2));
    }
}
