package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.List;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;

/**
 * How an incident is otherwise than a recipient takes it to be.
 *
 * @param base what it takes to be so, of what may be said again
 */
record ChangedFacts(AudienceState state, Belief base, IncidentFacts now) {

    /** All changes; none for who was told nothing. */
    List<FactChange> all() {
        if (!state.isAware()) {
            return List.of();
        }
        List<FactChange> changes =
                new ArrayList<>(base.isNothing() ? List.of() : FactChange.between(base.facts(), now));
        if (!state.pointed().isNothing()) {
            FactChange.between(state.pointed().facts(), now).stream()
                    .filter(FactChange::isWrong)
                    .filter(wrong -> changes.stream().noneMatch(change -> change.kind() == wrong.kind()))
                    .forEach(changes::add);
        }
        return changes;
    }

    /** What is wrong is said to everybody who was told; what there is more, to those for whom something stands. */
    List<FactChange> toTell(boolean isConcerned) {
        return all().stream()
                .filter(change -> change.isWrong() || isConcerned || change.kind() == IncidentFacts.Kind.STATUS)
                .toList();
    }
}
