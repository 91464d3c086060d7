package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.raised;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.alert.evaluation.APolicy.line;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision.Fulfilled;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Truth;

class AlertChangesTest {

    private static final Instant BEFORE = NOW.minusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Match match = aPolicy("one").match("cause");
    private final Alert open = raised(match, BEFORE);

    private static List<Alert> changes(ADecision decision, Alert... alerts) {
        return changes(decision, decision.sorted(), "live", alerts);
    }

    private static List<Alert> changes(ADecision decision, Suppression suppression, String mode, Alert... alerts) {
        Snapshot snapshot = new Snapshot(
                anIncident().with("mode", mode).build(),
                EvaluationState.NONE,
                List.of(alerts),
                Optional.empty(),
                StoredReview.EMPTY,
                List.of());
        return new AlertChanges(decision.build(), suppression, snapshot, ZoneOffset.UTC).changes();
    }

    private static List<AlertState> states(List<Alert> changes) {
        return changes.stream().map(Alert::state).toList();
    }

    @ParameterizedTest(name = "its alert is {0}: {1}")
    @CsvSource({"OPEN,", "WITHDRAWN, OPEN", "OVERTAKEN, OPEN", "SUPPRESSED, OPEN"})
    void whatHoldsIsRaisedUnlessItsAlertIsThere(AlertState before, AlertState now) {
        List<Alert> changes = changes(aDecision().matching(match), open.in(before, "note", BEFORE));

        assertThat(states(changes)).isEqualTo(Optional.ofNullable(now).stream().toList());
        assertThat(changes).allSatisfy(raised -> assertThat(raised).isEqualTo(raised(match, NOW)));
    }

    @Test
    void whatWasFulfilledAndHoldsAgainIsTheAlertOfThen() {
        List<Alert> changes = changes(aDecision().matching(match), open.in(AlertState.FULFILLED, "in time", BEFORE));

        assertThat(changes).containsExactly(open.in(AlertState.OPEN, FulfilledAlerts.TAKEN_BACK, NOW));
    }

    @Test
    void whatASilenceKeptBackKeepsItsFirstTimes() {
        ADecision decision = aDecision().matching(match);
        Alert silenced = changes(decision, decision.sorted("live", "confirmed", silence("sil_1", "one", LATER)), "live")
                .get(0);

        List<Alert> changes = changes(aDecision().at(LATER).matching(match), silenced);

        assertThat(changes)
                .containsExactly(raised(match, NOW)
                        .in(AlertState.OPEN, "Held back since 26 Dec 08:00 by a silence: planned talks", LATER));
    }

    @Test
    void whatHoldsIsWordedAsItsPolicyIsNowAndOldStepsKeepTheirTime() {
        Alert before = raised(aPolicy("one").step("Ask", "mfa", "PT4H").match("cause"), BEFORE);
        Match reworded = aPolicy("one")
                .version(2)
                .step("Ask", "mfa", "PT4H")
                .step("Write", "csirt", "PT4H")
                .match("cause");

        List<Alert> changes = changes(aDecision().matching(reworded), before);

        assertThat(changes).singleElement().satisfies(alert -> {
            assertThat(alert.policy().version()).isEqualTo(2);
            assertThat(alert.recipients()).containsExactly("mfa", "csirt");
            assertThat(alert.actions())
                    .extracting(Action::dueAt)
                    .containsExactly(BEFORE.plusSeconds(14_400), NOW.plusSeconds(14_400));
        });
        assertThat(changes(aDecision().matching(reworded), changes.get(0))).isEmpty();
    }

    @Test
    void anotherCauseReplacesTheAlert() {
        Match other = aPolicy("one").match("other");

        List<Alert> changes = changes(aDecision().matching(other), open);

        assertThat(changes)
                .containsExactly(
                        raised(other, NOW), open.in(AlertState.OVERTAKEN, "it holds for another cause now", NOW));
    }

    @ParameterizedTest(name = "its alert is {0}: {1}")
    @CsvSource({"OPEN, WITHDRAWN", "SUPPRESSED, WITHDRAWN", "FULFILLED,", "OVERTAKEN,", "WITHDRAWN,"})
    void whatNoLongerHoldsIsWithdrawnUnlessItWasDoneOrIsGone(AlertState before, AlertState now) {
        List<Alert> changes =
                changes(aDecision().notMatching("one", line("severity", Truth.FALSE)), open.in(before, "note", BEFORE));

        assertThat(states(changes)).isEqualTo(Optional.ofNullable(now).stream().toList());
        assertThat(changes).allSatisfy(ceased -> assertThat(ceased.note())
                .isEqualTo("no longer true: severity is at most 2 (now: 4)"));
    }

