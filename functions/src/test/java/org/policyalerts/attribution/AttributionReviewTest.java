package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.attribution.AttributionReview.Result;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.RaceLostException;
import org.policyalerts.incident.ReviewRecord;

class AttributionReviewTest {

    private final CaseStore store = new CaseStore();
    private final AttributionReview reviews = new AttributionReview(store.intake, store, TIRANA, store.clock);

    private static ReviewDecision decided(String status) {
        return new ReviewDecision(AttributionState.of(status), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Result.Recorded recorded(Incident incident, String status) {
        Result.Recorded result = (Result.Recorded) reviews.record(incident.id(), decided(status), "staff");
        store.reviewed(result.review());
        return result;
    }

    @Test
    void isTheNextVersionWithTheDateOfTheTableAndSaysWhoMovedItFromWhere() {
        Incident incident = store.stored(aCase());

        Result.Recorded result = recorded(incident, "investigating");

        assertThat(store.incidents.find(incident.id())).contains(result.incident());
        assertThat(result.incident().report().find("attribution.lastReviewedAt"))
                .contains(AWARE.toString());
        assertThat(result.incident().report().find("attribution.nextReviewAt")).contains("2023-01-11T08:00:00Z");
        assertThat(result.review())
                .extracting(ReviewRecord::version, ReviewRecord::by, ReviewRecord::from, ReviewRecord::to)
                .containsExactly(2, "staff", "claimed", "investigating");
    }

    @Test
    void whatIsResolvedHasNoNextDate() {
        Result.Recorded result =
                recorded(store.stored(aCase().with("/attribution/nextReviewAt", "2023-02-01")), "refuted");

        assertThat(result.review().nextReviewAt()).isEmpty();
        assertThat(result.incident().report().find("attribution.nextReviewAt")).isEmpty();
    }

    @ParameterizedTest(name = "{0} ms after its next date: a repeat {1}")
    @CsvSource({"-1, true", "0, false"})
    void theSameWordsAreARepeatUntilTheNextReviewIsDue(long millis, boolean isRepeat) {
        Incident incident = store.stored(aCase());
        ReviewRecord first = recorded(incident, "investigating").review();
        store.clock.advance(Duration.ofDays(1).plusMillis(millis));

        Result again = reviews.record(incident.id(), decided("investigating"), "staff");

        assertThat(again instanceof Result.Repeated repeated
                        && repeated.review().equals(first))
                .isEqualTo(isRepeat);
        assertThat(store.incidents.versions(incident.id())).hasSize(isRepeat ? 2 : 3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"another person, claimed", "staff, investigating"})
    void otherWordsOrAnotherPersonsAreAnotherReview(String by, String status) {
        Incident incident = store.stored(aCase());
        recorded(incident, "claimed");

        assertThat(reviews.record(incident.id(), decided(status), by)).isInstanceOf(Result.Recorded.class);
    }

    @Test
    void theSameWordsAreAnotherReviewOnceTheIncidentHasChanged() {
        Incident incident = store.stored(aCase());
        Incident reviewed = recorded(incident, "claimed").incident();
        store.incidents.replace(
                aCase().with("/title", "Other").version(3, AWARE).incident(), reviewed);

        assertThat(reviews.record(incident.id(), decided("claimed"), "staff")).isInstanceOf(Result.Recorded.class);
    }

    @ParameterizedTest(name = "four lost races are made up for, five are not: {0}")
    @CsvSource({"4, true", "5, false"})
    void triesAgainWhenOthersChangeTheIncidentFirst(int races, boolean isRecorded) {
        Incident first = store.stored(aCase());
        store.readsOld(first, races);
        store.incidents.replace(
                aCase().with("/title", "Other").version(2, AWARE).incident(), first);

        if (isRecorded) {
            assertThat(recorded(first, "investigating").incident().version()).isEqualTo(3);
        } else {
            assertThatThrownBy(() -> recorded(first, "investigating")).isInstanceOf(RaceLostException.class);
            assertThat(store.incidents.versions(first.id())).hasSize(2);
        }
    }

    @Test
    void nothingIsRecordedOfWhatIsNotThere() {
        assertThat(reviews.record(aCase().incident().id(), decided("claimed"), "staff"))
                .isEqualTo(new Result.NoSuchIncident());
    }
}
