package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.attribution.ReviewEscalations.Keyed;

class ReviewEscalationsTest {

    private static final Instant LATER = Instant.parse("2024-01-10T08:00:00Z");

    private static List<Keyed> due(ACase found, AReviewItem item, Instant now) {
        return ReviewEscalations.due(item.build(), found.open(), item.inputAt(now, found.incident()), TIRANA);
    }

    private static List<String> told(ACase found, AReviewItem item, Instant now) {
        return due(found, item, now).stream()
                .map(keyed -> keyed.notice().reason() + " "
                        + String.join(",", keyed.notice().audiences()))
                .toList();
    }

    @ParameterizedTest(name = "{0} of severity {1}, {2} ms after 72 hours: told {3}")
    @CsvSource({
        "unassessed, 2, -1, false",
        "unassessed, 2, 0, true",
        "unassessed, 1, 0, true",
        "unassessed, 3, 0, false",
        "claimed, 1, 0, false"
    })
    void theWorstThatNobodyAssessedIsToldAfter72Hours(String state, int severity, long millis, boolean isTold) {
        ACase found = aCase().state(state).severity(severity);
        Instant now = AWARE.plus(Duration.ofDays(3)).plusMillis(millis);

        assertThat(told(found, anItemDueAt(LATER), now)).isEqualTo(isTold ? List.of("UNASSESSED nsc") : List.of());
        assertThat(told(found, anItemDueAt(LATER).knowing("unassessed"), now)).isEmpty();
    }

    @ParameterizedTest(name = "contested since 09:00 on 1 March, at {0}: told {1}")
    @CsvSource({"2023-03-31T06:59:59.999Z, false", "2023-03-31T07:00:00Z, true"})
    void whatIsContestedIsToldAfterThirtyDaysOfTheCalendar(Instant now, boolean isTold) {
        AReviewItem item = anItemDueAt(LATER).stateSince(Instant.parse("2023-03-01T08:00:00Z"));

        assertThat(told(aCase().state("contested"), item, now))
                .isEqualTo(isTold ? List.of("CONTESTED attribution,nsc") : List.of());
    }

    @Test
    void whatBecomesContestedAgainIsToldAgainAndOtherwiseOnce() {
        ACase contested = aCase().state("contested");
        String first = due(contested, anItemDueAt(LATER), LATER).get(0).key();

        assertThat(told(contested, anItemDueAt(LATER).knowing(first), LATER)).isEmpty();
        assertThat(told(contested, anItemDueAt(LATER).knowing(first).stateSince(AWARE.plusSeconds(60)), LATER))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            an ally names a state                   | "byCountry": "US", "level": "state"                               | true
            an ally names a group close to a state  | "byCountry": "US", "level": "group", "category": "state-affiliated" | true
            an ally names a group                   | "byCountry": "US", "level": "group", "category": "non-state"      | false
            an ally has withdrawn what it said      | "byCountry": "US", "level": "state", "status": "withdrawn"        | false
            an ally disputes that it was a state    | "byCountry": "US", "level": "state", "stance": "disputes"         | false
            the country that was hit names a state  | "byCountry": "AL", "level": "state"                               | false
            a state speaks of itself                | "byCountry": "IR", "level": "state"                               | false
            relations with the country are strained | "byCountry": "RS", "level": "state"                               | false
            relations with the country are normal   | "byCountry": "IT", "level": "state"                               | true
            somebody of no country names a state    | "level": "state"                                                  | false
            """)
    void theForeignMinistryHearsOfAStateThatAnAllyNames(String rule, String fields, boolean isTold) {
        ACase found = aCase().withJson(
                        "/attribution/assessments", "[{\"by\": \"CISA\", \"country\": \"IR\", " + fields + "}]")
                .withJson("/context/relations", """
                        [{"country": "RS", "state": "strained"}, {"country": "IT", "state": "normal"}]
                        """);

        assertThat(told(found, anItemDueAt(LATER), AWARE))
                .as(rule)
                .isEqualTo(isTold ? List.of("ALLY_NAMES_STATE mfa") : List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = AttributionState.class,
            names = {"UNASSESSED", "CLAIMED", "INVESTIGATING", "TECHNICAL", "CONTESTED", "ASSESSED", "DORMANT"})
    void anAllyIsHeardOnlyWhileOurOwnJudgementIsStillToBeMade(AttributionState state) {
        ACase found = aCase().state(state.text()).withJson("/attribution/assessments", """
                        [{"by": "CISA", "byCountry": "US", "country": "IR", "level": "state"}]
                        """);
        List<AttributionState> below = List.of(
                AttributionState.UNASSESSED,
                AttributionState.CLAIMED,
                AttributionState.INVESTIGATING,
                AttributionState.TECHNICAL);

        assertThat(due(found, anItemDueAt(LATER), AWARE)).hasSize(below.contains(state) ? 1 : 0);
        assertThat(due(found, anItemDueAt(LATER).knowing("ally:US:IR"), AWARE)).isEmpty();
    }

    @Test
    void onlyWhatWaitsForItsTimeLiesAhead() {
        ACase unassessed = aCase().state("unassessed").severity(1);

        assertThat(ReviewEscalations.ahead(anItemDueAt(LATER).build(), unassessed.open(), TIRANA))
                .containsExactly(AWARE.plus(Duration.ofDays(3)));
        assertThat(ReviewEscalations.ahead(
                        anItemDueAt(LATER).knowing("unassessed").build(), unassessed.open(), TIRANA))
                .isEmpty();
    }
}
