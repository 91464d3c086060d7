package org.policyalerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudienceCheckTest {

    private static List<String> unheard(List<String> filters) {
        return new AudienceCheck(() -> filters, List.of("mfa", "dpa"), audience -> false).unheard();
    }

    @Test
    void withoutASubscriptionNobodyIsHeardAndOneWithoutAFilterHearsAll() {
        assertThat(unheard(List.of())).containsExactly("mfa", "dpa");
        assertThat(unheard(List.of("{}"))).isEmpty();
    }

    @Test
    void ourOwnQueueHearsNobodyAndWhoeverIsMailedIsHeard() {
        String own = "{\"notificationId\": [{\"exists\": true}]}";

        assertThat(unheard(List.of(own))).containsExactly("mfa", "dpa");
        assertThat(new AudienceCheck(() -> List.of(own), List.of("mfa", "dpa"), "mfa"::equals).unheard())
                .containsExactly("dpa");
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"audience": ["mfa"]}                                                    | dpa
            {"audience": ["mfa", "dpa"], "severity": ["high", "critical"]}           | ''
            {"audience": ["mfa"], "kind": [{"anything-but": ["reminder"]}]}          | dpa
            {"audience": ["mfa"], "kind": [{"anything-but": "alert"}]}               | mfa,dpa
            {"audience": ["mfa"], "kind": ["digest"]}                                | mfa,dpa
            {"audience": ["mfa"], "severity": ["low"]}                               | mfa,dpa
            {"audience": ["mfa"], "tlp": ["clear", "green"]}                         | dpa
            {"audience": [{"prefix": "mf"}, {"suffix": "pa"}]}                       | ''
            {"audience": [{"equals-ignore-case": "MFA"}]}                            | dpa
            {"audience": [{"anything-but": {"prefix": "d"}}]}                        | dpa
            {"audience": [{"exists": true}]}                                         | ''
            {"audience": [{"exists": false}]}                                        | mfa,dpa
            {"$or": [{"audience": ["dpa"]}, {"severity": ["low"]}]}                  | mfa
            {"audience": [{"some-day": "new"}]}                                      | mfa,dpa
            not JSON                                                                 | mfa,dpa
            """)
    void whatAFilterLetsThroughOfACriticalAlertIsHeard(String filter, String unheard) {
        List<String> expected = Arrays.stream(unheard.split(","))
                .filter(name -> !name.isEmpty())
                .toList();

        assertThat(unheard(List.of(filter))).isEqualTo(expected);
    }
}
