package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;

class ReasonsTest {

    private static List<String> saw(Alert alert, TraceLine... now) {
        Map<AlertId, List<TraceLine>> known = now.length == 0 ? Map.of() : Map.of(alert.id(), List.of(now));
        return Reasons.of(List.of(alert), known).get(0).because().stream()
                .map(TraceLine::saw)
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2 others: AL-7, AL-8; 1 restricted | 2 others",
                "1 other: AL-7                      | 1 other",
                "no others                          | no others",
            })
    void ofEarlierDecisionsOnlyCountTheOthers(String saw, String told) {
        assertThat(saw(anAlert("one")
                        .because("another incident", saw, "history")
                        .build()))
                .containsExactly(told);
    }

    @Test
    void leaveOutWhatNamesOthersAmongMore() {
        Alert alert = anAlert("one")
                .because("not: all of severity is 1 and another incident", "1; 1 other: AL-7", "severity")
                .because("severity is 1", "1", "severity")
                .build();

        assertThat(saw(alert)).containsExactly("1");
    }

    @Test
    void areThoseOfTheDecisionOfTheMoment() {
        TraceLine line = new TraceLine("another incident", "1 other: AL-8", "history", Truth.TRUE);

        assertThat(saw(
                        anAlert("one")
                                .because("another incident", "1 other: AL-7", "history")
                                .build(),
                        line))
                .containsExactly("1 other: AL-8");
    }
}
