package org.policyalerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Notification.Handling;

class NotificationTest {

    @ParameterizedTest(name = "TLP:{0} on a topic up to TLP:{1}: {2}")
    @CsvSource({
        "clear, amber, FULL",
        "amber, amber, FULL",
        "amber+strict, amber, POINTER",
        "amber+strict, amber+strict, FULL",
        "green, clear, POINTER",
        "red, amber, WITHHELD",
        "red, red, WITHHELD"
    })
    void leavesAsItsLabelAndTheCeilingAllow(String label, String ceiling, Handling handling) {
        assertThat(Handling.of(label, ceiling)).isEqualTo(handling);
    }
}
