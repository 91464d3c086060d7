package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Recipient;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;

class CarriedOverTest {

    private static final Incident NOW_CALLED =
            anIncident().with("title", "Later").build();
    private static final Incident ONCE_CALLED =
            anIncident().with("title", "Before").build();
    private static final AudienceState UNAWARE =
            AudienceState.none(ADecision.INCIDENT, Recipient.of("mfa"), Track.REAL, new Campaign("", NOW));
    private static final Belief WITHOUT_FACTS = new Belief(
            IncidentFacts.NONE,
            Map.of(),
            Set.of(ADecision.raised(aPolicy("one").match("cause"), NOW).id()),
            Set.of(),
            null);

    private static IncidentFacts told(AudienceState state, int evaluated, Optional<Incident> previous) {
        Snapshot snapshot = new Snapshot(
                NOW_CALLED,
                new EvaluationState(1, evaluated, "", Set.of(), Optional.empty()),
                List.of(),
                Optional.empty(),
                StoredReview.EMPTY,
                List.of(state));
        return CarriedOver.withFacts(snapshot, previous)
                .audiences()
                .get(0)
                .told()
                .facts();
    }

    @ParameterizedTest(name = "version 1, with {0} evaluated: told of \"{1}\"")
    @CsvSource({"0, Before", "1, Later"})
    void messagesOfTheFirstEditionToldWhatWasEvaluatedLast(int evaluated, String title) {
        Incident version = title.equals("Before") ? ONCE_CALLED : NOW_CALLED;

        assertThat(told(UNAWARE.told(WITHOUT_FACTS, "ntf_1"), evaluated, Optional.of(ONCE_CALLED)))
                .isEqualTo(IncidentFacts.of(version.report()));
    }

    @Test
    void whoeverWasToldNothingOrFactsKnowsNoOthers() {
        IncidentFacts other =
                IncidentFacts.of(anIncident().with("title", "Other").build().report());

        assertThat(told(UNAWARE, 0, Optional.of(ONCE_CALLED))).isEqualTo(IncidentFacts.NONE);
        assertThat(told(UNAWARE.pointed(WITHOUT_FACTS, "ntf_1"), 0, Optional.of(ONCE_CALLED)))
                .isEqualTo(IncidentFacts.NONE);
        assertThat(told(UNAWARE.told(WITHOUT_FACTS, "ntf_1").knowing(other), 0, Optional.of(ONCE_CALLED)))
                .isEqualTo(other);
    }

    private static Set<PolicyId> rewritten(AudienceState state, APolicy raisedBy, APolicy now) {
        Snapshot snapshot = new Snapshot(
                NOW_CALLED,
                new EvaluationState(1, 1, "", Set.of(), Optional.empty()),
                List.of(ADecision.raised(raisedBy.match("cause"), NOW)),
                Optional.empty(),
                StoredReview.EMPTY,
                List.of(state));
        return CarriedOver.rewritten(
                snapshot, aDecision().matching(now.match("another cause")).build());
    }

    @Test
    void aPolicyOfTheFirstEditionThatHasOtherWordsNowIsRewritten() {
        PolicyId one = new PolicyId("one");

        assertThat(rewritten(UNAWARE, aPolicy("one"), aPolicy("one").version(2)))
                .containsExactly(one);
        assertThat(rewritten(UNAWARE, aPolicy("one"), aPolicy("one"))).isEmpty();
        assertThat(rewritten(UNAWARE, aPolicy("other"), aPolicy("one").version(2)))
                .isEmpty();
    }

    @Test
    void onceThisEditionHasStoredWhatWasToldRulesAreChangedByBooksAlone() {
        assertThat(rewritten(UNAWARE.stored(), aPolicy("one"), aPolicy("one").version(2)))
                .isEmpty();
    }
}
