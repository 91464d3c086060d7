package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalKeyTest {

    private static NaturalKey key(String reference) {
        return new NaturalKey("AKCESK", reference);
    }

    @ParameterizedTest(name = "\"{0}\" and \"{1}\": {2}")
    @CsvSource({
        "'ACC-1', 'acc-1', true",
        "'ACC  1', ' acc\t1 ', true",
        "'ACC\u00a01', 'ACC 1', true",
        "'Re\u0301f', 'R\u00c9F', true",
        "'ACC-1', 'ACC 1', false",
        "'ACC-1', 'ACC-l', false"
    })
    void blanksAndCaseDoNotTellReferencesApart(String one, String other, boolean isSame) {
        assertThat(key(one).isSameAs(key(other))).isEqualTo(isSame);
    }

    @Test
    void theReporterDoes() {
        assertThat(key("R-1").isSameAs(new NaturalKey("akcesk", "R-1"))).isFalse();
    }
}
