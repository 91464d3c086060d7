package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonPointerTest {

    @Test
    void escapesWhatSeparatesNames() {
        assertThat(JsonPointer.member("/targets/0", "a/b~c")).isEqualTo("/targets/0/a~1b~0c");
        assertThat(JsonPointer.element("/targets", 12)).isEqualTo("/targets/12");
    }

    @Test
    void cutsALongNameBetweenCharacters() {
        assertThat(JsonPointer.member("", "𐐀".repeat(100))).isEqualTo("/" + "𐐀".repeat(100));
        assertThat(JsonPointer.member("", "𐐀".repeat(101))).isEqualTo("/" + "𐐀".repeat(100) + "…");
    }
}
