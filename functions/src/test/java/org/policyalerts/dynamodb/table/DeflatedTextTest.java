package org.policyalerts.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What is stored compressed stays readable. */
class DeflatedTextTest {

    private static final String TEXT = "{\"campaign\":\"homelandjustice\",\"tasks\":[{\"id\":\"b2efe1aefab79f0c\"}]}";

    @Test
    void givesBackTextsOfEveryLength() {
        for (String text : new String[] {"", "ë𝄞", TEXT, TEXT.repeat(10_000)}) {
            assertThat(DeflatedText.read(DeflatedText.of(text))).isEqualTo(text);
        }
    }

    /** As an earlier edition stored it, and as this one does: no later one may fail to read either. */
    @Test
    void readsWhatIsStoredByNow() {
        String before =
                "eJyrVkpOzC1IzEzPU7JSysjPTc1JzEvJKi0uyUxOVdJRKkkszi5WsoquVspMASpIMkpNSzVMTE1LTDK3TDNIVqqNrQUACHoWlg==";
        String now = "eLurWBOCQ2mtgArQnMS8lKxS0PhxKmYDPskIGK+GialpiUnmlmkGyaBkCAAIehaW";

        assertThat(DeflatedText.read(Base64.getDecoder().decode(before))).isEqualTo(TEXT);
        assertThat(DeflatedText.read(Base64.getDecoder().decode(now))).isEqualTo(TEXT);
    }

    @Test
    void aShortDocumentTakesUpLessThanItsText() {
        assertThat(DeflatedText.of(TEXT).length).isLessThan(TEXT.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void saysThatADocumentIsDamaged() {
        byte[] stored = DeflatedText.of(TEXT);
        byte[] spoilt = stored.clone();
        spoilt[spoilt.length - 1] ^= 1;

        assertThatThrownBy(() -> DeflatedText.read(spoilt)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> DeflatedText.read(Arrays.copyOf(stored, stored.length - 8)))
                .hasMessageContaining("too early");
    }
}
