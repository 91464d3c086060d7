package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Truth;

class AlertChangesTest {

    private static final Instant BEFORE = NOW.minusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Match match = aPolicy("one").match("cause");
    private final Alert open = raised(match, BEFORE);

    private static List<AlertChange> changes(ADecision decision, Alert... alerts) {
        return changes(decision, decision.sorted(), "live", alerts);
    }

    private static List<AlertChange> changes(
            ADecision decision, Suppression suppression, String mode, Alert... alerts) {
        Snapshot snapshot = new Snapshot(
                anIncident().with("mode", mode).build(),
                EvaluationState.NONE,
                List.of(alerts),
                Optional.empty(),
                StoredReview.EMPTY);
        return new AlertChanges(decision.build(), suppression, snapshot, ZoneOffset.UTC).changes();
    }

    /** "RAISED OPEN", one a change. */
    private static List<String> inShort(List<AlertChange> changes) {
        return changes.stream()
                .map(change -> change.kind() + " " + change.alert().state())
                .toList();
    }

    @ParameterizedTest(name = "its alert is {0}: {1}")
    @CsvSource({
        "OPEN,",
        "ACKNOWLEDGED,",
        "DONE,",
        "REJECTED,",
        "WITHDRAWN, RAISED OPEN",
        "OVERTAKEN, RAISED OPEN",
        "SUPPRESSED, RAISED OPEN"
    })
    void whatHoldsIsRaisedUnlessItsAlertIsThereOrWasClosed(AlertState state, String change) {
        List<AlertChange> changes = changes(aDecision().matching(match), open.in(state, "note", BEFORE));

        assertThat(inShort(changes))
                .isEqualTo(Optional.ofNullable(change).stream().toList());
        assertThat(changes).allSatisfy(raised -> assertThat(raised.alert()).isEqualTo(raised(match, NOW)));
    }

    @Test
    void anotherCauseReplacesTheAlertAndReachesWhoeverThatWasEscalatedTo() {
        Alert escalated = open.with(open.ownership().climbed(1, List.of("nsc")));
        Match other = aPolicy("one").match("other");

        List<AlertChange> changes = changes(aDecision().matching(other), escalated);

        assertThat(inShort(changes)).containsExactly("CHANGED OPEN", "UNSAID OVERTAKEN");
        assertThat(changes.get(0).audiences()).containsExactly("mfa", "nsc");
        assertThat(changes.get(1).alert().note())
                .isEqualTo("replaced by " + raised(other, NOW).id());
    }

    @ParameterizedTest(name = "its alert is {0}: {1}")
    @CsvSource({
        "OPEN, WITHDRAWN WITHDRAWN",
        "ACKNOWLEDGED, WITHDRAWN WITHDRAWN",
        "SUPPRESSED, UNSAID WITHDRAWN",
        "DONE,",
        "REJECTED,",
        "OVERTAKEN,",
        "WITHDRAWN,"
    })
    void whatNoLongerHoldsIsCorrectedWhereSomebodyStillActsOnIt(AlertState state, String change) {
        List<AlertChange> changes =
                changes(aDecision().notMatching("one", line("severity", Truth.FALSE)), open.in(state, "note", BEFORE));

        assertThat(inShort(changes))
                .isEqualTo(Optional.ofNullable(change).stream().toList());
        assertThat(changes).allSatisfy(ceased -> assertThat(ceased.alert().note())
                .isEqualTo("no longer true: severity is at most 2 (now: 4)"));
    }

    @Test
    void anAlertStandsWhileItsChangeIsNotRepeatedOrItsPolicyFails() {
        assertThat(changes(aDecision().notRepeating("one"), open)).isEmpty();
        assertThat(changes(aDecision().failing(aPolicy("one").failed()), open)).isEmpty();
        assertThat(inShort(changes(aDecision().failing(aPolicy("one").failedMutedBy("louder")), open)))
                .containsExactly("WITHDRAWN WITHDRAWN");
    }

    @Test
    void anAlertOfAPolicyThatFailsOnTrialDoesNotStand() {
        assertThat(inShort(changes(aDecision().failing(aPolicy("one").onTrial().failed()), open)))
                .containsExactly("WITHDRAWN WITHDRAWN");
    }

