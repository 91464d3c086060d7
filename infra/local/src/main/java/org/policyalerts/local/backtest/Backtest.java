package org.policyalerts.local.backtest;

import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.testing.UnstoredIncidents;

/**
 * What a book would have raised over past incidents: each version of each is judged on receipt, then whenever time
 * alone may change the decision, until the next version comes in.
 */
final class Backtest {

    /** A limit that no report reaches: its clocks and dates have far fewer moments. */
    private static final int MOST_MOMENTS = 500;

    private final CompiledBook book;
    private final EngineSettings settings;
    private final TemporalAmount followed;
    private final PastIncidents past;
    private final UnstoredIncidents all;

    /**
     * A backtest.
     *
     * @param all the latest versions of all that will be judged
     */
    Backtest(CompiledBook book, EngineSettings settings, TemporalAmount followed, UnstoredIncidents all) {
        this.all = all;
        this.book = book;
        this.settings = settings;
        this.followed = followed;
        this.past = new PastIncidents(book.historyNeeds(), settings.zone());
    }

    /**
     * Judges incidents that happened at the same time, after all that were judged before. Each is in the history of the
     * others, so that their order makes no difference.
     */
    List<Raised> judge(List<Past> together) {
        together.forEach(this::addToHistory);
        return together.stream().map(this::judge).toList();
    }

    /** Splits incidents, which are in the order of their time, into groups of the same time. */
    static List<List<Past>> together(List<Past> inOrder) {
        List<List<Past>> groups = new ArrayList<>();
        for (Past report : inOrder) {
            List<Past> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (last.isEmpty() || !last.get(0).occurredAt().equals(report.occurredAt())) {
                last = new ArrayList<>();
                groups.add(last);
            }
            last.add(report);
        }
        return groups;
    }

    private void addToHistory(Past incident) {
        List<Incident> versions = incident.versions();
        for (int i = 0; i < versions.size(); i++) {
            Instant from = i == 0 ? Instant.MIN : versions.get(i).updatedAt();
            Instant until =
                    i == versions.size() - 1 ? Instant.MAX : versions.get(i + 1).updatedAt();
            if (all.primaryOf(versions.get(i)).isEmpty()) {
                past.add(new PastIncidents.Known(summary(versions.get(i)), incident.occurredAt(), from, until));
            }
        }
    }

    private Raised judge(Past incident) {
        Replay replay = new Replay(incident);
        List<Incident> versions = incident.versions();
        for (int i = 0; i < versions.size(); i++) {
            Optional<Report> previous =
                    i == 0 ? Optional.empty() : Optional.of(versions.get(i - 1).report());
            boolean isLast = i == versions.size() - 1;
            Instant end = isLast
                    ? end(versions.get(i))
                    : versions.get(i + 1).updatedAt().minusNanos(1);
            judge(incident, new Version(versions.get(i), previous, end), replay);
        }
        return replay.outcome();
    }

    private Instant end(Incident last) {
        return last.updatedAt().atZone(settings.zone()).plus(followed).toInstant();
    }

    /** One version, which stands to the end. */
    private record Version(Incident incident, Optional<Report> previous, Instant end) {

        Facts facts(List<IncidentSummary> history, Map<String, Instant> anchors, Instant now) {
            return new Facts(incident, previous, history, Map.of(), anchors, now);
        }
    }

    private Map<String, Instant> anchors(Incident incident) {
        return incident.firstDates().anchors(incident.report(), settings.zone());
    }

    private void judge(Past incident, Version version, Replay replay) {
        Instant now = version.incident().updatedAt();
        Optional<Instant> next = Optional.of(now);
        for (int i = 0; i < MOST_MOMENTS && next.isPresent(); i++) {
            now = next.get();
            Decision decision = decide(incident, version, now);
            replay.add(decision);
            next = decision.nextMoment().filter(moment -> !moment.isAfter(version.end()));
        }
    }

    private Decision decide(Past incident, Version version, Instant now) {
        Optional<Incident> primary = all.primaryOf(version.incident());
        if (primary.isPresent()) {
            return Decision.ofDuplicate(version.incident(), primary.get().id(), now);
        }
        List<IncidentSummary> history = past.sharedWith(summary(version.incident()), incident.occurredAt(), now);
        return book.decide(version.facts(history, anchors(version.incident()), now));
    }

    private IncidentSummary summary(Incident incident) {
        return IncidentSummary.of(incident, settings.claimants());
    }
}
