package org.policyalerts.alert.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;

/** What audiences were told before it was kept what they were told. */
final class CarriedOver {

    private CarriedOver() {}

    /**
     * Messages of the first edition told the version that was evaluated last: the one before this, or this one if time
     * alone has passed.
     */
    static Snapshot withFacts(Snapshot snapshot, Optional<Incident> previous) {
        boolean isNewVersion =
                snapshot.state().evaluatedVersion() < snapshot.incident().version();
        Incident told = previous.filter(version -> isNewVersion).orElse(snapshot.incident());
        IncidentFacts facts = IncidentFacts.of(told.report());
        List<AudienceState> states = snapshot.audiences().stream()
                .map(state -> !state.told().isNothing() && state.told().facts().equals(IncidentFacts.NONE)
                        ? state.knowing(facts)
                        : state)
                .toList();
        return snapshot.withAudiences(states);
    }

    /**
     * Policies of which the first edition had raised an alert by other words. Words are part of the cause, so that it
     * cannot be told whether it is another one; what staff had done then is not asked of them again.
     */
    static Set<PolicyId> rewritten(Snapshot snapshot, Decision decision) {
        if (snapshot.audiences().stream().noneMatch(state -> state.version() == 0)) {
            // This edition has stored what they were told.
            return Set.of();
        }
        Set<AlertState> ceased = Set.of(AlertState.WITHDRAWN, AlertState.OVERTAKEN);
        return decision.matched().stream()
                .map(Match::policy)
                .filter(policy -> snapshot.alerts().stream()
                        .anyMatch(alert -> alert.isOf(policy.id())
                                && !ceased.contains(alert.state())
                                && !alert.policy().hash().equals(policy.hash())))
                .map(Policy::id)
                .collect(Collectors.toSet());
    }
}
