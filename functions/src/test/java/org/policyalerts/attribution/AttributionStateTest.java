package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttributionStateTest {

    @ParameterizedTest(name = "{0} may go to {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    unassessed        | claimed, investigating, closed-unresolved
                    claimed           | investigating, contested, refuted
                    investigating     | technical, contested, refuted, dormant
                    technical         | assessed, contested, refuted, dormant
                    assessed          | public, contested, refuted, dormant
                    public            | contested, refuted
                    contested         | technical, assessed, refuted, dormant
                    refuted           | investigating, closed-unresolved
                    dormant           | unassessed, claimed, investigating, technical, assessed, public, contested, \
                    refuted, closed-unresolved
                    closed-unresolved | investigating
                    """)
    void movesAsTheTableSays(String from, String to) {
        assertThat(AttributionState.of(from).next())
                .extracting(AttributionState::text)
                .containsExactlyInAnyOrder(to.split(", "));
    }

    @ParameterizedTest(name = "{0} with confidence {1}: unresolved {2}, on the calendar {3}")
    @CsvSource({
        "unassessed, none, true, true",
        "claimed, low, true, true",
        "investigating, moderate, true, true",
        "technical, high, true, true",
        "contested, high, true, true",
        "assessed, none, true, true",
        "assessed, low, true, true",
        "assessed, moderate, false, false",
        "assessed, high, false, false",
        "public, none, false, false",
        "refuted, none, false, false",
        "dormant, none, false, true",
        "closed-unresolved, none, false, false"
    })
    void isUnresolvedAsTheDomainSays(String state, String confidence, boolean isUnresolved, boolean isOnCalendar) {
        AttributionState found = AttributionState.of(state);

        assertThat(found.isUnresolved(confidence)).isEqualTo(isUnresolved);
        assertThat(found.isOnCalendar(confidence)).isEqualTo(isOnCalendar);
    }

    @ParameterizedTest
    @EnumSource(AttributionState.class)
    void mayStayWhereItIsWithoutAWord(AttributionState state) {
        assertThat(state.mayBecome(state)).isTrue();
        assertThat(state.hasToBeExplained(state)).isFalse();
    }

    @Test
    void hasToSayWhyItIsGivenUpOrTakenUpAgain() {
        assertThat(AttributionState.UNASSESSED.hasToBeExplained(AttributionState.CLOSED_UNRESOLVED))
                .isTrue();
        assertThat(AttributionState.DORMANT.hasToBeExplained(AttributionState.INVESTIGATING))
                .isTrue();
        assertThat(AttributionState.CLOSED_UNRESOLVED.hasToBeExplained(AttributionState.INVESTIGATING))
                .isTrue();
        assertThat(AttributionState.CLAIMED.hasToBeExplained(AttributionState.INVESTIGATING))
                .isFalse();
    }
}
