package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({"/impact, true", "/impact/scope, true", "/impact/sco, false", "/imp, false", "/targets, false"})
    void touchAPlaceIfOneIsThereOrBelow(String pointer, boolean touches) {
        problems.add("/impact/scope", "is wrong");

        assertThat(problems.touch(pointer)).isEqualTo(touches);
    }

    @Test
    void areCountedButNotListedBeyondFiveHundred() {
        for (int i = 0; i < 503; i++) {
            problems.add("/targets/" + i, "is wrong");
        }

        assertThat(problems.all()).hasSize(501).endsWith(new Problem("", "has 3 more problems that are not listed"));
    }
}
