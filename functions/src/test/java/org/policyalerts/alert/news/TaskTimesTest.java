package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.news.ATask.SINCE;
import static org.policyalerts.alert.news.ATask.aTask;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.policy.Severity;

class TaskTimesTest {

    private final TaskTimes times = new TaskTimes(new QuietHours(ZoneOffset.UTC));

    private static Instant after(int hours) {
        return SINCE.plus(Duration.ofHours(hours));
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
        "MEDIUM, 1, 48",
        "MEDIUM, 2, 96"
    })
    void anUntakenTaskIsSaidAgainAfterItsTimes(Severity severity, int reminded, int hours) {
        Task task = aTask("channel").severity(severity).reminded(reminded, 0).build();

        assertThat(times.next(List.of(task))).contains(after(hours));
        assertThat(times.remindersDue(task, after(hours))).isEqualTo(reminded + 1);
        assertThat(times.remindersDue(task, after(hours).minusSeconds(1))).isEqualTo(reminded);
    }

    @Test
    void afterItsLastReminderItStandsInTheDigestOnly() {
        assertThat(times.next(List.of(aTask("channel").reminded(5, 0).build()))).isEmpty();
    }

    @Test
    void whatIsForInformationUrgesNobody() {
        assertThat(times.next(List.of(aTask("note").severity(Severity.INFO).build())))
                .isEmpty();
    }

    @Test
    void whatIsDueOnlyInWeeksIsUrgedAfterATenthOfTheTime() {
        Task task = aTask("treaty").dueAt(SINCE.plus(Duration.ofDays(30))).build();

        assertThat(times.next(List.of(task))).contains(SINCE.plus(Duration.ofDays(3)));
    }

    @Test
    void aReminderOfWhatIsMediumWaitsForTheMorning() {
        Instant night = Instant.parse("2023-12-26T02:00:00Z");
        Task task = aTask("note")
                .severity(Severity.MEDIUM)
                .build()
                .moved(Task.Move.byFacts(TaskState.OPEN, night, "again"), null);

        assertThat(times.next(List.of(task))).contains(Instant.parse("2023-12-27T07:00:00Z"));
    }

    @Test
    void whatSomebodyTookComesBackOnTheDateTheyNamedOrAtItsDeadline() {
        assertThat(times.next(List.of(aTask("a")
                        .dueAt(after(48))
                        .takenUntil(after(1), after(20))
                        .build())))
                .contains(after(20));
        assertThat(times.next(List.of(
                        aTask("a").dueAt(after(48)).takenUntil(after(1), null).build())))
                .contains(after(48));
        assertThat(times.next(List.of(
                        aTask("a").dueAt(after(48)).takenUntil(after(50), null).build())))
                .isEmpty();
    }

    @Test
    void aDutyIsSaidBeforeItsDeadlineAndOnceItHasPassedEvenIfSomebodyHasTakenIt() {
        ATask duty = aTask("warn").duty(after(2), after(3)).takenUntil(after(1), after(90));

        assertThat(times.next(List.of(duty.build()))).contains(after(2));
        assertThat(times.next(List.of(duty.reminded(0, 1).build()))).contains(after(3));
        assertThat(TaskTimes.ofDutyDue(duty.build(), after(1))).isZero();
        assertThat(TaskTimes.ofDutyDue(duty.build(), after(2))).isEqualTo(1);
        assertThat(TaskTimes.ofDutyDue(duty.build(), after(3))).isEqualTo(2);
        assertThat(TaskTimes.ofDutyDue(aTask("no duty").dueAt(after(1)).build(), after(3)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"HIGH, 1, ''", "HIGH, 2, policy", "HIGH, 5, policy", "CRITICAL, 2, policy", "CRITICAL, 3, policy nsc"})
    void othersAreToldOfWhatNobodyTakes(Severity severity, int reminders, String told) {
        Task task = aTask("channel").severity(severity).reminded(reminders, 0).build();

        assertThat(String.join(" ", TaskTimes.told(task))).isEqualTo(told);
    }
}
