package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.policy.PolicyId;

class EvaluationStepsTest {

    private static final Campaign NONE = new Campaign("", NOW);

    private static EvaluationSteps.Result result(ADecision decision, Alert... alerts) {
        return result(decision, decision.sorted(), Set.of(), alerts);
    }

    private static EvaluationSteps.Result result(
            ADecision decision, Suppression suppression, Set<Note> notes, Alert... alerts) {
        EvaluationState state = new EvaluationState(1, 1, "", notes, Optional.empty());
        Snapshot snapshot = new Snapshot(
                anIncident().build(), state, List.of(alerts), Optional.empty(), StoredReview.EMPTY, List.of());
        return new EvaluationSteps(snapshot, decision.build(), suppression, Handling.FULL).result(NONE, ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "{0} new alerts and one that stands: {1} are written ahead")
    @CsvSource({"29, 0", "30, 0", "31, 1", "119, 89", "120, 90", "121, 90", "500, 90"})
    void whatOneTransactionDoesNotTakeIsWrittenAhead(int matches, int ahead) {
        ADecision decision = aDecision().notRepeating("one");
        for (int i = 0; i < matches; i++) {
            decision.matching(aPolicy("policy-" + i).step("Ask", "mfa", "PT4H").match("cause"));
        }

        Snapshot snapshot = new Snapshot(
                anIncident().build(),
                EvaluationState.NONE,
                List.of(ADecision.raised(aPolicy("one").match("cause"), NOW)),
                Optional.empty(),
                StoredReview.EMPTY,
                List.of());

        assertThat(new EvaluationSteps(snapshot, decision.build(), decision.sorted(), Handling.FULL)
                        .ahead(ZoneOffset.UTC))
                .hasSize(ahead);
    }

    @Test
    void eachStepRemembersItsOwn() {
        ADecision decision = aDecision()
                .failing(aPolicy("failing").failed())
                .pending(aPolicy("clock").pending(NOW, NOW.plusSeconds(1)));

        EvaluationSteps.Result result = result(decision);

        assertThat(result.notes()).containsExactly(new SentReminder(new PolicyId("clock"), "cause"));
        assertThat(result.waits()).hasSize(1);
        assertThat(result.failures().due()).hasSize(1);
    }

    @Test
    void whoeverHearsOfAWaitOrAFailureHasAState() {
        ADecision decision = aDecision()
                .failing(aPolicy("failing").audience("legal").failed())
                .pending(aPolicy("clock").audience("dpa").pending(NOW, NOW.plusSeconds(1)));
        // Of what is settled only those hear who know of it.
        Note reported = APolicy.reported(aPolicy("settled").audience("nsc").build());

        EvaluationSteps.Result result = result(decision, decision.sorted(), Set.of(reported));

        assertThat(result.after().audiences())
                .extracting(AudienceState::recipient)
                .containsExactlyInAnyOrder(Recipient.of("legal"), Recipient.of("dpa"));
    }

    @Test
    void whatBecomesOfAnAlertIsKnownToItsTasksAtOnce() {
        ADecision holding =
                aDecision().matching(aPolicy("one").step("Ask", "mfa", "PT4H").match("cause"));
        EvaluationSteps.Result first = result(holding);
        ADecision over = aDecision().at(NOW.plusSeconds(60)).notMatching("one");

        EvaluationSteps.Result second = new EvaluationSteps(first.after(), over.build(), over.sorted(), Handling.FULL)
                .result(NONE, ZoneOffset.UTC);

        assertThat(second.after().audiences().get(0).tasks())
                .extracting(Task::state)
                .allMatch(state -> !state.isUnfinished());
    }

    @Test
    void theNextMomentIsTheFirstOfDecisionSilenceAndAnotherLook() {
        Instant silenceEnds = NOW.plus(Duration.ofMinutes(10));
        ADecision decision = aDecision()
                .matching(aPolicy("one").match("cause"))
                .failing(aPolicy("failing").failed())
                .next(NOW.plus(Duration.ofDays(1)));
        Suppression quiet = decision.sorted("live", "confirmed", silence("sil_1", "one", silenceEnds));

        assertThat(EvaluationSteps.nextDecision(decision.build(), quiet, result(decision, quiet, Set.of())))
                .contains(silenceEnds);
        assertThat(EvaluationSteps.nextDecision(decision.build(), decision.sorted(), result(decision)))
                .contains(NOW.plus(Duration.ofHours(1)));
    }
}
