package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.news.NewsWorld.CAMPAIGN;
import static org.policyalerts.alert.news.NewsWorld.MFA;
import static org.policyalerts.alert.news.NewsWorld.NOON;
import static org.policyalerts.alert.news.NewsWorld.POLICY;
import static org.policyalerts.alert.news.NewsWorld.id;
import static org.policyalerts.alert.news.NewsWorld.state;
import static org.policyalerts.alert.news.NewsWorld.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.Message;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.alert.message.News.TaskNews.Kind;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;

/** What the ministry has to do is reminded of after 4 hours if it is high. */
class RemindersOfTasksTest {

    private static final Duration BASE = Duration.ofHours(4);

    private final NewsWorld world = new NewsWorld();

    private void open(int number, Instant since) {
        world.incident(number);
        world.store(world.told(state(number, task(number, Severity.HIGH, since, null))));
    }

    private static List<Kind> kinds(Message message) {
        return message.news().stream()
                .flatMap(news -> news.tasks().stream())
                .map(TaskNews::kind)
                .toList();
    }

    private Message only() {
        assertThat(world.queued()).hasSize(1);
        return world.queued().get(0);
    }

    @Test
    void whatNobodyTakesIsSaidAgainOnceEachTime() {
        open(1, NOON);

        world.remind(NOON.plus(BASE).minusSeconds(1), 1);
        assertThat(world.queued()).isEmpty();
        world.remind(NOON.plus(BASE), 1);
        world.remind(NOON.plus(BASE), 1);

        assertThat(only().kind()).isEqualTo(Message.Kind.REMINDER);
        assertThat(kinds(only())).containsExactly(Kind.UNTAKEN);
        assertThat(world.storedTask(1).reminders()).isOne();
        assertThat(world.stored(1).next()).contains(NOON.plus(BASE.multipliedBy(2)));
        assertThat(world.stored(1).messages()).containsExactly("ntf_first", only().id());
    }

    @Test
    void theOtherIncidentsOfARowAreNamedWithItAndDoNotRemindAgainMinutesLater() {
        open(1, NOON);
        open(2, NOON.plusSeconds(3_600));

        world.remind(NOON.plus(BASE), 1);
        world.remind(NOON.plus(BASE).plusSeconds(3_600), 2);

        assertThat(only().news()).extracting(news -> news.incident().id()).containsExactly(id(1), id(2));
        assertThat(world.storedTask(2).reminders()).isOne();
    }

    @Test
    void aRowThatSomebodyHasTakenForOneIncidentIsLeftAlone() {
        open(1, NOON);
        open(2, NOON);
        Instant until = NOON.plus(Duration.ofHours(6));
        Task taken = world.storedTask(2)
                .moved(new Move(TaskState.TAKEN, NOON, "Officer", null, ""), new Taken("Officer", until));
        world.store(world.stored(2).withTasks(List.of(taken)));

        world.remind(NOON.plus(BASE), 1);

        assertThat(world.queued()).isEmpty();
        assertThat(world.storedTask(1).reminders()).isZero();
        assertThat(world.stored(1).next()).contains(until);
    }

    @Test
    void whatSomebodyTookComesBackOnTheDateThatWasNamed() {
        open(1, NOON);
        Instant until = NOON.plus(Duration.ofHours(6));
        Task taken = world.storedTask(1)
                .moved(new Move(TaskState.TAKEN, NOON, "Officer", null, ""), new Taken("Officer", until));
        world.store(world.told(world.stored(1).withTasks(List.of(taken))));

        world.remind(until, 1);

        assertThat(kinds(only())).containsExactly(Kind.LAPSED);
        assertThat(world.storedTask(1).state()).isEqualTo(TaskState.OPEN);
        assertThat(world.storedTask(1).lastMove().orElseThrow().words())
                .isEqualTo("open again; taken by Officer, never reported as done");
        assertThat(world.stored(1).next()).contains(until.plus(BASE));
    }

