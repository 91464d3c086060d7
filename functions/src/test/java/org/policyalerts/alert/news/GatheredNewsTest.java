package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.news.NewsWorld.CAMPAIGN;
import static org.policyalerts.alert.news.NewsWorld.MFA;
import static org.policyalerts.alert.news.NewsWorld.NOON;
import static org.policyalerts.alert.news.NewsWorld.id;
import static org.policyalerts.alert.news.NewsWorld.state;
import static org.policyalerts.alert.news.NewsWorld.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.message.Message;
import org.policyalerts.alert.news.AudienceRun.Reader;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Severity;

/** Of a campaign that has something new for the ministry about each of its incidents. */
class GatheredNewsTest {

    private static final Reader AT_NOON = new Reader(MFA, Track.REAL, NOON);

    private final NewsWorld world = new NewsWorld();

    private void news(int number, String tlp) {
        world.incident(AnIncident.anIncident().number(number).with("tlp", tlp));
        world.gather(state(number, task(number, Severity.MEDIUM, NOON, null)), NOON);
    }

    private void news(int number) {
        news(number, "amber");
    }

    private List<IncidentId> waiting() {
        return world.tasks.gathered(MFA, Track.REAL, CAMPAIGN).stream()
                .map(TaskStore.Gathered::incident)
                .toList();
    }

    private List<IncidentId> told() {
        return world.queued().stream()
                .flatMap(message -> message.news().stream())
                .map(news -> news.incident().id())
                .toList();
    }

    @Test
    void allOfACampaignIsToldInOneMessageAndNotAgain() {
        IntStream.rangeClosed(1, 3).forEach(this::news);

        world.tell(MFA, NOON);
        world.tell(MFA, NOON.plusSeconds(300));

        assertThat(told()).containsExactly(id(1), id(2), id(3));
        Message message = world.queued().get(0);
        assertThat(waiting()).isEmpty();
        AudienceState state = world.stored(2);
        assertThat(state.waiting()).isEmpty();
        assertThat(state.messages()).containsExactly(message.id());
        assertThat(state.told().tasks()).containsKey(state.tasks().get(0).id());
    }

    @Test
    void theCampaignIsReadOnceHoweverManyOfItsIncidentsAreToldOf() {
        IntStream.rangeClosed(1, 5).forEach(this::news);
        Interrupted counting = new Interrupted(world.tasks, commit -> true);

        world.run(counting).tellGathered(AT_NOON, CAMPAIGN);

        assertThat(told()).hasSize(5);
        assertThat(counting.campaigns).isEqualTo(1);
    }

    @Test
    void whatHasBecomeNothingIsDroppedInSilence() {
        news(1);
        AudienceState gathered = world.stored(1);
        world.store(world.told(gathered).waiting(gathered.waiting().orElseThrow()));

        world.tell(MFA, NOON);

        assertThat(world.queued()).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(world.stored(1).waiting()).isEmpty();
    }

    @Test
    void whatWasPointedToAndIsNoNewsIsNothingToReadAnyMore() {
        news(1);
        AudienceState gathered = world.stored(1);
        AudienceState told = world.told(gathered);
        Belief other = new Belief(told.told().facts(), Map.of(), Set.of(), Set.of(), Severity.HIGH);
        world.store(
                told.pointed(other, "ntf_pointer").waiting(gathered.waiting().orElseThrow()));

        world.tell(MFA, NOON);

        assertThat(world.queued()).isEmpty();
        assertThat(world.stored(1).pointed().isNothing()).isTrue();
        assertThat(world.stored(1).told()).isEqualTo(told.told());
    }

