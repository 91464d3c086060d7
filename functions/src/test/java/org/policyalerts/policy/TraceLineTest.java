package org.policyalerts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.IncidentId;

class TraceLineTest {

    @ParameterizedTest(name = "{0}, saw {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            not certain that severity is at least 5 | not given | severity        | true
            type of report is not threat            | incident  | type            | true
            type of report is not threat            | near-miss | type            | false
            type of report is incident              | incident  | type            | false
            nobody says that it was an accident     | unknown   | cause.malicious | true
            nobody says that it was an accident     | yes       | cause.malicious | false
            determination is not false-positive     | confirmed | determination   | false
            """)
    void knowsWhatHoldsOnlyBecauseNobodyHasSaidOtherwise(String condition, String saw, String path, boolean byDefault) {
        assertThat(new TraceLine(condition, saw, path, Truth.TRUE).isByDefault())
                .isEqualTo(byDefault);
    }

    @ParameterizedTest(name = "{0}, saw {1}: {2}, a guard: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            scope is unknown or partial                 | unknown   | scope: unknown                                     | false
            determination is not false-positive         | suspected | determination: suspected                           | true
            techniques starts with T14                  | T1485     | techniques starts with T14: T1485                  | false
            exactly 1 target with sector is energy      | 1: A      | exactly 1 target with sector is energy: 1: A       | false
            not: techniques starts with T14             | T1190     | not: techniques starts with T14: T1190             | true
            not certain that severity is at least 5     | 3         | not certain that severity is at least 5: 3         | true
            nobody says that it was an accident         | yes       | nobody says that it was an accident                | true
            """)
    void givesTheValueAloneAndKnowsWhatOnlySaysWhatIsNotSo(
            String condition, String saw, String value, boolean isGuard) {
        TraceLine line = new TraceLine(condition, saw, "path", Truth.TRUE);

        assertThat(line.value()).isEqualTo(value);
        assertThat(line.isGuard()).isEqualTo(isGuard);
    }

    private static IncidentId other(int number) {
        return new IncidentId("inc_01HJ%022d".formatted(number));
    }

    private static TraceLine saw(String saw, int others) {
        List<IncidentId> ids =
                IntStream.rangeClosed(1, others).mapToObj(TraceLineTest::other).toList();
        return new TraceLine("another incident", saw, TraceLine.HISTORY, Truth.TRUE, ids);
    }

    @ParameterizedTest(name = "{0}, of which {1} can be named: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1 other   | 1  | 1 other: R-1
            1 other   | 0  | 1 other incident (restricted)
            3 others  | 0  | 3 other incidents (restricted)
            3 others  | 3  | 3 others: R-1, R-2, R-3
            3 others  | 1  | 3 others: R-1; 2 restricted
            12 others | 10 | 12 others: R-1, R-2, R-3, R-4, R-5 and 7 more
            12 others | 2  | 12 others: R-1, R-2 and 2 more; 8 restricted
            at least 12 others | 10 | at least 12 others: R-1, R-2, R-3, R-4, R-5 and 7 more
            at least 12 others | 0  | at least 12 other incidents (restricted)
            12 others, older ones not looked at | 0 | 12 other incidents, older ones not looked at (restricted)
            """)
    void namesOtherIncidentsToWhoeverMayKnowThemAndCountsTheRest(String saw, int known, String told) {
        int all = Integer.parseInt(saw.replaceAll("\\D", ""));
        TraceLine line = saw(saw, Math.min(all, TraceLine.MOST_OTHERS));

        TraceLine named = line.named(id -> IntStream.rangeClosed(1, known)
                .filter(number -> other(number).equals(id))
                .mapToObj(number -> "R-" + number)
                .findFirst());

        assertThat(named.saw()).isEqualTo(told);
        assertThat(named.others()).hasSize(known);
    }

    @ParameterizedTest(name = "{1}, saw {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2 others: AL-7, AL-8; 1 restricted | another incident          | history   | 2 others
            1 other: AL-7                      | another incident          | history   | 1 other
            no others                          | another incident          | history   | no others
            1; 1 other: AL-7                   | not: all of severity is 1 | severity  | 1; 1 other
            1 other: AL-7                      | title is something        | title     | 1 other: AL-7
            """)
    void forgetsTheNamesThatEarlierEditionsKept(String saw, String condition, String path, String told) {
        TraceLine line = new TraceLine(condition, saw, path, Truth.TRUE);

        assertThat(line.named(id -> Optional.of("never")).saw()).isEqualTo(told);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(TraceLine.read(saw("2 others", 2).document())).isEqualTo(saw("2 others", 2));
        TraceLine plain = new TraceLine("status is open", "open", "status", Truth.UNKNOWN);
        assertThat(TraceLine.read(plain.document())).isEqualTo(plain);
        assertThat(plain.document()).doesNotContainKey("others");
    }
}
