package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.aCase;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Report;

class ConfidenceCeilingTest {

    private static Report report(String assessments, String reliability) {
        String sources = reliability
                .chars()
                .mapToObj(grade -> "{\"reliability\": \"" + (char) grade + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return aCase().withJson("/attribution/assessments", assessments)
                .withJson("/sources", sources)
                .report();
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            a claim alone                        | []                                                      | aa | low
            an assessment that was withdrawn     | [{"by": "A", "basis": "x", "status": "withdrawn"}]      | aa | low
            one that disputes                    | [{"by": "A", "basis": "x", "stance": "disputes"}]       | aa | low
            one kind of evidence                 | [{"by": "A", "basis": "x"}, {"by": "B", "basis": "X."}] | aa | low
            two kinds, one good source           | [{"by": "A", "basis": "x"}, {"by": "B", "basis": "y"}]  | ac | moderate
            two kinds, one assessor              | [{"by": "A", "basis": "x"}, {"by": "a", "basis": "y"}]  | ab | moderate
            two kinds, assessors and good sources | [{"by": "A", "basis": "x"}, {"by": "B", "basis": "y"}] | ab | high
            """)
    void moreEvidenceCarriesMoreConfidence(String rule, String assessments, String reliability, String most) {
        ConfidenceCeiling ceiling = ConfidenceCeiling.of(report(assessments, reliability));

        assertThat(ceiling.most()).as(rule).isEqualTo(most);
        assertThat(Stream.of("none", "low", "moderate", "high")
                        .takeWhile(level -> ceiling.objection(level).isEmpty()))
                .as("levels without objection")
                .endsWith(most);
    }
}
