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
import java.util.stream.Stream;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.SummaryTrait;
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
            List<IncidentSummary> sharing = sharing(summary, need, new Period(from, occurred));
            sharing.forEach(other -> found.put(other.id(), other));
            if (sharing.size() >= MOST) {
                cut.add(need.by());
            }
        }
        found.remove(incident.id());
        Duplicates duplicates = new Duplicates(incidents);
        return new History(
                found.values().stream()
                        .filter(IncidentSummary::countsAsHistory)
                        .map(this::completed)
                        // What the first edition stored names nothing until it is completed.
                        .filter(other -> !duplicates.isDuplicate(other))
                        .toList(),
                cut);
    }

    private List<IncidentSummary> sharing(IncidentSummary summary, HistoryNeed need, Period period) {
        List<String> shared = need.by().keysOf(summary);
        List<IncidentSummary> sharing =
                new ArrayList<>(incidents.sharing(summary.track(), need.by(), shared, period, MOST));
        if (need.by() == Shared.ACTOR) {
            // What the first edition stored has no entry under its actors; most are claimed by them, too.
            incidents.sharing(summary.track(), Shared.CLAIMANT, shared, period, MOST).stream()
                    .filter(IncidentSummary::lacksTraits)
                    .forEach(sharing::add);
        }
        return sharing;
    }

    /** A summary that the first edition stored is completed from its incident. */
    private IncidentSummary completed(IncidentSummary stored) {
        return stored.lacksTraits()
                ? incidents
                        .find(stored.id())
                        .map(other -> IncidentSummary.of(other, keys))
                        .orElse(stored)
                : stored;
    }

    /**
     * The incidents whose decision this version may change, oldest first: they share what it has now or had before, and
     * occurred within the book's look back after it.
     */
    Collection<IncidentId> of(Incident incident, Optional<Incident> previous) {
        IncidentSummary now = IncidentSummary.of(incident, keys);
        Optional<IncidentSummary> before = previous.map(version -> IncidentSummary.of(version, keys));
        List<IncidentSummary> found = new ArrayList<>();
        for (HistoryNeed need : needs) {
            if (mattersToOthers(now, before, need)) {
                found.addAll(after(now, need));
                before.ifPresent(summary -> found.addAll(after(summary, need)));
            }
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
        if (fresh.isEmpty() || !now.countsAsHistory() || new Duplicates(incidents).isDuplicate(now)) {
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
        return sharing(summary, need, new Period(occurred, to));
    }

    private static boolean mattersToOthers(IncidentSummary now, Optional<IncidentSummary> before, HistoryNeed need) {
        boolean counted = before.map(IncidentSummary::countsAsHistory).orElse(false);
        if (!now.countsAsHistory() && !counted) {
            return false;
        }
        return before.isEmpty()
                || now.track() != before.get().track()
                || now.countsAsHistory() != counted
                || now.isThreat() != before.get().isThreat()
                || !now.traits().duplicateOf().equals(before.get().traits().duplicateOf())
                || !now.occurredAt().equals(before.get().occurredAt())
                // Others may have named it and must not any more, or may from now on.
                || !now.tlp().equals(before.get().tlp())
                || !sameKeys(now, before.get())
                || !sameTraits(now, before.get(), need.traits());
    }

    private static boolean sameKeys(IncidentSummary one, IncidentSummary other) {
        return Stream.of(Shared.values())
                .allMatch(kind -> Set.copyOf(kind.keysOf(one)).equals(Set.copyOf(kind.keysOf(other))));
    }

    private static boolean sameTraits(IncidentSummary one, IncidentSummary other, Set<SummaryTrait> asked) {
        return asked.stream()
                .allMatch(trait -> Set.copyOf(trait.valuesIn(one)).equals(Set.copyOf(trait.valuesIn(other))));
    }

    private Instant occurred(IncidentSummary summary) {
        return summary.occurredAt().earliest(zone);
    }
}
