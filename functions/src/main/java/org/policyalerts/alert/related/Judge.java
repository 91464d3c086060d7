package org.policyalerts.alert.related;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.PolicyBook;

/** What a book says of incidents. The others are those that are known now, and nothing is written. */
public final class Judge {

    /** A limit that no report reaches: its clocks and dates have far fewer moments. */
    private static final int MOST_MOMENTS = 500;

    private final IncidentStore incidents;
    private final PolicyBook book;
    private final EvaluationSettings settings;
    private final HistoryReading history;

    public Judge(IncidentStore incidents, PolicyBook book, EvaluationSettings settings) {
        this.incidents = incidents;
        this.book = book;
        this.settings = settings;
        this.history = new HistoryReading(incidents, book, settings);
    }

    /** All that the book needs to know of a version at a moment. */
    public Facts facts(Incident incident, Optional<Incident> previous, Instant now) {
        Facts bare = new Facts(
                incident,
                previous.map(Incident::report),
                List.of(),
                Map.of(),
                incident.firstDates().anchors(incident.report(), settings.zone()),
                now);
        return history.complete(incident, bare);
    }

    public Optional<Incident> previous(Incident incident) {
        return incident.version() == 1 ? Optional.empty() : incidents.version(incident.id(), incident.version() - 1);
    }

    /** Of a version that is stored, at a moment. */
    public Decision at(IncidentId id, int version, Instant moment) {
        Incident incident =
                incidents.version(id, version).orElseThrow(() -> new IllegalStateException("no such incident: " + id));
        return book.decide(facts(incident, previous(incident), moment));
    }

    /** The same to its reporter: only what may count does. Nobody learns by asking what others have reported. */
    public Decision toReporter(Incident incident, Predicate<IncidentSummary> mayCount, Instant now) {
        Duplicates known = new Duplicates(
                incidents,
                other -> other.reporter().equals(incident.reporter())
                        || mayCount.test(IncidentSummary.of(other, settings.keys())));
        return known.primaryOf(incident)
                .map(primary -> Decision.ofDuplicate(incident, primary.id(), now))
                .orElseGet(() -> {
                    Facts facts = facts(incident, Optional.empty(), now);
                    return book.decide(facts.withHistory(
                            facts.history().stream().filter(mayCount).toList()));
                });
    }

    /** Of a version from when it came in up to an end: once, and then whenever time alone may change it. */
    public List<Decision> upTo(Instant end, Incident incident, Optional<Incident> previous) {
        Instant now = incident.updatedAt();
        Optional<Incident> primary = new Duplicates(incidents).primaryOf(incident);
        if (primary.isPresent()) {
            return List.of(Decision.ofDuplicate(incident, primary.get().id(), now));
        }
        Facts facts = facts(incident, previous, now);
        List<Decision> decisions = new ArrayList<>();
        Optional<Instant> next = Optional.of(now);
        while (next.isPresent() && decisions.size() < MOST_MOMENTS) {
            Decision decision = book.decide(facts.at(next.get()));
            decisions.add(decision);
            next = decision.nextMoment().filter(moment -> !moment.isAfter(end));
        }
        return decisions;
    }
}