    @Test
    void aFalseAlarmTakesBackAlsoWhatStandsAndSaysNothingOfWhatIsGone() {
        ADecision unrepeated = aDecision().notRepeating("one");
        ADecision holding = aDecision().matching(match);
        Alert gone = open.in(AlertState.WITHDRAWN, "no longer true", BEFORE);

        List<AlertChange> changes = changes(unrepeated, unrepeated.sorted("live", "false-positive"), "live", open);

        assertThat(inShort(changes)).containsExactly("WITHDRAWN WITHDRAWN");
        assertThat(changes.get(0).alert().note()).isEqualTo(Suppression.FALSE_ALARM);
        assertThat(changes(holding, holding.sorted("live", "false-positive"), "live", gone))
                .isEmpty();
    }

    @Test
    void aFalseAlarmCorrectsWhatWasDoneOnce() {
        Alert done = open.in(AlertState.DONE, "asked", BEFORE);
        ADecision decision = aDecision().notMatching("one");
        Suppression falseAlarm = decision.sorted("live", "false-positive");

        List<AlertChange> changes = changes(decision, falseAlarm, "live", done);

        assertThat(inShort(changes)).containsExactly("WITHDRAWN DONE");
        Alert corrected = changes.get(0).alert();
        assertThat(corrected.note()).isEqualTo("asked; the incident was a false alarm (false-positive)");
        assertThat(changes(decision, falseAlarm, "live", corrected)).isEmpty();
    }

    @Test
    void aSilenceKeepsNewAlertsQuietAndLeavesToldOnesAlone() {
        ADecision decision = aDecision().matching(match);
        Suppression quiet = decision.sorted("live", "confirmed", silence("sil_1", "one", LATER));

        List<AlertChange> changes = changes(decision, quiet, "live");

        assertThat(inShort(changes)).containsExactly("UNSAID SUPPRESSED");
        assertThat(changes(decision, quiet, "live", open)).isEmpty();
        assertThat(changes(decision, quiet, "live", changes.get(0).alert())).isEmpty();
    }

    @Test
    void whatIsMutedAfterItWasToldIsCorrectedAndKeptWithTheReason() {
        ADecision decision = aDecision().muting(match, "louder");

        List<AlertChange> changes = changes(decision, open);

        assertThat(inShort(changes)).containsExactly("WITHDRAWN SUPPRESSED");
        assertThat(changes.get(0).alert().note()).isEqualTo("muted by louder");
        assertThat(changes.get(0).audiences()).containsExactly("mfa");
    }

    @Test
    void anAlertWhoseCauseChangesIntoAMutedOneSaysSo() {
        ADecision muted = aDecision().muting(aPolicy("one").match("other"), "louder");

        List<AlertChange> changes = changes(muted, open);

        assertThat(inShort(changes)).containsExactly("UNSAID SUPPRESSED", "WITHDRAWN WITHDRAWN");
        assertThat(changes.get(1).alert().note())
                .isEqualTo("its cause has changed, and the new alert is muted by louder");
    }

    @Test
    void aSuppressedAlertTakesANewReasonWithoutAWord() {
        Alert suppressed = open.in(AlertState.SUPPRESSED, "muted by louder", BEFORE);

        List<AlertChange> changes = changes(aDecision().muting(match, "loudest"), suppressed);

        assertThat(changes)
                .containsExactly(AlertChange.unsaid(suppressed.in(AlertState.SUPPRESSED, "muted by loudest", NOW)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "confirmed, 'exercise: decided and recorded, sent to nobody'",
        "false-positive, the incident was a false alarm (false-positive)"
    })
    void whenAnIncidentProvesToBeAnExerciseAlsoStandingAlertsGo(String determination, String reason) {
        ADecision decision = aDecision().failing(aPolicy("one").failed());

        List<AlertChange> changes = changes(decision, decision.sorted("exercise", determination), "exercise", open);

        assertThat(changes)
                .containsExactly(new AlertChange(Kind.WITHDRAWN, open.in(AlertState.WITHDRAWN, reason, NOW)));
    }

    @Test
    void alertsOfExercisesAreOnTheirTrack() {
        ADecision decision = aDecision().matching(match);

        assertThat(changes(decision, decision.sorted(), "exercise"))
                .singleElement()
                .satisfies(change -> assertThat(change.alert().track()).isEqualTo(Track.EXERCISE));
    }
}
