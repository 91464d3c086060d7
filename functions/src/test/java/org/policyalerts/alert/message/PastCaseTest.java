package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.message.ReviewBundle.PastCase;

/** An incident of 25 December 2023 that resembles another. */
class PastCaseTest {

    private static PastCase assessed(Map<String, Object> assessment) {
        return PastCase.of(
                anIncident()
                        .with("attribution", Map.of("status", "closed-unresolved", "assessments", List.of(assessment)))
                        .build(),
                "same claimant",
                ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "assessed {0}: {1}")
    @CsvSource({"2023-12-25T23:00:00Z, less than a day", "2023-12-26, 1 day", "2023-12-27, 2 days"})
    void tellsHowLongItsFirstAttributionTook(String at, String told) {
        PastCase past = assessed(Map.of("status", "active", "stance", "supports", "at", at));

        assertThat(past.inWords())
                .startsWith("AL-1 (2023-12-25), same claimant: closed unresolved, first attributed after " + told);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"withdrawn, supports", "active, disputes"})
    void isAttributedByNobodyIfNoAssessmentStands(String status, String stance) {
        PastCase past = assessed(Map.of("status", status, "stance", stance, "at", "2023-12-27"));

        assertThat(past.took()).isEmpty();
        assertThat(past.inWords()).contains(", attributed by nobody so far");
    }

    @Test
    void isCountedFromWhenTheOperatorKnew() {
        PastCase past = PastCase.of(
                anIncident()
                        .with("timeline", Map.of("occurredAt", "2023-12-01", "awareAt", "2023-12-25"))
                        .with(
                                "attribution",
                                Map.of(
                                        "status",
                                        "public",
                                        "assessments",
                                        List.of(Map.of("status", "active", "at", "2023-12-28"))))
                        .build(),
                "same claimant",
                ZoneOffset.UTC);

        assertThat(past.took()).isEqualTo(Optional.of(Duration.ofDays(3)));
    }
}
