package org.policyalerts.alert.related;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.related.Sweep.Place;
import org.policyalerts.alert.related.Sweep.Stretch;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.HistoryNeed;

/** Finds the incidents that have to be decided again because of another: the nearest by name, the others by where. */
public final class RelatedIncidents {

    private final IncidentStore incidents;
    private final List<HistoryNeed> needs;
    private final ClaimantKeys keys;
    private final ZoneId zone;
    private final int atOnce;

    public RelatedIncidents(IncidentStore incidents, List<HistoryNeed> needs, EvaluationSettings settings) {
        this.incidents = incidents;
        this.needs = List.copyOf(needs);
        this.keys = settings.keys();
        this.zone = settings.zone();
        this.atOnce = settings.atOnce();
    }

    /**
     * The incidents that a version affects.
     *
     * @param nearest those nearest to it in time, oldest first
     * @param otherHistory those whose history has changed; of the others there is only news of an open case
     * @param left where all of them are, if there are more than those; empty if there are not
     * @param isNewsOfCases whether the version names claimants who may be behind open cases
     */
    public record Affected(
            List<IncidentId> nearest, Set<IncidentId> otherHistory, Map<Place, Stretch> left, boolean isNewsOfCases) {}

    /** The incidents that the arrival of a version affects. */
    public Affected of(Incident incident, Optional<Incident> previous, Instant since) {
        return affected(IncidentSummary.of(incident, keys), places(incident, previous, since));
    }

    /**
     * Where those are that the arrival of a version affects: incidents that share what it has now or had before and
     * occurred within the book's look back after it, and the unresolved attributions of incidents that a claimant who
     * is new with this version was behind, whenever they occurred.
     */
    public Map<Place, Stretch> places(Incident incident, Optional<Incident> previous, Instant since) {
        IncidentSummary now = IncidentSummary.of(incident, keys);
        Optional<IncidentSummary> before = previous.map(version -> IncidentSummary.of(version, keys));
        Map<Place, Stretch> places = new LinkedHashMap<>();
        for (HistoryNeed need : needs) {
            if (mattersToOthers(now, before, need)) {
                after(now, need, since).forEach((place, stretch) -> places.merge(place, stretch, Stretch::and));
                before.ifPresent(summary -> after(summary, need, since)
                        .forEach((place, stretch) -> places.merge(place, stretch, Stretch::and)));
            }
        }
        newClaimants(now, before)
                .forEach(key -> places.merge(
                        new Place(now.track(), Shared.CLAIMANT, key),
                        new Stretch(since, Optional.empty(), true, List.of(incident.id())),
                        Stretch::and));
        return places;
    }

    private Affected affected(IncidentSummary now, Map<Place, Stretch> places) {
        Map<IncidentId, IncidentSummary> near = new LinkedHashMap<>();
        Set<IncidentId> otherHistory = new HashSet<>();
        boolean isAll = true;
        for (Map.Entry<Place, Stretch> one : places.entrySet()) {
            Stretch stretch = one.getValue();
            for (Line line : outwards(one.getKey(), stretch.period(), occurred(now))) {
                // Enough to see, beside the incident itself, whether there are more.
                SummaryPage page = incidents.along(line, null, atOnce + 2);
                List<IncidentSummary> found = page.incidents().stream()
                        .filter(other -> !other.id().equals(now.id()) && stretch.concerns(other, zone))
                        .toList();
                found.forEach(other -> near.put(other.id(), other));
                found.stream()
                        .filter(other -> stretch.hasOtherHistory(other, zone))
                        .forEach(other -> otherHistory.add(other.id()));
                isAll &= page.cursor() == null;
            }
        }
        List<IncidentId> nearest = nearest(now, near.values());
        boolean isNothingLeft = isAll && near.size() == nearest.size();
        return new Affected(
                nearest,
                otherHistory,
                isNothingLeft ? Map.of() : places,
                places.values().stream().anyMatch(Stretch::cases));
    }

    private List<IncidentId> nearest(IncidentSummary now, Collection<IncidentSummary> near) {
        return near.stream()
                .sorted(Comparator.comparing((IncidentSummary other) -> distance(now, other))
                        .thenComparing(IncidentSummary::id))
                .limit(atOnce)
                .sorted(Comparator.comparing(this::occurred).thenComparing(IncidentSummary::id))
                .map(IncidentSummary::id)
                .toList();
    }

    /** From a moment on to later ones, and back to earlier ones where those matter. */
    private static List<Line> outwards(Place place, Period period, Instant from) {
        List<Line> lines = new ArrayList<>();
        Instant begin = from.isBefore(period.from()) ? period.from() : from;
        if (!begin.isAfter(period.to())) {
            lines.add(new Line(place.track(), place.by(), place.key(), new Period(begin, period.to()), false));
        }
        if (period.from().isBefore(from)) {
            Instant end = from.isAfter(period.to()) ? period.to() : from;
            lines.add(new Line(place.track(), place.by(), place.key(), new Period(period.from(), end), true));
        }
        return lines;
    }

    private Duration distance(IncidentSummary one, IncidentSummary other) {
        return Duration.between(occurred(one), occurred(other)).abs();
    }

    private List<String> newClaimants(IncidentSummary now, Optional<IncidentSummary> before) {
        List<String> earlier = before.map(IncidentSummary::claimants).orElse(List.of());
        return now.countsAsHistory() && !new Duplicates(incidents).isDuplicate(now)
                ? now.claimants().stream().filter(key -> !earlier.contains(key)).toList()
                : List.of();
    }

    private Map<Place, Stretch> after(IncidentSummary summary, HistoryNeed need, Instant since) {
        Instant occurred = occurred(summary);
        Period period =
                new Period(occurred, occurred.atZone(zone).plus(need.within()).toInstant());
        Stretch stretch = new Stretch(since, Optional.of(period), false, List.of());
        Map<Place, Stretch> places = new LinkedHashMap<>();
        for (String key : need.by().keysOf(summary)) {
            places.put(new Place(summary.track(), need.by(), key), stretch);
            if (need.by() == Shared.ACTOR) {
                // What the first edition stored has no entry under its actors; most are claimed by them, too.
                places.put(new Place(summary.track(), Shared.CLAIMANT, key), stretch);
            }
        }
        return places;
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