    @Test
    void ofAnIncidentThatIsGoneNothingIsLeftWaiting() {
        world.gather(state(1, task(1, Severity.MEDIUM, NOON, null)), NOON);

        world.tell(MFA, NOON);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatMustNotBeNamedIsCounted() {
        news(1, "amber");
        news(2, "amber+strict");
        news(3, "red");

        world.tell(MFA, NOON);

        assertThat(told()).containsExactly(id(1));
        assertThat(world.queued().get(0).restricted()).isEqualTo(2);
        assertThat(world.stored(1).pointed().isNothing()).isTrue();
        assertThat(List.of(world.stored(2), world.stored(3)))
                .allMatch(state -> state.told().isNothing() && !state.pointed().isNothing());
    }

    @Test
    void ifOnlyThatIsLeftItIsPointedTo() {
        news(2, "amber+strict");
        news(3, "red");

        world.tell(MFA, NOON);

        assertThat(told()).containsExactly(id(2));
        assertThat(world.queued().get(0).restricted()).isOne();
    }

    @Test
    void whatNothingMayBeSaidOfIsPointedToOnceInAnHour() {
        news(1, "red");
        world.tell(MFA, NOON);
        news(2, "red");
        world.tell(MFA, NOON.plusSeconds(900));

        assertThat(world.queued()).extracting(Message::id).containsExactly("ntf_red-2023-12-27T12-mfa");
        assertThat(waiting()).containsExactly(id(2));
        assertThat(world.stored(2).waiting().orElseThrow().dueAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));

        world.tell(MFA, NOON.plus(Duration.ofHours(1)));

        assertThat(world.queued()).hasSize(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatHasComeDueOfTheSameIncidentGoesWithIt() {
        world.incident(1);
        Instant since = NOON.minus(Duration.ofHours(4));
        AudienceState known = world.told(state(1, task(1, Severity.HIGH, since, null)));
        world.gather(known.withTasks(List.of(known.tasks().get(0), other(1))), NOON);

        world.tell(MFA, NOON);
        world.remind(NOON, 1);

        assertThat(world.queued()).hasSize(1);
        assertThat(world.queued().get(0).news().get(0).tasks())
                .extracting(news -> news.kind().name())
                .containsExactly("NEW", "UNTAKEN");
    }

    private static Task other(int number) {
        Alert alert = anAlert("other").of(number).build();
        return Task.open(
                TaskId.of(alert.id(), Track.REAL, "mfa", "other"),
                alert,
                task(number, Severity.HIGH, NOON, null).step(),
                NOON);
    }

    @Test
    void aWaveOfOneClaimantIsToldInFewMessages() {
        IntStream.rangeClosed(1, 100).forEach(this::news);

        world.tell(MFA, NOON);

        assertThat(world.queued()).hasSize(4);
        assertThat(told()).hasSize(100).doesNotHaveDuplicates();
        assertThat(world.queued()).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aRunThatDiesHalfWayIsTakenUpByTheNextWhichSaysNothingTwice() {
        IntStream.rangeClosed(1, 100).forEach(this::news);
        Interrupted dying = new Interrupted(world.tasks, commit -> {
            if (commit == 2) {
                throw new IllegalStateException("dead");
            }
            return true;
        });

        assertThatThrownBy(() -> world.run(dying).tellGathered(AT_NOON, CAMPAIGN))
                .hasMessage("dead");
        assertThat(told()).hasSize(60);
        world.tell(MFA, NOON.plusSeconds(300));

        assertThat(told()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void twoRunsAtOnceSayItOnce() {
        IntStream.rangeClosed(1, 3).forEach(this::news);
        Interrupted raced = new Interrupted(world.tasks, commit -> {
            if (commit == 0) {
                world.tell(MFA, NOON);
            }
            return true;
        });

        world.run(raced).tellGathered(AT_NOON, CAMPAIGN);

        assertThat(world.queued()).hasSize(1);
        assertThat(world.stored(1).messages()).hasSize(1);
    }

    @Test
    void whoLostARaceLeavesNoNumberFreeThatALaterMessageWouldTake() {
        news(1);
        Interrupted raced = new Interrupted(world.tasks, commit -> commit > 1);

        world.run(raced).tellGathered(AT_NOON, CAMPAIGN);
        news(2);
        world.tell(MFA, NOON);

        assertThat(world.queued())
                .extracting(Message::id)
                .containsExactly("ntf_mfa-" + NOON.toEpochMilli(), "ntf_mfa-" + (NOON.toEpochMilli() + 1));
    }

    @Test
    void whoAlwaysLosesGivesUpAndLeavesItDue() {
        news(1);
        Interrupted losing = new Interrupted(world.tasks, commit -> false);

        assertThatThrownBy(() -> world.run(losing).tellGathered(AT_NOON, CAMPAIGN))
                .isInstanceOf(IllegalStateException.class);

        assertThat(waiting()).containsExactly(id(1));
    }

    /** A store whose commits meet something on their way; false lets one be refused. */
    private static final class Interrupted implements TaskStore {

        private final TaskStore store;
        private final Predicate<Integer> mayPass;
        private int commits;
        private int campaigns;

        Interrupted(TaskStore store, Predicate<Integer> mayPass) {
            this.store = store;
            this.mayPass = mayPass;
        }

        @Override
        public Optional<AudienceState> find(IncidentId incident, Recipient recipient, Track track) {
            return store.find(incident, recipient, track);
        }

        @Override
        public List<AudienceState> unfinished(Recipient recipient, Track track, int most) {
            return store.unfinished(recipient, track, most);
        }

        @Override
        public List<AudienceState> all(Recipient recipient, Track track, Optional<IncidentId> after, int most) {
            return store.all(recipient, track, after, most);
        }

        @Override
        public List<AudienceState> ofCampaign(
                Recipient recipient, Track track, String campaign, Period period, int most) {
            campaigns++;
            return store.ofCampaign(recipient, track, campaign, period, most);
        }

        @Override
        public List<Recipient> operators(Track track) {
            return store.operators(track);
        }

        @Override
        public List<Gathered> gathered(Recipient recipient, Track track, String campaign) {
            return store.gathered(recipient, track, campaign);
        }

        @Override
        public boolean commit(Acts acts) {
            return mayPass.test(commits++) && store.commit(acts);
        }
    }
}
