package org.policyalerts.dynamodb.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyalerts.dynamodb.audience.AnAudience.MFA;
import static org.policyalerts.dynamodb.audience.AnAudience.OCCURRED;
import static org.policyalerts.dynamodb.audience.AnAudience.incident;
import static org.policyalerts.dynamodb.audience.AnAudience.messageTo;
import static org.policyalerts.dynamodb.audience.AnAudience.pointerTo;
import static org.policyalerts.dynamodb.audience.AnAudience.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.Track;
import org.policyalerts.schedule.DueItems.Audience;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.schedule.DueItems.Kind;

/** What keeping tasks means: one writer of each audience's state, and lists that hold what is asked for. */
abstract class TaskStoreContract {

    private static final Instant NOW = Instant.parse("2023-12-26T08:00:00.5Z");
    private static final Recipient ODD = Recipient.operator("Ç’kemi #1 \uD834\uDD1E");

    private Table table;
    private DynamoDbTaskStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        store = new DynamoDbTaskStore(table, ClaimantKeys.AS_SIGNED);
    }

    private boolean store(AudienceState... states) {
        return store.commit(new Acts(List.of(states), List.of(), List.of(), List.of()));
    }

    private static AudienceState occurred(AudienceState state, Instant at) {
        return state.in(new Campaign(state.campaign().key(), at));
    }

    private static List<IncidentId> incidents(Collection<AudienceState> states) {
        return states.stream().map(AudienceState::incident).toList();
    }

    private static Gathered gathered(int number, String campaign) {
        return new Gathered(ODD, Track.REAL, campaign, incident(number), NOW.plusNanos(1));
    }

    @Test
    void ofALargeCampaignTheEarliestAndTheLatestAreRead() {
        for (int number = 1; number <= 9; number++) {
            store(occurred(state(number, MFA, "a#b", TaskState.OPEN), OCCURRED.plusSeconds(number)));
        }

        assertThat(incidents(
                        store.ofCampaign(MFA, Track.REAL, "a#b", new Period(OCCURRED, OCCURRED.plusSeconds(8)), 2)))
                .containsExactly(incident(8), incident(7), incident(2), incident(1));
    }

    @Test
    void findsWhatWasStoredWithItsNextVersion() {
        AudienceState state = state(1, ODD, "hj", TaskState.OPEN);

        assertThat(store(state)).isTrue();

        assertThat(store.find(incident(1), ODD, Track.REAL)).contains(state.stored());
        assertThat(store.find(incident(1), ODD, Track.EXERCISE)).isEmpty();
        assertThat(store.find(incident(1), Recipient.of("operator"), Track.REAL))
                .isEmpty();
        assertThat(store.find(incident(2), ODD, Track.REAL)).isEmpty();
    }

    @Test
    void ofTwoWhoReadTheSameOneWinsAndNothingOfTheOtherIsWritten() {
        AudienceState first = state(1, MFA, "hj", TaskState.OPEN);
        store(first);

        assertThat(store(state(2, MFA, "hj", TaskState.OPEN), first)).isFalse();
        assertThat(store.find(incident(2), MFA, Track.REAL)).isEmpty();
        AudienceState read = store.find(incident(1), MFA, Track.REAL).orElseThrow();
        assertThat(store(read.withTasks(List.of()))).isTrue();
        assertThat(store(read)).isFalse();
        assertThat(store.find(incident(1), MFA, Track.REAL).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void audiencesOfOneIncidentDoNotMeet() {
        store(state(1, MFA, "hj", TaskState.OPEN), state(1, ODD, "hj", TaskState.OPEN));
        AudienceState mfa = store.find(incident(1), MFA, Track.REAL).orElseThrow();
        AudienceState odd = store.find(incident(1), ODD, Track.REAL).orElseThrow();

        assertThat(store(mfa)).isTrue();
        assertThat(store(odd)).isTrue();
    }

    @Test
    void listsUnfinishedOnesTheLatestIncidentFirst() {
        store(
                occurred(state(1, MFA, "b", TaskState.OPEN), OCCURRED),
                occurred(state(2, MFA, "a", TaskState.TAKEN), OCCURRED.minusSeconds(1)),
                occurred(state(3, MFA, "", TaskState.OPEN), OCCURRED.plusSeconds(1)),
                state(4, MFA, "a", TaskState.DONE),
                state(5, ODD, "a", TaskState.OPEN));

        assertThat(incidents(store.unfinished(MFA, Track.REAL, 10)))
                .containsExactly(incident(3), incident(1), incident(2));
        assertThat(incidents(store.unfinished(MFA, Track.REAL, 1))).containsExactly(incident(3));
        assertThat(store.unfinished(MFA, Track.EXERCISE, 10)).isEmpty();
    }

    @Test
    void oneThatIsFinishedLeavesTheListAndComesBackWhenItIsReopened() {
        store(state(1, MFA, "a", TaskState.OPEN));
        AudienceState open = store.find(incident(1), MFA, Track.REAL).orElseThrow();
        store(open.withTasks(List.of(AnAudience.task(incident(1), Track.REAL, TaskState.DONE))));

        assertThat(store.unfinished(MFA, Track.REAL, 10)).isEmpty();

        AudienceState done = store.find(incident(1), MFA, Track.REAL).orElseThrow();
        store(done.withTasks(open.tasks()));
        assertThat(incidents(store.unfinished(MFA, Track.REAL, 10))).containsExactly(incident(1));
    }

    @Test
    void goesThroughAllOfAnAudienceWhateverIsLeftToDoByCampaignAndTime() {
        store(
                occurred(state(1, MFA, "b", TaskState.DONE), OCCURRED),
                occurred(state(2, MFA, "b", TaskState.OPEN), OCCURRED.minusSeconds(1)),
                occurred(state(3, MFA, "\uD834\uDD1E", TaskState.OPEN), OCCURRED),
                occurred(state(4, MFA, "\uFF21", TaskState.DONE), OCCURRED),
                occurred(state(5, MFA, "", TaskState.DONE), OCCURRED),
                state(6, ODD, "a", TaskState.DONE));

        assertThat(incidents(store.all(MFA, Track.REAL, Optional.empty(), 10)))
                .containsExactly(incident(2), incident(1), incident(5), incident(4), incident(3));
        assertThat(incidents(store.all(MFA, Track.REAL, Optional.empty(), 2)))
                .containsExactly(incident(2), incident(1));
        assertThat(incidents(store.all(MFA, Track.REAL, Optional.of(incident(1)), 2)))
                .containsExactly(incident(5), incident(4));
        assertThat(store.all(MFA, Track.REAL, Optional.of(incident(3)), 2)).isEmpty();
        assertThat(store.all(MFA, Track.EXERCISE, Optional.empty(), 2)).isEmpty();
    }

    @Test
    void goesOnAfterOneThatHasBeenFinishedSince() {
        store(state(1, MFA, "a", TaskState.OPEN), state(2, MFA, "b", TaskState.OPEN));
        AudienceState read = store.find(incident(1), MFA, Track.REAL).orElseThrow();
        store(read.withTasks(List.of()));

        assertThat(incidents(store.all(MFA, Track.REAL, Optional.of(incident(1)), 5)))
                .containsExactly(incident(2));
    }

    @Test
    void findsThoseOfACampaignWhateverIsLeftToDoWithinThePeriod() {
        Instant from = OCCURRED.minus(Duration.ofDays(90));
        Period period = new Period(from, OCCURRED);
        store(
                occurred(state(1, MFA, "a#b", TaskState.OPEN), from),
                occurred(state(2, MFA, "a#b", TaskState.DONE), OCCURRED),
                occurred(state(3, MFA, "a#b", TaskState.DONE), from.minusNanos(1)),
                occurred(state(4, MFA, "a#b", TaskState.OPEN), OCCURRED.plusNanos(1)),
                state(5, MFA, "a", TaskState.OPEN),
                state(6, MFA, "a#bc", TaskState.OPEN),
                state(7, ODD, "a#b", TaskState.OPEN));

        assertThat(incidents(store.ofCampaign(MFA, Track.REAL, "a#b", period, 10)))
                .containsExactly(incident(2), incident(1));
        assertThat(store.ofCampaign(MFA, Track.EXERCISE, "a#b", period, 10)).isEmpty();
        assertThat(incidents(store.ofCampaign(MFA, Track.REAL, "a#b", period, 1)))
                .as("one at either end of each list")
                .containsExactly(incident(2), incident(1));
        assertThat(store.ofCampaign(MFA, Track.REAL, "~", period, 10)).isEmpty();
    }

    @Test
    void aCampaignGoesByWhicheverNamesAreItsClaimantsWhenItIsRead() {
        store(state(1, MFA, "hj", TaskState.OPEN), state(2, MFA, "homelandjustice", TaskState.DONE));
        store(state(3, MFA, "hj@AL", TaskState.OPEN), state(4, MFA, "other", TaskState.OPEN));
        Period period = new Period(OCCURRED, OCCURRED);
        DynamoDbTaskStore joined = new DynamoDbTaskStore(table, new ClaimantKeys(Map.of("hj", "homelandjustice")));

        List<AudienceState> both = joined.ofCampaign(MFA, Track.REAL, "homelandjustice", period, 10);

        assertThat(incidents(both)).containsExactly(incident(1), incident(2));
        assertThat(both).extracting(AudienceState::gatheredWith).containsOnly("homelandjustice");
        assertThat(incidents(joined.ofCampaign(MFA, Track.REAL, "homelandjustice@AL", period, 10)))
                .containsExactly(incident(3));
        assertThat(joined.unfinished(MFA, Track.REAL, 10))
                .extracting(state -> state.campaign().key())
                .containsExactly("homelandjustice", "homelandjustice@AL", "other");

        assertThat(joined.commit(new Acts(both, List.of(), List.of(), List.of())))
                .isTrue();
        assertThat(incidents(store.ofCampaign(MFA, Track.REAL, "hj", period, 10)))
                .as("who reads and writes it by one table takes nothing from another")
                .containsExactly(incident(1));
    }

    @Test
    void knowsEveryOperatorOnce() {
        Recipient other = Recipient.operator("a");
        store(state(1, ODD, "", TaskState.OPEN), state(2, ODD, "", TaskState.OPEN), state(1, MFA, "", TaskState.OPEN));
        store(state(1, other, "", TaskState.DONE));
        store(store.find(incident(1), other, Track.REAL).orElseThrow());

        assertThat(store.operators(Track.REAL)).containsExactlyInAnyOrder(ODD, other);
        assertThat(store.operators(Track.EXERCISE)).isEmpty();
    }

    @Test
    void keepsWhatWaitsUntilItIsTold() {
        store.commit(new Acts(
                List.of(), List.of(), List.of(), List.of(gathered(1, "a#b"), gathered(2, "a#b"), gathered(3, "a"))));

        assertThat(store.gathered(ODD, Track.REAL, "a#b")).containsExactly(gathered(1, "a#b"), gathered(2, "a#b"));

        store.commit(new Acts(
                List.of(),
                List.of(),
                List.of(gathered(1, "a#b"), gathered(2, "a#b"), gathered(9, "a#b")),
                List.of(gathered(2, "a#b"))));
        assertThat(store.gathered(ODD, Track.REAL, "a#b")).containsExactly(gathered(2, "a#b"));
        assertThat(store.gathered(ODD, Track.REAL, "a")).hasSize(1);
    }

    @Test
    void whatWaitsAgainSinceItWasReadIsNotTakenForTold() {
        Gathered read = gathered(1, "a");
        Gathered again = new Gathered(ODD, Track.REAL, "a", incident(1), NOW.plusSeconds(60));
        store.commit(new Acts(List.of(), List.of(), List.of(), List.of(read)));
        store.commit(new Acts(List.of(), List.of(), List.of(), List.of(again)));

        assertThat(store.commit(
                        new Acts(List.of(state(1, ODD, "a", TaskState.OPEN)), List.of(), List.of(read), List.of())))
                .isTrue();

        assertThat(store.find(incident(1), ODD, Track.REAL)).isPresent();
        assertThat(store.gathered(ODD, Track.REAL, "a")).containsExactly(again);
    }

    @Test
    void ofTwoMessagesInTheSameMomentNeitherIsLost() {
        Notification message = messageTo(MFA, NOW);

        assertThat(store.commit(new Acts(List.of(), List.of(message), List.of(), List.of())))
                .isTrue();
        assertThat(store.commit(
                        new Acts(List.of(state(1, MFA, "", TaskState.OPEN)), List.of(message), List.of(), List.of())))
                .isFalse();
        assertThat(store.find(incident(1), MFA, Track.REAL)).isEmpty();
    }

    @Test
    void aPointerThatIsThereIsEnoughForItsHour() {
        store.commit(new Acts(List.of(), List.of(pointerTo(MFA, NOW)), List.of(), List.of()));
        List<Notification> again = List.of(pointerTo(MFA, NOW.plusSeconds(60)), pointerTo(ODD, NOW));

        assertThat(store.commit(new Acts(
                        List.of(state(1, MFA, "", TaskState.OPEN)), again, List.of(), List.of(gathered(1, "a")))))
                .isTrue();
        assertThat(store.find(incident(1), MFA, Track.REAL)).isPresent();
        DynamoDbMessageStore messages = new DynamoDbMessageStore(table);
        assertThat(messages.byId(again.get(0).id()).orElseThrow().createdAt()).isEqualTo(NOW);
        assertThat(messages.byId(again.get(1).id())).isPresent();
        assertThat(store(state(1, MFA, "", TaskState.OPEN))).isFalse();
    }

    @Test
    void manyAreWrittenThoughOneTransactionCannotHoldThemWithAllThatWaited() {
        List<AudienceState> states = IntStream.rangeClosed(1, 70)
                .mapToObj(number -> state(number, ODD, "a", TaskState.OPEN))
                .toList();
        List<Gathered> waiting = IntStream.rangeClosed(1, 130)
                .mapToObj(number -> gathered(number, "a"))
                .toList();
        assertThat(store.commit(new Acts(List.of(), List.of(), List.of(), waiting)))
                .isTrue();

        assertThat(store.commit(new Acts(
                        states, List.of(messageTo(ODD, NOW)), waiting.subList(0, 70), List.of(gathered(200, "a")))))
                .isTrue();

        assertThat(store.unfinished(ODD, Track.REAL, 100)).hasSize(70);
        assertThat(store.gathered(ODD, Track.REAL, "a")).hasSize(61);
    }

    @Test
    void tasksAndNewsFallDueAndAreNotForgotten() {
        store.commit(new Acts(
                List.of(state(1, ODD, "a", TaskState.OPEN).at(Optional.of(NOW))),
                List.of(),
                List.of(),
                List.of(gathered(2, "a#b"))));
        DynamoDbDueItems items = new DynamoDbDueItems(table);

        assertThat(items.due(NOW.minusMillis(1), 10)).isEmpty();
        List<Due> due = items.due(NOW, 10);
        assertThat(due)
                .extracting(Due::kind, Due::incident, Due::audience)
                .containsExactly(
                        tuple(Kind.NEWS, incident(2), new Audience(ODD, Track.REAL, "a#b")),
                        tuple(Kind.TASKS, incident(1), new Audience(ODD, Track.REAL, "")));
        due.forEach(items::settle);
        assertThat(items.due(NOW, 10)).extracting(Due::kind).containsExactly(Kind.TASKS);
        assertThat(store.find(incident(1), ODD, Track.REAL)).isPresent();
    }

    @Test
    void tasksThatTimeAloneNoLongerChangesAreNotDue() {
        store(state(1, MFA, "a", TaskState.OPEN).at(Optional.of(NOW)));
        store(store.find(incident(1), MFA, Track.REAL).orElseThrow().at(Optional.empty()));

        assertThat(new DynamoDbDueItems(table).due(NOW, 10)).isEmpty();
    }
}
