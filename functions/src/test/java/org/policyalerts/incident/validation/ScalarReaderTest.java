package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.model.IncidentModel;

class ScalarReaderTest {

    @ParameterizedTest(name = "{0} takes {1} as {2}")
    @CsvSource({
        "title, e\u0301tat, \u00E9tat",
        "tlp, ' TLP:WHITE ', clear",
        "severity, 3, 3",
        "timeline.awareAt, 2023-12, 2023-12",
        "targets.country, XK, XK",
        "techniques, T1561.002, T1561.002",
        "language, sq-AL, sq-AL",
        "sources.url, HTTPS://example.org/a?b, HTTPS://example.org/a?b"
    })
    void keepsWhatTheFieldWants(String path, String value, String kept) {
        assertThat(reader(path).of(typed(value)).map(Object::toString)).contains(kept);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource({
        "title, ' '",
        "title, 3",
        "tlp, Amber Red",
        "severity, 7",
        "timeline.awareAt, 2023-12-25T10:00:00",
        "targets.country, al",
        "targets.country, QQ",
        "techniques, T99",
        "language, ''",
        "language, sq_AL",
        "sources.url, ftp://example.org",
        "sources.url, https:no-host"
    })
    void refusesWhatItDoesNot(String path, String value) {
        assertThat(reader(path).of(typed(value))).isEmpty();
    }

    @Test
    void takesAFractionOnlyWhereNumbersMayHaveOne() {
        assertThat(reader("impact.disruptionHours.max").of(new BigDecimal("1.5")))
                .isPresent();
        assertThat(reader("impact.usersAffected").of(new BigDecimal("1.5"))).isEmpty();
    }

    @Test
    void saysWhatTheFieldWants() {
        assertThat(reader("severity").wanted()).isEqualTo("a whole number from 1 to 6");
        assertThat(reader("impact.services").wanted()).isEqualTo("a text of at most 300 characters");
        assertThat(reader("impact.scope").wanted()).isEqualTo("one of known, partial, unknown");
    }

    private static ScalarReader reader(String path) {
        return new ScalarReader(IncidentModel.find(path).orElseThrow());
    }

    private static Object typed(String value) {
        return value.matches("\\d") ? (Object) Long.valueOf(value) : value;
    }
}
