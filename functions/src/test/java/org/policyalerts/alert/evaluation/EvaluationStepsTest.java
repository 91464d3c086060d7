package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.alert.Note.WithheldChange;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.policy.PolicyId;

class EvaluationStepsTest {

    private final Alert overdue = ADecision.raised(aPolicy("one").match("cause"), NOW.minusSeconds(86_400));

    private static EvaluationSteps.Due due(ADecision decision, Alert... alerts) {
        return due(decision, decision.sorted(), Set.of(), false, alerts);
    }

    private static EvaluationSteps.Due due(
            ADecision decision, Suppression suppression, Set<Note> notes, boolean isRed, Alert... alerts) {
        EvaluationState state = new EvaluationState(1, 1, "", Map.of("mfa", "ntf_1"), notes, Optional.empty());
        Snapshot snapshot =
                new Snapshot(anIncident().build(), state, List.of(alerts), Optional.empty(), StoredReview.EMPTY);
        return new EvaluationSteps(snapshot, decision.build(), suppression, isRed).due(ZoneOffset.UTC);
    }

    private static List<Kind> kinds(EvaluationSteps.Due due) {
        return due.news().changes().stream().map(AlertChange::kind).toList();
    }

    @ParameterizedTest(name = "{0} new alerts, a reminder and one that is escalated: {1} alerts at once, cut: {2}")
    @CsvSource({"59, 60, false", "60, 60, true", "61, 60, true"})
    void whatOneTransactionDoesNotTakeFollowsAndRemindersAreNotCounted(int matches, int alerts, boolean isCut) {
        ADecision decision =
                aDecision().notRepeating("one").pending(aPolicy("clock").pending(NOW, NOW.plusSeconds(1)));
        for (int i = 0; i < matches; i++) {
            decision.matching(aPolicy("policy-" + i).match("cause"));
        }

        EvaluationSteps.Due due = due(decision, overdue);

        assertThat(due.alerts()).hasSize(alerts);
        assertThat(due.isCut()).isEqualTo(isCut);
        assertThat(due.news().changes())
                .filteredOn(change -> change.kind() == Kind.REMINDED)
                .hasSize(1);
    }

    @Test
    void eachStepRemembersItsOwn() {
        ADecision decision = aDecision()
                .matching(aPolicy("new").match("cause"))
                .pending(aPolicy("clock").pending(NOW, NOW.plusSeconds(1)));
        Note failure = ReportedFailure.of(aPolicy("failing").build());

        EvaluationSteps.Due due = due(decision, decision.sorted(), Set.of(failure), true);

        assertThat(due.notes())
                .containsExactlyInAnyOrder(
                        failure,
                        new SentReminder(new PolicyId("clock"), "cause"),
                        new WithheldChange(due.alerts().get(0).id(), Kind.RAISED, List.of("mfa")));
    }

    @Test
    void anAlertThatChangesNowIsNotEscalatedBeside() {
        assertThat(kinds(due(aDecision().notMatching("one"), overdue))).containsExactly(Kind.WITHDRAWN);
        assertThat(kinds(due(aDecision().notRepeating("one"), overdue))).containsExactly(Kind.ESCALATED);
    }

    @Test
    void anAlertThatIsKeptQuietIsEscalatedWhenItsSilenceEnds() {
        ADecision decision = aDecision().notRepeating("one");
        Suppression quiet = decision.sorted("live", "confirmed", silence("sil_1", "one", NOW.plusMillis(1)));
        Suppression over = decision.sorted("live", "confirmed", silence("sil_1", "one", NOW));

        assertThat(kinds(due(decision, quiet, Set.of(), false, overdue))).isEmpty();
        assertThat(kinds(due(decision, over, Set.of(), false, overdue))).containsExactly(Kind.ESCALATED);
    }
}
