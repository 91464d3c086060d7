package org.policyalerts.alert.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationStore.Turn;
import org.policyalerts.alert.related.RelatedIncidents;
import org.policyalerts.alert.related.RelatedIncidents.Affected;
import org.policyalerts.alert.related.Sweep;
import org.policyalerts.alert.related.Sweep.Place;
import org.policyalerts.alert.related.Sweep.Stretch;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.SummaryPage;

/**
 * Has incidents decided again because of others. However many there are, the stream decides the nearest few: of a wave
 * of reports each costs as much as the first, and nobody else waits for it. The rest is left to the schedule.
 *
 * @param evaluation decides an incident again, because of others that have arrived
 */
record RelatedEvaluation(
        IncidentEvaluation.Stores stores,
        RelatedIncidents related,
        EvaluationSettings settings,
        Clock clock,
        BiConsumer<IncidentId, List<Incident>> evaluation) {

    /** Of one step of a sweep; a run stops after a step when its time is up. */
    static final int STEP = 25;

    /**
     * What the arrival of a version means for others, and for those that count, or not, because of it. Of these, too,
     * only the first are decided at once, with what they mean for others; a thousand would be too many for one call.
     */
    void arrived(Incident incident, Optional<Incident> previous) {
        affect(incident, previous);
        List<Incident> followers = List.copyOf(new Duplicates(stores.incidents()).followers(incident, previous));
        List<Incident> first = followers.subList(0, Math.min(followers.size(), settings.atOnce()));
        leave(followers.subList(first.size(), followers.size()));
        for (Incident follower : first) {
            decideAgain(follower.id(), List.of());
            affect(follower, Optional.empty());
        }
    }

    /** Leaves followers, and those whom they affect, to the next run. */
    private void leave(List<Incident> followers) {
        Instant now = clock.instant();
        Map<Place, Stretch> places = new LinkedHashMap<>();
        for (Incident follower : followers) {
            related.places(follower, Optional.empty(), now)
                    .forEach((place, stretch) -> places.merge(place, stretch, Stretch::and));
        }
        places.forEach(stores.sweeps()::leave);
        followers.forEach(follower -> stores.evaluations().wake(follower.id(), now));
    }

    private void affect(Incident incident, Optional<Incident> previous) {
        Instant now = clock.instant();
        Affected affected = related.of(incident, previous, now);
        boolean isAll = affected.left().isEmpty();
        // First of all: a process that dies on the way leaves the sweep behind, which takes in the nearest, too.
        affected.left().forEach(stores.sweeps()::leave);
        List<Incident> arrived = affected.isNewsOfCases() ? List.of(incident) : List.of();
        for (IncidentId near : affected.nearest()) {
            if (isAll || hasTurn(near, affected, now)) {
                decideAgain(near, arrived);
            }
        }
    }

    /**
     * Of a wave each affects the same few, so each of those has one turn a minute; one for each reason, or news of a
     * case would keep a late report of what came before it waiting.
     */
    private boolean hasTurn(IncidentId near, Affected affected, Instant now) {
        return stores.evaluations()
                .takeTurn(near, affected.otherHistory().contains(near) ? Turn.HISTORY : Turn.CASE, now);
    }

    /** One that cannot be decided must not hold up the others: it waits for the schedule by itself. */
    private void decideAgain(IncidentId id, List<Incident> arrived) {
        try {
            evaluation.accept(id, arrived);
        } catch (RuntimeException failed) {
            stores.evaluations().wake(id, clock.instant());
        }
    }

    /**
     * One step of a sweep. Whoever does a step twice, or dies in it, decides nothing otherwise: a decision that stays
     * the same is not written.
     *
     * @return whether there is more to do now
     */
    boolean sweep(String partition) {
        return stores.sweeps()
                .find(partition)
                .filter(this::isUnfinishedAfterStep)
                .isPresent();
    }

    private boolean isUnfinishedAfterStep(Sweep sweep) {
        SummaryPage page =
                stores.incidents().along(sweep.line(), sweep.position().orElse(null), STEP);
        List<Incident> arrived = sweep.stretch().arrived().stream()
                .flatMap(id -> stores.incidents().find(id).stream())
                .toList();
        page.incidents().stream()
                .filter(other -> sweep.stretch().concerns(other, settings.zone()))
                .forEach(other -> decideAgain(other.id(), arrived));
        String reached = page.cursor();
        Optional<Sweep> after = reached == null ? sweep.finished() : Optional.of(sweep.at(reached));
        boolean isKept = stores.sweeps().advance(sweep, after);
        // Where somebody has left more meanwhile, the step is done once more.
        return !isKept || reached != null;
    }
}
