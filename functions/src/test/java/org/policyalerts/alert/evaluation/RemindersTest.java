package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.PolicyId;

class RemindersTest {

    private static final Instant DUE = NOW.plusSeconds(3600);
    private static final Note SENT = new SentReminder(new PolicyId("one"), "cause");

    private final Pending clock = aPolicy("one").pending(NOW, DUE);

    private static Reminders.Outcome outcome(ADecision decision, Note... before) {
        return outcome(decision, decision.sorted(), before);
    }

    private static Reminders.Outcome outcome(ADecision decision, Suppression suppression, Note... before) {
        return new Reminders(Set.of(before), decision.build(), suppression, false).outcome(ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "{0} ms after its moment: {1} reminders")
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void aReminderGoesOutFromItsMoment(long millis, int reminders) {
        Reminders.Outcome outcome =
                outcome(aDecision().at(NOW.plusMillis(millis)).pending(clock));

        assertThat(outcome.due()).hasSize(reminders);
        assertThat(outcome.notes()).hasSize(reminders);
    }

    @Test
    void itIsOfTheAlertThereWillBeAndIsRemembered() {
        Reminders.Outcome outcome = outcome(aDecision().pending(clock));

        assertThat(outcome.due())
                .extracting(Reminders.Warning::alert)
                .containsExactly(ADecision.raised(clock.match(), NOW));
        assertThat(outcome.notes()).containsExactly(SENT);
    }

    @Test
    void whoeverDidNotFitIsRemindedAndNobodyElse() {
        SentReminder some = new SentReminder(new PolicyId("one"), "cause", Set.of("operator@A, B|C"));

        Reminders.Outcome outcome = outcome(aDecision().pending(clock), some);

        assertThat(outcome.due()).singleElement().satisfies(warning -> {
            assertThat(warning.isFor("operator@A, B|C")).isTrue();
            assertThat(warning.isFor("csirt")).isFalse();
        });
        assertThat(outcome.notes()).containsExactly(SENT);
    }

    @Test
    void whoeverDidNotFitIsRemindedOnceNothingKeepsItQuietAnyMore() {
        SentReminder some = new SentReminder(new PolicyId("one"), "cause", Set.of("csirt"));
        ADecision quiet = aDecision().pending(clock);

        Reminders.Outcome outcome =
                outcome(quiet, quiet.sorted("live", "confirmed", silence("sil_1", "one", DUE)), some);

        assertThat(outcome.due()).isEmpty();
        assertThat(outcome.notes()).containsExactly(some);
    }

    @Test
    void itGoesOutOnceForEachCause() {
        assertThat(outcome(aDecision().pending(clock), SENT).due()).isEmpty();
        assertThat(outcome(aDecision().pending(clock), new SentReminder(new PolicyId("one"), "other"))
                        .due())
                .hasSize(1);
    }

    @Test
    void underRedItWaitsUntilTheLabelIsLowered() {
        ADecision decision = aDecision().pending(clock);

        Reminders.Outcome outcome =
                new Reminders(Set.of(), decision.build(), decision.sorted(), true).outcome(ZoneOffset.UTC);

        assertThat(outcome.due()).isEmpty();
        assertThat(outcome.notes()).isEmpty();
    }

    static Stream<Arguments> quiet() {
        Pending clock = aPolicy("one").pending(NOW, DUE);
        ADecision plain = aDecision().pending(clock);
        ADecision muted = aDecision().pending(new Pending(clock.match(), NOW, DUE, new PolicyId("louder")));
        ADecision onTrial = aDecision().pending(aPolicy("one").onTrial().pending(NOW, DUE));
        ADecision withoutReminder = aDecision().pending(aPolicy("one").pending(null, DUE));
        return Stream.of(
                Arguments.of("a clock without a reminder", withoutReminder, withoutReminder.sorted()),
                Arguments.of("a policy that would be muted", muted, muted.sorted()),
                Arguments.of("a policy on trial", onTrial, onTrial.sorted()),
                Arguments.of("an exercise", plain, plain.sorted("exercise", "confirmed")),
                Arguments.of("a false alarm", plain, plain.sorted("live", "false-positive")),
                Arguments.of("a silence", plain, plain.sorted("live", "confirmed", silence("sil_1", "one", DUE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quiet")
    void whatAlertsNobodyRemindsNobodyAndIsNotRememberedAsSent(String why, ADecision decision, Suppression quiet) {
        Reminders.Outcome outcome = outcome(decision, quiet);

        assertThat(outcome.due()).isEmpty();
        assertThat(outcome.notes()).isEmpty();
    }

    @Test
    void whatWasSentIsRememberedWhileItsClockRunsAndWhileNobodyKnows() {
        ADecision running = aDecision().at(NOW.minusSeconds(1)).pending(clock);
        ADecision failing = aDecision().failing(aPolicy("one").failed());
        ADecision over = aDecision().matching(clock.match());

        assertThat(outcome(running, SENT).notes()).containsExactly(SENT);
        assertThat(outcome(failing, SENT).notes()).containsExactly(SENT);
        assertThat(outcome(over, SENT).notes()).isEmpty();
    }

    @Test
    void reportedFailuresAreNotItsToRemember() {
        Note failure = APolicy.reported(aPolicy("one").build());

        assertThat(outcome(aDecision().failing(aPolicy("one").failed()), failure)
                        .notes())
                .isEmpty();
    }

    @Test
    void whatWasSentIsForgottenThoughAnotherPolicyFails() {
        assertThat(outcome(aDecision().failing(aPolicy("two").failed()), SENT).notes())
                .isEmpty();
    }
}
