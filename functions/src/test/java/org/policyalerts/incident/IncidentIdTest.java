package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentIdTest {

    @Test
    void isAPrefixAndAUlid() {
        assertThat(new IncidentId("inc_01HJDZ3K6WQ8Y2N5T7V9XABCDE").ulid()).isEqualTo("01HJDZ3K6WQ8Y2N5T7V9XABCDE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01HJDZ3K6WQ8Y2N5T7V9XABCDE",
                "inc_01HJDZ3K6WQ8Y2N5T7V9XABCD",
                "inc_01HJDZ3K6WQ8Y2N5T7V9XABCDEF",
                "inc_01HJDZ3K6WQ8Y2N5T7V9XABCDI",
                "inc_01hjdz3k6wq8y2n5t7v9xabcde",
                "alt_01HJDZ3K6WQ8Y2N5T7V9XABCDE"
            })
    void isNoOtherTextAndDoesNotRepeatIt(String text) {
        assertThat(IncidentId.isWellFormed(text)).isFalse();
        assertThatThrownBy(() -> new IncidentId(text)).hasMessage("not an incident id");
    }
}
