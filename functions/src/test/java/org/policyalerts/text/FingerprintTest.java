package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    /** The examples of FIPS 180-4. */
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    })
    void isSha256InLowerCaseHexDigits(String text, String expected) {
        assertThat(Fingerprint.sha256(text)).isEqualTo(expected);
    }

    @Test
    void takesATextInUtf8() {
        assertThat(Fingerprint.sha256("Ndërmarrja 攻撃"))
                .isEqualTo(Fingerprint.sha256("Ndërmarrja 攻撃".getBytes(StandardCharsets.UTF_8)));
    }
}
