package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.attribution.ReviewStore.ReviewCase;
import org.policyalerts.attribution.ReviewStore.ReviewPage;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.ReviewRecord;

/** What finding cases with their reviews means: the latest of each, and all that are due, one page after another. */
abstract class ReviewStoreContract {

    private static final Instant DUE = Instant.parse("2024-01-12T08:00:00Z");
    private static final Instant REVIEWED = Instant.parse("2023-12-29T09:30:00.250Z");

    private Table table;
    private DynamoDbIncidentStore incidents;
    private DynamoDbReviewStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        incidents = new DynamoDbIncidentStore(table, new ClaimantKeys(Map.of()), ZoneId.of("Europe/Tirane"));
        store = new DynamoDbReviewStore(table);
    }

    private Incident stored(int number) {
        Incident incident = anIncident().number(number).build();
        incidents.create(incident, Optional.empty());
        return incident;
    }

    private void onCalendar(IncidentId incident, ReviewItem item) {
        table.write(List.of(new Write.Put(ReviewItems.item(incident, item), new Condition.Always())));
    }

    private void offCalendar(IncidentId incident) {
        table.write(List.of(new Write.Delete(ReviewItems.key(incident), new Condition.Always())));
    }

    private static ReviewItem due(Instant at) {
        return new ReviewItem(at, at, at, false, 0, at, at, 0, List.of(), Optional.empty(), List.of());
    }

    private static ReviewItem missedOnceWithNews() {
        return new ReviewItem(
                DUE.plusSeconds(60),
                DUE,
                DUE.plusSeconds(120),
                true,
                1,
                REVIEWED,
                REVIEWED.minusSeconds(60),
                2,
                List.of(new CaseNews("v2:claim:1f", REVIEWED, "New claim by “Ç’kemi” \uD834\uDD1E")),
                Optional.of(DUE.plusMillis(1)),
                List.of("v2:claim:1f", "unassessed"));
    }

    private static ReviewRecord review(int version, Optional<String> note) {
        return new ReviewRecord(
                version,
                "staff",
                REVIEWED,
                "claimed",
                "investigating",
                note.map(given -> "low"),
                note,
                note.map(given -> DUE),
                "staff|as asked");
    }

    private List<IncidentId> dueBy(Instant moment) {
        return store.due(moment, 100, Optional.empty()).reviews().stream()
                .map(DueReview::incident)
                .toList();
    }

    @Test
    void knowsNothingOfAnIncidentThatWasNeverStored() {
        onCalendar(anIncident().number(2).build().id(), due(DUE));

        assertThat(store.find(anIncident().number(1).build().id())).isEmpty();
        assertThat(store.find(anIncident().number(2).build().id())).isEmpty();
    }

    @Test
    void hasNothingOfTheReviewsOfACaseThatWasNotEvaluatedYet() {
        Incident incident = stored(1);

        assertThat(store.find(incident.id())).contains(new ReviewCase(incident, StoredReview.EMPTY));
        assertThat(dueBy(Instant.MAX)).isEmpty();
    }

    @Test
    void findsTheLatestVersionWithItsPlaceOnTheCalendarAndItsLatestReview() {
        Incident first = stored(1);
        Incident second = anIncident().number(1).attributed("investigating").asNextOf(first);
        Incident third = anIncident().number(1).attributed("technical").asNextOf(second);
        onCalendar(first.id(), missedOnceWithNews());
        incidents.replaceReviewed(second, first, review(2, Optional.empty()));
        incidents.replaceReviewed(third, second, review(3, Optional.of("Taken.\n")));

        assertThat(store.find(first.id()))
                .contains(new ReviewCase(
                        third,
                        new StoredReview(
                                Optional.of(missedOnceWithNews()), Optional.of(review(3, Optional.of("Taken.\n"))))));
    }

    @Test
    void keepsTheLatestReviewOfACaseThatHasLeftTheCalendar() {
        Incident first = stored(1);
        onCalendar(first.id(), due(DUE));
        incidents.replaceReviewed(
                anIncident().number(1).attributed("refuted").asNextOf(first), first, review(2, Optional.empty()));
        offCalendar(first.id());

        assertThat(store.find(first.id()).orElseThrow().stored())
                .isEqualTo(new StoredReview(Optional.empty(), Optional.of(review(2, Optional.empty()))));
    }

    @ParameterizedTest(name = "of a review due at 08:00, asked at {0}: {1}")
    @CsvSource({"2024-01-12T07:59:59.999Z, false", "2024-01-12T08:00:00Z, true", "2024-01-12T08:00:00.001Z, true"})
    void listsWhatIsDueUpToTheMomentAndAtIt(Instant moment, boolean isListed) {
        Incident incident = stored(1);
        onCalendar(incident.id(), due(DUE));

        assertThat(dueBy(moment).contains(incident.id())).isEqualTo(isListed);
    }

    @Test
    void listsEachCaseOnceTheOneDueLongestFirstPageByPage() {
        List<IncidentId> expected = new ArrayList<>();
        for (int number = 5; number >= 1; number--) {
            IncidentId id = stored(number).id();
            onCalendar(id, due(DUE.minusSeconds(number)));
            expected.add(id);
        }

        List<IncidentId> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ReviewPage page = store.due(DUE, 2, cursor);
            page.reviews().forEach(review -> listed.add(review.incident()));
            cursor = page.cursor();
        } while (cursor.isPresent());

        assertThat(listed).containsExactlyElementsOf(expected);
    }

    @Test
    void goesOnAfterACaseThatHasLeftTheCalendarMeanwhile() {
        IncidentId first = stored(1).id();
        IncidentId second = stored(2).id();
        onCalendar(first, due(DUE));
        onCalendar(second, due(DUE.plusMillis(1)));
        ReviewPage page = store.due(Instant.MAX, 1, Optional.empty());

        offCalendar(first);

        assertThat(page.reviews()).containsExactly(new DueReview(first, due(DUE)));
        assertThat(store.due(Instant.MAX, 1, page.cursor()).reviews())
                .containsExactly(new DueReview(second, due(DUE.plusMillis(1))));
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        String foreign = new ListCursor(new CursorKey(table), "alerts")
                .after(ItemKeys.instant(DUE) + "#" + stored(1).id());

        assertThatThrownBy(() -> store.due(DUE, 10, Optional.of(foreign))).isInstanceOf(CursorInvalidException.class);
    }
}
