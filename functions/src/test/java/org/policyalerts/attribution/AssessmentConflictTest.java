package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.aCase;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Report;

class AssessmentConflictTest {

    private final AssessmentConflict conflict = new AssessmentConflict(new ClaimantKeys(Map.of("apt34", "oilrig")));

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            two states                               | "level": "state", "country": "IR" | "level": "state", "country": "RU" | true
            one state                                | "level": "state", "country": "IR" | "level": "state", "country": "IR" | false
            two ministries of one state              | "level": "organisation", "country": "IR", "actor": "MOIS" | "level": "organisation", "country": "IR", "actor": "IRGC" | false
            two companies of no state                | "level": "organisation", "actor": "A" | "level": "organisation", "actor": "B" | true
            two groups, even of one state            | "level": "group", "country": "IR", "actor": "A" | "level": "group", "country": "IR", "actor": "B" | true
            two names of one group                   | "level": "group", "actor": "APT34" | "level": "group", "actor": "OilRig" | false
            a group and a state                      | "level": "group", "actor": "A" | "level": "state", "country": "IR" | false
            one that names nobody                    | "level": "group", "actor": "A" | "level": "group" | false
            one that disputes                        | "level": "state", "country": "IR" | "level": "state", "country": "RU", "stance": "disputes" | false
            one that was withdrawn                   | "level": "state", "country": "IR" | "level": "state", "country": "RU", "status": "withdrawn" | false
            one of low confidence                    | "level": "state", "country": "IR" | "level": "state", "country": "RU", "confidence": "low" | false
            one of moderate confidence               | "level": "state", "country": "IR" | "level": "state", "country": "RU", "confidence": "moderate" | true
            """)
    void credibleAssessmentsDisagreeIfTheyNameDifferentPartiesAtOneLevel(
            String rule, String one, String other, boolean isConflict) {
        Report report = aCase().withJson(
                        "/attribution/assessments",
                        "[{\"by\": \"CISA\", " + one + "}, {\"by\": \"BND\", " + other + "}]")
                .report();

        assertThat(conflict.isOn(report)).as(rule).isEqualTo(isConflict);
    }
}
