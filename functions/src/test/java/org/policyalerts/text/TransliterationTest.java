package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationTest {

    @ParameterizedTest
    @CsvSource({"ж, zh", "Ж, Zh", "Щ, Shch", "ß, ss", "Ø, O", "θ, th", "Θ, Th", "ѓ, g", "—, -", "ь, ''", "攻, ''"})
    void spellsOneLetterInItsOwnCase(String letter, String spelling) {
        assertThat(Transliteration.of(letter.codePointAt(0))).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "Ndërmarrja Çelësi, Ndermarrja Celesi",
        "Атака на Україну, Ataka na Ukrainu",
        "Υπουργείο, Ypoyrgeio",
        "攻撃 on Łódź, on Lodz",
        "“Größe” – 100 %, '\"Grosse\" - 100 %'",
    })
    void makesAsciiOfWholeTexts(String text, String ascii) {
        assertThat(PlainText.ascii(text)).isEqualTo(ascii);
    }
}
