package org.policyalerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageCodeTest {

    @Test
    void isTheBeginningOfTheFingerprintOfTheId() {
        // SHA-256 of "abc" begins with ba7816bf: 10111 01001 11100 00001 01101 01111 11.
        assertThat(MessageCode.of("abc")).isEqualTo("Q9W1DF");
    }

    @Test
    void whatIsTakenForANumberIsOne() {
        assertThat(MessageCode.typed(" k7-qoil ")).isEqualTo("K7Q011");
    }
}
