package org.policyalerts.alert.related;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.EvaluationSettings;
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
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.PolicyBook;

/**
 * Reads what came before an incident, newest first, until nothing older could change what the book says: where it asks
 * for two others and two are found, the thousandth is not read.
 */
public final class HistoryReading {

    /** How many incidents that share one key are looked at. */
    static final int MOST = 1_000;

    /** Most decisions need no more than this. */
    static final int FIRST_PAGE = 100;

    private static final int NEXT_PAGE = 300;

    private final IncidentStore incidents;
    private final PolicyBook book;
    private final ClaimantKeys keys;
    private final ZoneId zone;

    public HistoryReading(IncidentStore incidents, PolicyBook book, EvaluationSettings settings) {
        this.incidents = incidents;
        this.book = book;
        this.keys = settings.keys();
        this.zone = settings.zone();
    }

    /** The facts with the incidents that share something with this one and occurred no later than it. */
    public Facts complete(Incident incident, Facts bare) {
        IncidentSummary summary = IncidentSummary.of(incident, keys);
        Map<IncidentId, IncidentSummary> found = new LinkedHashMap<>();
        Map<Shared, Instant> wholeFrom = new LinkedHashMap<>();
        Duplicates duplicates = new Duplicates(incidents);
        Facts facts = bare;
        for (HistoryNeed need : book.historyNeeds()) {
            List<Reading> readings = readings(summary, need);
            do {
                readings.forEach(reading -> reading.go(found));
                wholeFrom.remove(need.by());
                wholeFrom(readings).ifPresent(from -> wholeFrom.put(need.by(), from));
                facts = facts.knowing(others(incident, found.values(), duplicates), wholeFrom);
            } while (readings.stream().anyMatch(Reading::canGoOn) && book.needsMore(need.by(), facts));
        }
        return facts;
    }

    private List<Reading> readings(IncidentSummary summary, HistoryNeed need) {
        Instant occurred = summary.occurredAt().earliest(zone);
        Period period = new Period(occurred.atZone(zone).minus(need.within()).toInstant(), occurred);
        return need.by().keysOf(summary).stream()
                .flatMap(key -> lines(need.by(), summary, key, period))
                .toList();
    }

    private Stream<Reading> lines(Shared by, IncidentSummary summary, String key, Period period) {
        Reading own = new Reading(new Line(summary.track(), by, key, period, true), false);
        // What the first edition stored has no entry under its actors; most are claimed by them, too.
        return by == Shared.ACTOR
                ? Stream.of(own, new Reading(new Line(summary.track(), Shared.CLAIMANT, key, period, true), true))
                : Stream.of(own);
    }

    /** From when on what was read is whole; empty if all of it was read. */
    private static Optional<Instant> wholeFrom(List<Reading> readings) {
        return readings.stream()
                .flatMap(reading -> reading.wholeFrom().stream())
                .max(Instant::compareTo);
    }

    private static List<IncidentSummary> others(
            Incident incident, Collection<IncidentSummary> found, Duplicates duplicates) {
        return found.stream()
                .filter(other -> !other.id().equals(incident.id()) && other.countsAsHistory())
                .filter(other -> !duplicates.isDuplicate(other))
                .toList();
    }

    /** A summary that the first edition stored is completed from its incident; until then it names nothing. */
    private IncidentSummary completed(IncidentSummary stored) {
        return stored.lacksTraits()
                ? incidents
                        .find(stored.id())
                        .map(other -> IncidentSummary.of(other, keys))
                        .orElse(stored)
                : stored;
    }

    /** How far one line has been read. */
    private final class Reading {

        private final Line line;
        private final boolean isForOldSummaries;
        private @Nullable String cursor;
        private @Nullable Instant oldest;
        private int read;

        Reading(Line line, boolean isForOldSummaries) {
            this.line = line;
            this.isForOldSummaries = isForOldSummaries;
        }

        boolean canGoOn() {
            return read == 0 || (cursor != null && read < MOST);
        }

        void go(Map<IncidentId, IncidentSummary> found) {
            if (!canGoOn()) {
                return;
            }
            int size = Math.min(MOST - read, read == 0 ? FIRST_PAGE : NEXT_PAGE);
            SummaryPage page = incidents.along(line, cursor, size);
            read += size;
            cursor = page.cursor();
            for (IncidentSummary other : page.incidents()) {
                oldest = other.occurredAt().earliest(zone);
                if (!isForOldSummaries || other.lacksTraits()) {
                    found.computeIfAbsent(other.id(), unseen -> completed(other));
                }
            }
        }

        Optional<Instant> wholeFrom() {
            return cursor == null ? Optional.empty() : Optional.ofNullable(oldest);
        }
    }
}