    @Test
    void whatIsSeenToBeDoneIsFulfilledAndKeepsTheStepsThatStay() {
        APolicy policy = aPolicy("one").step("Warn", "mfa", "PT4H").staying("Record", "policy", "PT48H");
        Match duty = policy.match("cause");

        List<Alert> changes = changes(aDecision().fulfilled(new Fulfilled(duty, NOW)), raised(duty, BEFORE));

        assertThat(changes).singleElement().satisfies(done -> {
            assertThat(done.state()).isEqualTo(AlertState.FULFILLED);
            assertThat(done.actions()).extracting(Action::action).containsExactly("Record");
        });
        assertThat(changes(aDecision().fulfilled(new Fulfilled(duty, NOW)), changes.get(0)))
                .isEmpty();
    }

    @Test
    void anAlertStandsWhileItsChangeIsNotRepeatedOrItsPolicyFails() {
        assertThat(changes(aDecision().notRepeating("one"), open)).isEmpty();
        assertThat(changes(aDecision().failing(aPolicy("one").failed()), open)).isEmpty();
        assertThat(states(changes(aDecision().failing(aPolicy("one").failedMutedBy("louder")), open)))
                .containsExactly(AlertState.WITHDRAWN);
    }

    @Test
    void anAlertOfAPolicyThatFailsOnTrialDoesNotStand() {
        assertThat(states(changes(aDecision().failing(aPolicy("one").onTrial().failed()), open)))
                .containsExactly(AlertState.WITHDRAWN);
    }

    @ParameterizedTest(name = "its alert is {0}: {1}")
    @CsvSource({"OPEN, WITHDRAWN", "FULFILLED, WITHDRAWN", "SUPPRESSED, WITHDRAWN", "WITHDRAWN,", "OVERTAKEN,"})
    void aFalseAlarmTakesBackAlsoWhatStandsAndWhatWasDone(AlertState before, AlertState now) {
        ADecision unrepeated = aDecision().notRepeating("one");
        Suppression falseAlarm = unrepeated.sorted("live", "false-positive");

        List<Alert> changes = changes(unrepeated, falseAlarm, "live", open.in(before, "note", BEFORE));

        assertThat(states(changes)).isEqualTo(Optional.ofNullable(now).stream().toList());
        assertThat(changes).allSatisfy(alert -> assertThat(alert.note()).isEqualTo(Suppression.FALSE_ALARM));
        assertThat(changes(unrepeated, falseAlarm, "live", changes.toArray(Alert[]::new)))
                .isEmpty();
    }

    @Test
    void whatHoldsOfAFalseAlarmIsKeptAsHeldBack() {
        ADecision holding = aDecision().matching(match);

        assertThat(changes(holding, holding.sorted("live", "false-positive"), "live"))
                .containsExactly(raised(match, NOW).in(AlertState.SUPPRESSED, Suppression.FALSE_ALARM, NOW));
    }

    @Test
    void aSilenceKeepsNewAlertsQuietAndLeavesToldOnesAlone() {
        ADecision decision = aDecision().matching(match);
        Suppression quiet = decision.sorted("live", "confirmed", silence("sil_1", "one", LATER));

        List<Alert> changes = changes(decision, quiet, "live");

        assertThat(states(changes)).containsExactly(AlertState.SUPPRESSED);
        assertThat(changes(decision, quiet, "live", open)).isEmpty();
        assertThat(changes(decision, quiet, "live", changes.get(0))).isEmpty();
    }

    @Test
    void whatIsMutedAfterItWasToldIsKeptWithTheReason() {
        assertThat(changes(aDecision().muting(match, "louder"), open))
                .containsExactly(open.in(AlertState.SUPPRESSED, "muted by louder", NOW));
    }

    @Test
    void anAlertWhoseCauseChangesIntoAMutedOneSaysSo() {
        ADecision muted = aDecision().muting(aPolicy("one").match("other"), "louder");

        List<Alert> changes = changes(muted, open);

        assertThat(states(changes)).containsExactly(AlertState.SUPPRESSED, AlertState.WITHDRAWN);
        assertThat(changes.get(1).note()).isEqualTo("its cause has changed, and the new alert is muted by louder");
    }

