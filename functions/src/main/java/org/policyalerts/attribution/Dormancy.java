package org.policyalerts.attribution;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.policyalerts.attribution.ReviewStore.ReviewCase;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.intake.IncidentIntake;

/** Sets dormant what nobody has resolved in years: the only move of an attribution that no person makes. */
public final class Dormancy {

    private final ReviewStore store;
    private final DecisionWriter writer;
    private final ZoneId zone;
    private final Clock clock;

    public Dormancy(IncidentIntake intake, ReviewStore store, ZoneId zone, Clock clock) {
        this.store = store;
        this.writer = new DecisionWriter(intake, zone);
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Sets a case dormant, if its time has come; the evaluation of the version this makes tells the owner.
     *
     * <p>If somebody changes the incident at the same moment, theirs stands, and the next run looks again.
     */
    public void markDormant(IncidentId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.find(id).ifPresent(found -> due(found, now).ifPresent(item -> mark(found.incident(), item, now)));
    }

    /** The place on the calendar of a case whose time has come. */
    private Optional<ReviewItem> due(ReviewCase found, Instant now) {
        return found.stored().item().filter(item -> OpenCase.of(found.incident(), zone)
                .filter(open -> open.fallsDormant(item, now, zone))
                .isPresent());
    }

    private void mark(Incident incident, ReviewItem item, Instant now) {
        // Counted from when it was to be, so that an outage does not move the dates that follow.
        Instant next = ReviewInterval.LONGEST.after(item.moment(), zone);
        writer.write(incident, ReviewDecision.dormant(next), ReviewRecord.SCHEDULE, now);
    }
}
