package org.policyalerts.alert.action;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Silence.Subject;
import org.policyalerts.alert.SilenceStore;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;

/** Silencing: what a silence would have hidden, its beginning and its end. */
public final class Silences {

    /** How far a preview looks back. */
    public static final Duration LOOK_BACK = Duration.ofDays(90);

    /** Incidents a preview reads; more than that is said, not read. */
    private static final int MOST_INCIDENTS = 100;

    /** Pages of suppressed alerts read when a silence is ended early; what lies beyond is raised at its first end. */
    private static final int MOST_PAGES = 20;

    private final SilenceStore silences;
    private final IncidentStore incidents;
    private final EvaluationStore evaluations;
    private final ClaimantKeys keys;
    private final Clock clock;

    public Silences(IncidentEvaluation.Stores stores, ClaimantKeys keys, Clock clock) {
        this.silences = stores.silences();
        this.incidents = stores.incidents();
        this.evaluations = stores.evaluations();
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The alerts of the last 90 days that a silence about this would have kept quiet, newest incident first.
     *
     * @param isComplete false if there were more incidents than a preview reads
     */
    public record Preview(List<Alert> alerts, boolean isComplete) {}

    public Preview preview(Subject subject) {
        SummaryPage page = subject.incident().isPresent() ? new SummaryPage(List.of(), null) : latest(subject);
        List<Alert> alerts = Stream.concat(
                        subject.incident().stream(), page.incidents().stream().map(IncidentSummary::id))
                .flatMap(id -> hidden(id, subject))
                .toList();
        return new Preview(alerts, page.cursor() == null);
    }

    private SummaryPage latest(Subject subject) {
        Instant now = clock.instant();
        return incidents.list(new Listing(
                subject.claimant().orElse(null),
                subject.sector().orElse(null),
                null,
                null,
                null,
                new Period(now.minus(LOOK_BACK), now),
                MOST_INCIDENTS,
                null));
    }

    private Stream<Alert> hidden(IncidentId id, Subject subject) {
        return evaluations.snapshot(id).stream()
                .filter(snapshot -> subject.fits(snapshot.incident().report(), keys))
                .flatMap(snapshot -> snapshot.alerts().stream())
                .filter(alert -> subject.fits(alert.policy().id()))
                .filter(alert -> alert.state() != AlertState.SUPPRESSED);
    }

    public void begin(Silence silence) {
        silences.add(silence);
    }

    /** Those in force or still to begin, soonest end first. */
    public List<Silence> inForce() {
        return silences.endingAfter(clock.instant());
    }

    /** The latest that are over. */
    public List<Silence> ended(int most) {
        return silences.ended(clock.instant(), most);
    }

    /**
     * Ends a silence now; what it kept quiet is looked at again by the next run of the schedule. Empty if none of that
     * id is in force.
     */
    public Optional<Silence> end(String id) {
        Instant now = clock.instant();
        Optional<Silence> ended = inForce().stream()
                .filter(silence -> silence.id().equals(id))
                .filter(silence -> silences.shorten(silence, now))
                .findFirst()
                .map(silence -> silence.endingAt(now));
        ended.ifPresent(silence -> quietIncidents(silence.id()).forEach(incident -> evaluations.wake(incident, now)));
        return ended;
    }

    private Set<IncidentId> quietIncidents(String silence) {
        Set<IncidentId> found = new LinkedHashSet<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            AlertPage alerts = evaluations.alerts(AlertState.SUPPRESSED, Optional.empty(), 100, cursor);
            alerts.alerts().stream()
                    .filter(alert -> alert.note() != null && alert.note().contains(silence))
                    .forEach(alert -> found.add(alert.incident()));
            cursor = alerts.cursor();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return found;
    }
}
