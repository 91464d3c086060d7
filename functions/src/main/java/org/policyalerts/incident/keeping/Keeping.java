package org.policyalerts.incident.keeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Report;

/**
 * Ends the keeping of incidents a period after they were closed. Nothing ends that is open, on hold, or that something
 * open refers to.
 */
public final class Keeping {

    /** How long before its end it is known of an incident, so that somebody can still say that it is needed. */
    public static final Duration NOTICE = Duration.ofDays(30);

    /** What is ripe but not settled is looked at again after this. */
    private static final Duration AGAIN = Duration.ofDays(30);

    /** Between the last look and the end, for what was written since the end was said. */
    private static final Duration LAST_LOOK = Duration.ofDays(1);

    /** By then DynamoDB has deleted all. */
    private static final Duration GONE = Duration.ofDays(3);

    private final IncidentStore incidents;
    private final KeepingStore store;
    private final Rules rules;
    private final Clock clock;

    public Keeping(IncidentStore incidents, KeepingStore store, Rules rules, Clock clock) {
        this.incidents = incidents;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What a deployment says.
     *
     * @param period from closing to the end
     */
    public record Rules(Period period, ZoneId zone) {}

    /**
     * Where an incident belongs on the calendar.
     *
     * @param read where it stood; empty if it did not
     */
    public record Place(Optional<Instant> read, Instant at) {}

    public Optional<Hold> holdOn(IncidentId id) {
        return store.hold(id);
    }

    /** When an incident will be deleted, once that is known. */
    public Optional<Instant> endOf(IncidentId id) {
        return store.end(id);
    }

    /** Keeps an incident whatever its age. The same again changes nothing. */
    public Hold hold(IncidentId id, String reason, String by) {
        Optional<Hold> same = store.hold(id).filter(hold -> hold.reason().equals(reason));
        if (same.isPresent()) {
            return same.get();
        }
        Hold hold = new Hold(reason, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.hold(id, hold);
        look(id);
        return hold;
    }

    /** From now on the incident ends like any other. */
    public void lift(IncidentId id) {
        store.lift(id);
        look(id);
    }

    /** Does what is to be done about an incident that stands on the calendar; safe to repeat and to interrupt. */
    public void look(IncidentId id) {
        Optional<Instant> read = store.calendar(id);
        if (read.isPresent()) {
            store.move(id, read, incidents.find(id).map(this::next).orElseGet(() -> afterItsEnd(id)));
        }
    }

    private Optional<Instant> afterItsEnd(IncidentId id) {
        store.endRest(id, clock.instant());
        return Optional.empty();
    }

    /**
     * Where on the calendar an incident belongs that stands elsewhere: it was closed before incidents ended, or the
     * period was another one. Changes nothing.
     */
    public Optional<Place> place(Incident latest) {
        Instant now = clock.instant();
        Optional<Instant> on = store.calendar(latest.id());
        if (on.filter(at -> !at.isAfter(now)).isPresent()) {
            // The next run looks at it whatever the period was.
            return Optional.empty();
        }
        return endByRules(latest)
                .flatMap(end -> belongs(latest, end, on, now))
                .filter(at -> !on.equals(Optional.of(at)))
                .map(at -> new Place(on, at));
    }

    /** Puts it there, unless somebody has put it elsewhere since. */
    public void put(IncidentId id, Place place) {
        store.move(id, place.read(), Optional.of(place.at()));
    }

    /** What has been said is only ever taken back by a look, and said by one. */
    private Optional<Instant> belongs(Incident latest, Instant end, Optional<Instant> on, Instant now) {
        Optional<Instant> said = store.end(latest.id());
        Instant ripe = end.minus(NOTICE).truncatedTo(ChronoUnit.MILLIS);
        if (now.isBefore(ripe)) {
            return Optional.of(said.isPresent() ? now : ripe);
        }
        boolean isSaid = said.filter(at -> !at.isBefore(end.truncatedTo(ChronoUnit.SECONDS)))
                .isPresent();
        boolean isSoon = on.filter(at -> !at.isAfter(now.plus(AGAIN))).isPresent();
        return isSaid || (said.isEmpty() && isSoon && isNeeded(latest)) ? Optional.empty() : Optional.of(now);
    }

    /** Empty for what stays. */
    private Optional<Instant> endByRules(Incident latest) {
        return closedAt(latest)
                .filter(closed -> store.hold(latest.id()).isEmpty())
                .map(closed -> closed.atZone(rules.zone()).plus(rules.period()).toInstant());
    }

    private Optional<Instant> next(Incident latest) {
        Instant now = clock.instant();
        Optional<Instant> end = endByRules(latest);
        Optional<Instant> ripe = end.map(at -> at.minus(NOTICE));
        if (end.isEmpty() || now.isBefore(ripe.get())) {
            store.keepAll(latest);
            return ripe;
        }
        if (isNeeded(latest)) {
            store.keepAll(latest);
            return Optional.of(now.plus(AGAIN));
        }
        return end(latest, end.get(), now);
    }

    /** After an outage the end has passed when it is first said; all the same it is known a day before. */
    private Optional<Instant> end(Incident latest, Instant end, Instant now) {
        Instant least = now.plus(LAST_LOOK);
        Instant at =
                store.end(latest.id()).filter(known -> !known.isBefore(end)).orElse(end.isBefore(least) ? least : end);
        if (!store.endAll(latest, at)) {
            // Whoever came first has put it on the calendar anew.
            return Optional.of(now);
        }
        Instant last = at.minus(LAST_LOOK);
        return Optional.of(now.isBefore(last) ? last : at.plus(GONE));
    }

    /** When the incident was closed for good; empty if it is open. */
    private Optional<Instant> closedAt(Incident latest) {
        if (!latest.report().isClosed()) {
            return Optional.empty();
        }
        // The versions are read after the latest one: it may have been opened again meanwhile.
        Incident first = Incident.since(incidents.versions(latest.id()), Report::isClosed)
                .orElse(latest);
        return Optional.of(first.updatedAt());
    }

    private boolean isNeeded(Incident latest) {
        return store.isOpen(latest.id()) || isNamedByOpen(latest);
    }

    /** A duplicate that is still open would count itself and alert anew once its primary is gone. */
    private boolean isNamedByOpen(Incident latest) {
        return incidents.naming(latest).stream()
                .flatMap(id -> incidents.find(id).stream())
                .anyMatch(other -> !other.report().isClosed());
    }
}
