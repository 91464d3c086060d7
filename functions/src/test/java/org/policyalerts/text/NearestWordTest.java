package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("severity", "sector", "summary", "targets", "title", "tlp");

    @ParameterizedTest
    @CsvSource({"sevrity, severity", "Target, targets", "TITEL, title", "tpl, tlp", "sumary, summary"})
    void findsTheWordThatWasMisspelt(String word, String meant) {
        assertThat(NearestWord.to(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"confidence", "attribution", "x-severity-level"})
    void findsNothingForAWordThatResemblesNone(String word) {
        assertThat(NearestWord.to(word, KNOWN)).isEmpty();
    }

    @Test
    void takesTheFirstByAlphabetOfWordsThatAreEquallyNear() {
        assertThat(NearestWord.to("cat", List.of("rat", "bat", "car"))).contains("bat");
    }

    @Test
    void comparesNoWordThatIsLongerThanAnyName() {
        String word = "a".repeat(60);

        assertThat(NearestWord.to(word, List.of(word))).contains(word);
        assertThat(NearestWord.to(word + "a", List.of(word))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefgh, abcdefXY, true",
        "abcdefgh, abcdeXYZ, false",
        "abcdefghi, abcdefXYZ, true",
        "ja, no, false",
        "hgih, high, true"
    })
    void allowsTwoOtherLettersAndAThirdInALongerWord(String word, String candidate, boolean isNear) {
        assertThat(NearestWord.isNear(word, candidate)).isEqualTo(isNear);
    }
}
