package org.policyalerts.alert.related;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Track;

/**
 * Incidents that share one thing and are still to be decided again because of others that share it, with how far this
 * has come.
 *
 * @param position after which it goes on; empty if it has not begun
 * @param next what came while it was under way, which the next one does: one that began again and again would never
 *     come to those at its end
 * @param version counts its changes
 */
public record Sweep(Place place, Stretch stretch, Optional<String> position, Optional<Stretch> next, long version) {

    public record Place(Track track, Shared by, String key) {}

    /**
     * Which of the incidents that share it.
     *
     * @param since when the first was left
     * @param related when they occurred whose history has changed; empty if none has
     * @param cases whether an incident has come that may shed light on open cases, whenever those occurred
     * @param arrived the first of those that have come so
     */
    public record Stretch(Instant since, Optional<Period> related, boolean cases, List<IncidentId> arrived) {

        /** A case keeps no more news than that, and needs one piece to be looked at sooner. */
        private static final int MOST_ARRIVED = 20;

        public Stretch {
            arrived = List.copyOf(arrived);
        }

        public Stretch and(Stretch more) {
            return new Stretch(
                    since.isBefore(more.since) ? since : more.since,
                    related.isEmpty()
                            ? more.related
                            : related.map(period -> more.related
                                    .map(other -> spanning(period, other))
                                    .orElse(period)),
                    cases || more.cases,
                    Stream.concat(arrived.stream(), more.arrived.stream())
                            .distinct()
                            .limit(MOST_ARRIVED)
                            .toList());
        }

        private static Period spanning(Period one, Period other) {
            return new Period(
                    one.from().isBefore(other.from()) ? one.from() : other.from(),
                    one.to().isAfter(other.to()) ? one.to() : other.to());
        }

        /** Whether one of those that share it has to be decided again. */
        public boolean concerns(IncidentSummary other, ZoneId zone) {
            // A summary does not say how sure an assessment is: "none" lets each pass, and its evaluation decides.
            return hasOtherHistory(other, zone)
                    || (cases && AttributionState.of(other.attribution()).isOnCalendar("none"));
        }

        /** Whether its history has changed; if not, it is only a case that there may be news of. */
        boolean hasOtherHistory(IncidentSummary other, ZoneId zone) {
            return related.filter(period -> period.includes(other.occurredAt().earliest(zone)))
                    .isPresent();
        }

        Period period() {
            return cases ? new Period(Instant.EPOCH, Instant.MAX) : related.orElseThrow();
        }
    }

    /** Where the incidents lie, in order. */
    public Line line() {
        return new Line(place.track(), place.by(), place.key(), stretch.period(), false);
    }

    /** The same with more to do. */
    public Sweep with(Stretch more) {
        return position.isEmpty()
                ? new Sweep(place, stretch.and(more), position, next, version)
                : new Sweep(
                        place,
                        stretch,
                        position,
                        Optional.of(next.map(left -> left.and(more)).orElse(more)),
                        version);
    }

    /** The same when it has come further. */
    public Sweep at(String reached) {
        return new Sweep(place, stretch, Optional.of(reached), next, version);
    }

    /** What is left when it has come to its end. */
    public Optional<Sweep> finished() {
        return next.map(left -> new Sweep(place, left, Optional.empty(), Optional.empty(), version));
    }
}