    @Test
    void aDutyIsSaidBeforeItsDeadlineAndAfterItAlsoByWhoeverHasTakenIt() {
        world.incident(1);
        Step duty = new Step(
                "Report", "report", null, NOON.plusSeconds(7_200), NOON.plusSeconds(3_600), Per.INCIDENT, true);
        Task taken = task(1, Severity.MEDIUM, NOON, null)
                .asked(duty, Severity.MEDIUM)
                .moved(new Move(TaskState.TAKEN, NOON, "Officer", null, ""), new Taken("Officer", null));
        world.store(world.told(state(1, taken)));

        world.remind(NOON.plusSeconds(3_600), 1);
        world.remind(NOON.plusSeconds(3_601), 1);
        world.remind(NOON.plusSeconds(7_200), 1);
        world.remind(NOON.plusSeconds(7_201), 1);

        assertThat(world.queued())
                .extracting(RemindersOfTasksTest::kinds)
                .containsExactly(List.of(Kind.SOON), List.of(Kind.OVERDUE));
    }

    @Test
    void nobodyIsRemindedOfWhatItsReporterHasClosed() {
        world.incident(AnIncident.anIncident().number(1).with("status", "closed"));
        world.store(world.told(state(1, task(1, Severity.CRITICAL, NOON, null))));

        world.remind(NOON.plus(Duration.ofDays(9)), 1);

        assertThat(world.queued()).isEmpty();
        assertThat(world.stored(1).next()).isEmpty();
        assertThat(world.stored(1).unfinished()).hasSize(1);
    }

    @Test
    void fromTheSecondReminderOnThePolicyDirectorateIsToldAtOnce() {
        open(1, NOON);
        Instant second = NOON.plus(BASE.multipliedBy(2));

        world.remind(second, 1);
        assertThat(world.tasks.gathered(POLICY, Track.REAL, CAMPAIGN))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.dueAt()).isEqualTo(second));
        world.tell(POLICY, second);
        world.tell(POLICY, second);

        assertThat(world.queued()).hasSize(2);
        Message told = world.queued().get(1);
        assertThat(told.recipient()).isEqualTo(POLICY);
        assertThat(told.news().get(0).untaken()).singleElement().satisfies(other -> {
            assertThat(other.owner()).isEqualTo(MFA);
            assertThat(other.task().reminders()).isEqualTo(2);
        });
        assertThat(world.tasks.gathered(POLICY, Track.REAL, CAMPAIGN)).isEmpty();
    }

    @Test
    void whatCanWaitForTheMorningDoes() {
        world.incident(1);
        Instant night = Instant.parse("2023-12-27T23:00:00Z");
        Task taken = task(1, Severity.MEDIUM, NOON, null)
                .moved(new Move(TaskState.TAKEN, NOON, "Officer", null, ""), new Taken("Officer", night));
        world.store(world.told(state(1, taken)));

        world.remind(night.plusSeconds(3_600), 1);
        assertThat(world.queued()).isEmpty();
        assertThat(world.stored(1).next()).contains(Instant.parse("2023-12-28T07:00:00Z"));
        world.remind(Instant.parse("2023-12-28T07:00:00Z"), 1);

        assertThat(kinds(only())).containsExactly(Kind.LAPSED);
    }

    @Test
    void aHundredIncidentsOfOneClaimantAreRemindedOfInFewMessages() {
        for (int number = 1; number <= 100; number++) {
            open(number, NOON.plusSeconds(number));
        }

        world.remind(NOON.plus(BASE).plusSeconds(1), 1);
        world.remind(NOON.plus(BASE).plusSeconds(100), 2, 3, 50, 100);

        assertThat(world.queued()).hasSize(4);
        assertThat(world.queued().stream()
                        .mapToInt(message -> message.news().size())
                        .sum())
                .isEqualTo(100);
        assertThat(world.queued()).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void afterAnOutageTheLatestReminderAloneIsSaidAndWhoeverAnyWouldHaveToldIsTold() {
        open(1, NOON);

        world.remind(NOON.plus(Duration.ofDays(30)), 1);

        assertThat(kinds(only())).containsExactly(Kind.UNTAKEN);
        assertThat(world.stored(1).next()).isEmpty();
        assertThat(world.tasks.gathered(POLICY, Track.REAL, CAMPAIGN)).hasSize(1);
    }
}
