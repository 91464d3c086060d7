package org.policyalerts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceLineTest {

    @ParameterizedTest(name = "{0}, saw {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            determination is not false-positive              | suspected     | determination      | determination: suspected (is not false-positive)
            status is open                                   | open          | status             | status: open
            nobody says that it was an accident              | yes           | cause.malicious    | nobody says that it was an accident
            not certain that severity is at least 5          | 3             | severity           | not certain that severity is at least 5: 3
            not: any of (status is open; severity is 1)      | closed; 3     | status             | not: any of (status is open; severity is 1): closed; 3
            no claim with claim status is active             | Some gang     | claims             | no claim with claim status is active: Some gang
            """)
    void tellsTheValueFirstWhereTheConditionIsOneFields(String condition, String saw, String path, String told) {
        assertThat(new TraceLine(condition, saw, path, Truth.TRUE).told()).isEqualTo(told);
    }

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
}
