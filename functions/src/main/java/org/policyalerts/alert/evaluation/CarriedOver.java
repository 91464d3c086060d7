package org.policyalerts.alert.evaluation;

import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.incident.Incident;

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
}
