package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.policy.Severity;

class TaskTimesTest {

    private final TaskTimes times = new TaskTimes(new QuietHours(ZoneOffset.UTC));

    /** Before any announcement unless it says otherwise. */
    private static ATask task(String words) {
        return ATask.aTask(words).dueAt(null);
    }

    private static Instant after(int hours) {
        return RECEIVED.plus(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, 0, 1",
        "CRITICAL, 1, 2",
        "CRITICAL, 2, 4",
        "CRITICAL, 3, 24",
        "CRITICAL, 4, 48",
        "CRITICAL, 5, 96",
        "HIGH, 0, 4",
        "HIGH, 1, 8",
        "HIGH, 2, 24",
        "HIGH, 4, 96",
        "MEDIUM, 0, 24",
        "MEDIUM, 1, 71",
        "MEDIUM, 2, 96"
    })
    void anUntakenTaskIsSaidAgainAfterItsTimes(Severity severity, int reminded, int hours) {
        Task task = task("channel").severity(severity).reminded(reminded, 0).build();

        assertThat(times.next(List.of(task))).contains(after(hours));
        assertThat(times.remindersDue(task, after(hours))).isEqualTo(reminded + 1);
        assertThat(times.remindersDue(task, after(hours).minusSeconds(1))).isEqualTo(reminded);
    }

    @Test
    void ofWhatIsMediumOthersReadInTheMorning() {
        Task task = task("note").severity(Severity.MEDIUM).reminded(1, 0).build();

        assertThat(times.next(List.of(task))
                        .orElseThrow()
                        .atZone(ZoneOffset.UTC)
                        .toLocalTime())
                .isEqualTo(LocalTime.of(7, 0));
    }

    @Test
    void aRunThatComesLateAtNightSaysNothingOfWhatIsMedium() {
        Task task = task("note").severity(Severity.MEDIUM).build();
        Instant night = after(24 + 14);

        assertThat(times.remindersDue(task, night)).isZero();
        assertThat(times.remindersDue(task, after(24 + 24))).isOne();
        assertThat(times.atRest(night, task)).isEqualTo(after(24 + 23));
    }

    @Test
    void whatIsHighWaitsInTheLastHourBeforeTheDigestsAndWhatIsCriticalDoesNot() {
        Instant early = after(23).minusSeconds(1_800);

        assertThat(times.atRest(early, task("channel").build())).isEqualTo(after(23));
        assertThat(times.atRest(
                        early, task("channel").severity(Severity.CRITICAL).build()))
                .isEqualTo(early);
    }

    @Test
    void afterItsLastReminderItStandsInTheDigestOnly() {
        assertThat(times.next(List.of(task("channel").reminded(5, 0).build()))).isEmpty();
    }

    @Test
    void whatIsForInformationUrgesNobody() {
        assertThat(times.next(List.of(task("note").severity(Severity.INFO).build())))
                .isEmpty();
    }

    @Test
    void whatIsDueOnlyInWeeksIsUrgedAfterATenthOfTheTime() {
        Task task = task("treaty").dueAt(RECEIVED.plus(Duration.ofDays(30))).build();

        assertThat(times.next(List.of(task))).contains(RECEIVED.plus(Duration.ofDays(3)));
    }

    @Test
    void aReminderOfWhatIsMediumWaitsForTheMorning() {
        Instant night = Instant.parse("2023-12-26T02:00:00Z");
        Task task = task("note")
                .severity(Severity.MEDIUM)
                .build()
                .moved(Task.Move.byFacts(TaskState.OPEN, night, "again"), null);

        assertThat(times.next(List.of(task))).contains(Instant.parse("2023-12-27T07:00:00Z"));
    }

    @Test
    void whatSomebodyTookComesBackOnTheDateTheyNamedOrAtItsDeadline() {
        assertThat(times.next(List.of(task("a")
                        .dueAt(after(48))
                        .taken("Mira", after(1), after(20))
                        .build())))
                .contains(after(20));
        assertThat(times.next(List.of(
                        task("a").dueAt(after(48)).taken("Mira", after(1), null).build())))
                .contains(after(48));
        assertThat(times.next(List.of(task("a")
                        .dueAt(after(48))
                        .taken("Mira", after(50), null)
                        .build())))
                .isEmpty();
    }

    @Test
    void aDutyIsSaidBeforeItsDeadlineAndOnceItHasPassedEvenIfSomebodyHasTakenIt() {
        ATask duty = task("warn").duty(after(2), after(3)).taken("Mira", after(1), after(90));

        assertThat(times.next(List.of(duty.build()))).contains(after(2));
        assertThat(times.next(List.of(duty.reminded(0, 1).build()))).contains(after(3));
        assertThat(TaskTimes.ofDutyDue(duty.build(), after(1))).isZero();
        assertThat(TaskTimes.ofDutyDue(duty.build(), after(2))).isEqualTo(1);
        assertThat(TaskTimes.ofDutyDue(duty.build(), after(3))).isEqualTo(2);
        assertThat(TaskTimes.ofDutyDue(task("no duty").dueAt(after(1)).build(), after(3)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"HIGH, 1, ''", "HIGH, 2, policy", "HIGH, 5, policy", "CRITICAL, 2, policy", "CRITICAL, 3, policy nsc"})
    void othersAreToldOfWhatNobodyTakes(Severity severity, int reminders, String told) {
        Task task = task("channel").severity(severity).reminded(reminders, 0).build();

        assertThat(String.join(" ", TaskTimes.told(task))).isEqualTo(told);
    }
}
