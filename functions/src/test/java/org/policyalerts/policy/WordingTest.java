package org.policyalerts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "targets.sector, target sector",
        "claims.status, claim status",
        "attribution.countries, attribution countries",
        "impact.usersExposed, users exposed",
        "notifications.earlyWarningAt, time of early warning",
        "status, status",
        "tlp, TLP label"
    })
    void namesAFieldAsPeopleDo(String path, String words) {
        assertThat(Wording.field(path)).isEqualTo(words);
    }

    @Test
    void givesWordsTheirArticleAndTheirNumber() {
        assertThat(Stream.of("alert", "claim", "actor", "incident", "operator").map(Wording::article))
                .containsExactly("an", "a", "an", "an", "an");
        assertThat(Stream.of("targets", "countries", "impact").map(Wording::singular))
                .containsExactly("target", "country", "impact");
    }

    @ParameterizedTest(name = "{0} of them: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"0 | ''", "1 | a", "2 | a or b", "3 | a, b or c"})
    void joinsWithOr(int number, String words) {
        assertThat(Wording.or(List.of("a", "b", "c").subList(0, number))).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} of them: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"2 | x, x", "5 | x, x, x, x, x", "7 | x, x, x, x, x and 2 more"})
    void showsFiveAndCountsTheRest(int number, String words) {
        assertThat(Wording.shown(Collections.nCopies(number, "x"))).isEqualTo(words);
    }

    @Test
    void cutsALongValueBetweenCharactersAsPeopleSeeThem() {
        String fits = "x".repeat(120);
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(Wording.shown(List.of(fits))).isEqualTo(fits);
        assertThat(Wording.shown(List.of(fits + "x"))).isEqualTo(fits + "...");
        assertThat(Wording.shown(List.of("x".repeat(117) + family))).isEqualTo("x".repeat(117) + "...");
        assertThat(Wording.shown(List.of("x".repeat(115) + family + "x"))).isEqualTo("x".repeat(115) + family + "...");
    }

    @Test
    void writesSmallWordsAsPoliciesDo() {
        assertThat(Stream.of(Severity.values()).map(Severity::text))
                .containsExactly("info", "medium", "high", "critical")
                .allMatch(text -> Severity.of(text).text().equals(text));
        assertThat(Severity.worstFirst()).first().isEqualTo(Severity.CRITICAL);
        assertThat(Stream.of(Truth.values()).map(Truth::text))
                .containsExactly("false", "unknown", "true")
                .allMatch(text -> Truth.read(text).text().equals(text));
        assertThat(Stream.of(Recommendation.Kind.values()).map(Recommendation.Kind::text))
                .containsExactly("do", "dont");
        assertThat(Stream.of(Recommendation.Per.values()).map(Recommendation.Per::text))
                .containsExactly("incident", "campaign");
    }
}
