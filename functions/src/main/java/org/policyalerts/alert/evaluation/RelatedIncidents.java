package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.HistoryNeed;

/**
 * Finds the incidents that count in another's history: those before it for its own decision, those after it to decide
 * again.
 */
final class RelatedIncidents {

    /**
     * How many incidents of one key are looked at; a claimant with more than that within two years is beyond "repeat".
     */
    private static final int MOST = 200;

    private final IncidentStore incidents;
    private final List<HistoryNeed> needs;
    private final ClaimantKeys keys;
    private final ZoneId zone;

    RelatedIncidents(IncidentStore incidents, List<HistoryNeed> needs, EvaluationSettings settings) {
        this.incidents = incidents;
        this.needs = List.copyOf(needs);
        this.keys = settings.keys();
        this.zone = settings.zone();
    }

    /**
     * What came before an incident.
     *
     * @param cut what so many share that older ones may be missing
     */
    record History(List<IncidentSummary> incidents, Set<Shared> cut) {}

    /**
     * The incidents that share something with this one and occurred no later than it, as far back as the book looks.
     */
    History historyOf(Incident incident) {
        IncidentSummary summary = IncidentSummary.of(incident, keys);
        Instant occurred = occurred(summary);
        Map<IncidentId, IncidentSummary> found = new LinkedHashMap<>();
        Set<Shared> cut = EnumSet.noneOf(Shared.class);
        for (HistoryNeed need : needs) {
            Instant from = occurred.atZone(zone).minus(need.within()).toInstant();
            List<IncidentSummary> sharing = incidents.sharing(
                    summary.track(), need.by(), shared(summary, need.by()), new Period(from, occurred), MOST);
            sharing.forEach(other -> found.put(other.id(), other));
            if (sharing.size() >= MOST) {
                cut.add(need.by());
            }
        }
        found.remove(incident.id());
        return new History(
                found.values().stream().filter(IncidentSummary::countsAsHistory).toList(), cut);
    }

    /**
     * The incidents whose decision this version may change, oldest first: they share what it has now or had before, and
     * occurred within the book's look back after it.
     */
    Collection<IncidentId> of(Incident incident, Optional<Incident> previous) {
        IncidentSummary now = IncidentSummary.of(incident, keys);
        Optional<IncidentSummary> before = previous.map(version -> IncidentSummary.of(version, keys));
        if (!mattersToOthers(now, before)) {
            return List.of();
        }
        List<IncidentSummary> found = new ArrayList<>();
        for (HistoryNeed need : needs) {
            found.addAll(after(now, need));
            before.ifPresent(summary -> found.addAll(after(summary, need)));
        }
        return found.stream()
                .filter(other -> !other.id().equals(incident.id()))
                .sorted(Comparator.comparing(this::occurred).thenComparing(IncidentSummary::id))
                .map(IncidentSummary::id)
                .distinct()
                .toList();
    }

    /**
     * The cases this version's claimants may shed light on: unresolved attributions of incidents that the same claimant
     * was behind, whenever they occurred. Only for claimants that are new with this version.
     */
    List<IncidentId> openCasesOfNewClaimants(Incident incident, Optional<Incident> previous) {
        IncidentSummary now = IncidentSummary.of(incident, keys);
        List<String> earlier = previous.map(
                        version -> IncidentSummary.of(version, keys).claimants())
                .orElse(List.of());
        List<String> fresh =
                now.claimants().stream().filter(key -> !earlier.contains(key)).toList();
        if (fresh.isEmpty() || !now.countsAsHistory()) {
            return List.of();
        }
        return incidents
                .sharing(now.track(), Shared.CLAIMANT, fresh, new Period(Instant.EPOCH, Instant.MAX), MOST)
                .stream()
                .filter(other -> !other.id().equals(incident.id()))
                // A summary does not say how sure an assessment is: "none" lets each pass, and its evaluation decides.
                .filter(other -> AttributionState.of(other.attribution()).isOnCalendar("none"))
                .map(IncidentSummary::id)
                .toList();
    }

    private List<IncidentSummary> after(IncidentSummary summary, HistoryNeed need) {
        Instant occurred = occurred(summary);
        Instant to = occurred.atZone(zone).plus(need.within()).toInstant();
        return incidents.sharing(
                summary.track(), need.by(), shared(summary, need.by()), new Period(occurred, to), MOST);
    }

    private boolean mattersToOthers(IncidentSummary now, Optional<IncidentSummary> before) {
        boolean counted = before.map(IncidentSummary::countsAsHistory).orElse(false);
        if (!now.countsAsHistory() && !counted) {
            return false;
        }
        return before.isEmpty()
                || now.track() != before.get().track()
                || now.countsAsHistory() != counted
                || !sameTraits(now, before.get());
    }

    private static boolean sameTraits(IncidentSummary one, IncidentSummary other) {
        return one.occurredAt().equals(other.occurredAt())
                && sorted(one.claimants()).equals(sorted(other.claimants()))
                && sorted(one.targets()).equals(sorted(other.targets()))
                && sorted(one.sectors()).equals(sorted(other.sectors()))
                && sorted(one.countries()).equals(sorted(other.countries()));
    }

    private static Set<String> sorted(List<String> values) {
        return new TreeSet<>(values);
    }

    private Instant occurred(IncidentSummary summary) {
        return summary.occurredAt().earliest(zone);
    }

    private static List<String> shared(IncidentSummary summary, Shared by) {
        return switch (by) {
            case CLAIMANT -> summary.claimants();
            case TARGET -> summary.targets();
            case SECTOR -> summary.sectors();
            case COUNTRY -> summary.countries();
        };
    }
}
