package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.json.JsonWriter;

class MessageSizeTest {

    /** Twice in the publication, with room for its quotation marks. */
    private static final int MOST_LETTERS = DetailLevel.MOST_BYTES / 2 - 4;

    private static int bytes(Object tree) {
        return JsonWriter.write(tree).getBytes(StandardCharsets.UTF_8).length;
    }

    /** What one publication carries: the text twice and the document three times, as strings of a JSON object. */
    private static int published(String text, Map<String, Object> document) {
        return 2 * bytes(text) + 3 * bytes(JsonWriter.write(document));
    }

    @Test
    void aTextThatFillsThePublicationFitsAndOneLetterMoreDoesNot() {
        assertThat(DetailLevel.fits("x".repeat(MOST_LETTERS), Map.of())).isTrue();
        assertThat(DetailLevel.fits("x".repeat(MOST_LETTERS + 1), Map.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\\", "\n", "\u0001", "ë", "ж", "字", "🔥"})
    void whatIsTooLargeOnceEscapedNeverFits(String letter) {
        int most = 1;
        while (published(letter.repeat(most), Map.of("text", letter.repeat(most))) <= DetailLevel.MOST_BYTES) {
            most += 500;
        }
        String text = letter.repeat(most);

        assertThat(DetailLevel.fits(text, Map.of("text", text))).isFalse();
    }

    @Test
    void listsNumbersAndNamesCountAsTheyAreWritten() {
        Map<String, Object> element = Map.of("name", "Kuvendi", "severity", 2L, "isHit", true);
        List<Object> most = Collections.nCopies(1_600, element);

        assertThat(published("", Map.of("targets", most))).isGreaterThan(DetailLevel.MOST_BYTES);
        assertThat(DetailLevel.fits("", Map.of("targets", most))).isFalse();
        assertThat(DetailLevel.fits("", Map.of("targets", most.subList(0, 1_000))))
                .isTrue();
    }
}