    @Test
    void anAlertWhoseCauseChangesIntoASilencedOneDoesNotQuoteWhoSilencedIt() {
        ADecision decision = aDecision().matching(aPolicy("one").match("other"));

        List<Alert> changes =
                changes(decision, decision.sorted("live", "confirmed", silence("sil_1", "one", LATER)), "live", open);

        assertThat(states(changes)).containsExactly(AlertState.SUPPRESSED, AlertState.WITHDRAWN);
        assertThat(changes.get(1).note()).isEqualTo("its cause has changed, and the new alert is kept quiet");
    }

    @Test
    void aSuppressedAlertTakesANewReason() {
        Alert suppressed = open.in(AlertState.SUPPRESSED, "muted by louder", BEFORE);

        assertThat(changes(aDecision().muting(match, "loudest"), suppressed))
                .containsExactly(suppressed.in(AlertState.SUPPRESSED, "muted by loudest", NOW));
    }

    @Test
    void whenAnIncidentProvesToBeAnExerciseAlsoStandingAlertsGoAndItsOwnAreOnTheirTrack() {
        ADecision standing = aDecision().failing(aPolicy("one").failed());
        ADecision holding = aDecision().matching(match);

        assertThat(changes(standing, standing.sorted("exercise", "confirmed"), "exercise", open))
                .containsExactly(open.in(AlertState.WITHDRAWN, "the incident is an exercise", NOW));
        assertThat(changes(holding, holding.sorted(), "exercise", open))
                .extracting(Alert::track, Alert::state)
                .containsExactly(tuple(Track.EXERCISE, AlertState.OPEN), tuple(Track.REAL, AlertState.WITHDRAWN));
    }

    @Test
    void whatHappensToAnotherPolicyKeepsNothingStanding() {
        Fulfilled other = new Fulfilled(aPolicy("two").match("cause"), NOW);

        assertThat(states(changes(aDecision().failing(aPolicy("two").failed()), open)))
                .containsExactly(AlertState.OVERTAKEN);
        assertThat(states(changes(aDecision().fulfilled(other), open))).containsExactly(AlertState.OVERTAKEN);
    }

    @ParameterizedTest(name = "its alert is {0}: {1}")
    @CsvSource({"OPEN, WITHDRAWN", "FULFILLED, WITHDRAWN", "SUPPRESSED, WITHDRAWN", "WITHDRAWN,", "OVERTAKEN,"})
    void ofTheOtherTrackWhatIsOrMayBeAgainIsOver(AlertState before, AlertState now) {
        List<Alert> changes = changes(aDecision(), aDecision().sorted(), "exercise", open.in(before, "note", BEFORE));

        assertThat(states(changes)).isEqualTo(Optional.ofNullable(now).stream().toList());
    }

    @Test
    void whatIsRecordedAsNotOwedStaysSoUnlessAllWasAFalseAlarm() {
        Alert recorded = open.in(AlertState.SUPPRESSED, "not-owed: too late", BEFORE);
        ADecision over = aDecision().notMatching("one");

        assertThat(changes(over, recorded)).isEmpty();
        assertThat(states(changes(over, over.sorted("live", "false-positive"), "live", recorded)))
                .containsExactly(AlertState.WITHDRAWN);
    }

    @Test
    void whatWasWithdrawnStaysSoIfItHoldsOnlyOfAFalseAlarm() {
        ADecision holding = aDecision().matching(match);
        Alert gone = open.in(AlertState.WITHDRAWN, "note", BEFORE);

        assertThat(changes(holding, holding.sorted("live", "false-positive"), "live", gone))
                .isEmpty();
        assertThat(states(changes(aDecision().muting(match, "louder"), gone))).containsExactly(AlertState.SUPPRESSED);
    }

    @Test
    void ofADutyOnlyTheStepsThatStayKeepTheTimeTheyWereGiven() {
        APolicy policy = aPolicy("one").step("Warn", "mfa", "PT4H").staying("Record", "mfa", "PT4H");

        List<Alert> changes = changes(aDecision().matching(policy.duty(NOW)), raised(policy.duty(BEFORE), BEFORE));

        assertThat(changes).singleElement().satisfies(alert -> assertThat(alert.actions())
                .extracting(Action::dueAt)
                .containsExactly(NOW.plusSeconds(14_400), BEFORE.plusSeconds(14_400)));
    }
}
