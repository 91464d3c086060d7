package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.text.TimeFormat;

class ReasonWordingTest {

    private final ReasonWording wording = new ReasonWording(
            "Ransomware",
            Optional.of("Hospital"),
            new TimeFormat(ZoneOffset.UTC),
            Instant.parse("2023-12-26T08:00:00Z"));

    private Optional<String> words(String condition, String saw, String path) {
        return wording.of(new TraceLine(condition, saw, path, Truth.TRUE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services disrupted is yes | yes | impact.servicesDisrupted | services are disrupted",
                "NIS2 entity is essential | Hospital: essential | targets.nis2Entity | an essential entity",
                "users exposed is at least 100000 | 1500000 | impact.usersExposed | 1 500 000 users exposed",
                "relation state is severed | IR: severed | context.relations.state | relations with IR are severed",
                "time of next review is given | 2023-12-29T08:00:00Z | attribution.nextReviewAt"
                        + " | planned for Fri 29 Dec 08:00",
                "another incident by the same claimant | 1 other: AL-1 | history | 1 other (AL-1)",
                "kinds is ransomware or wiper | wiper | kinds | wiper",
                "hours of disruption is at least 4 | 7 | impact.hours | hours of disruption: 7"
            })
    void aValueIsSaidAsOneWouldSayIt(String condition, String saw, String path, String words) {
        assertThat(words(condition, saw, path)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "determination is confirmed | confirmed | determination",
                "status is open | open | status",
                "type of report is incident | incident | type",
                "target confirmation is authority | Hospital: authority | targets.confirmation",
                "malicious cause is not no | unknown | cause.malicious",
                "kinds is ransomware | ransomware | kinds"
            })
    void guardsAndWhatTheTitleOrTheHeadSaysAreLeftOut(String condition, String saw, String path) {
        assertThat(words(condition, saw, path)).isEmpty();
    }

    @Test
    void whatDoesNotHoldIsNoReason() {
        assertThat(wording.of(new TraceLine(
                        "services disrupted is yes", "unknown", "impact.servicesDisrupted", Truth.UNKNOWN)))
                .isEmpty();
    }
}
