package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailLevelTest {

    private static DetailLevel of(int claims, int explained) {
        return new DetailLevel(0, 0, claims, explained, 0, 0, 0);
    }

    @Test
    void eachTellsNoMoreThanTheOneBefore() {
        List<ToIntFunction<DetailLevel>> parts = List.of(
                DetailLevel::reasons,
                DetailLevel::targets,
                DetailLevel::claims,
                DetailLevel::explained,
                DetailLevel::documented,
                DetailLevel::steps,
                DetailLevel::stepColumns);

        assertThat(DetailLevel.LEVELS).startsWith(DetailLevel.FULL);
        for (int i = 1; i < DetailLevel.LEVELS.size(); i++) {
            DetailLevel before = DetailLevel.LEVELS.get(i - 1);
            DetailLevel level = DetailLevel.LEVELS.get(i);
            assertThat(parts)
                    .allSatisfy(part -> assertThat(part.applyAsInt(level)).isLessThanOrEqualTo(part.applyAsInt(before)))
                    .anySatisfy(part -> assertThat(part.applyAsInt(level)).isLessThan(part.applyAsInt(before)));
        }
    }

    @ParameterizedTest(name = "{0} claims, {1} questions")
    @CsvSource({"1, 7", "7, 7", "8, 8"})
    void theQuestionsOfEveryMessageAreAskedHoweverFewClaimsAreTold(int claims, int questions) {
        assertThat(of(claims, 0).questions()).isEqualTo(questions);
    }

    @ParameterizedTest(name = "{0} alerts explained, {1} policies named")
    @CsvSource({"0, 3", "3, 3", "4, 4"})
    void threePoliciesThatCouldNotBeCheckedAreNamedHoweverFewAlertsAreExplained(int explained, int named) {
        assertThat(of(0, explained).unchecked()).isEqualTo(named);
    }
}
