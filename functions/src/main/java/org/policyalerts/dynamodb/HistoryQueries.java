package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.HistoryKeys.By;
import org.policyalerts.dynamodb.HistoryLine.Stretch;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Track;

/** Finds incidents by their history entries. */
final class HistoryQueries {

    /** A listing with several filters reads at most this many entries a request; its cursor goes on from there. */
    private static final int MOST_PAGES = 8;

    private static final int FILTERED_PAGE = 250;
    private static final int SHARING_PAGE = 100;

    private final Table table;
    private final HistoryKeys keys;
    private final ClaimantKeys claimants;
    private final IncidentStore incidents;
    private final CursorKey cursors;

    HistoryQueries(Table table, HistoryKeys keys, ClaimantKeys claimants, IncidentStore incidents) {
        this.table = table;
        this.keys = keys;
        this.claimants = claimants;
        this.incidents = incidents;
        this.cursors = new CursorKey(table);
    }

    List<IncidentSummary> sharing(Track track, Shared by, List<String> values, Period period, int most) {
        Map<IncidentId, IncidentSummary> found = new LinkedHashMap<>();
        Duplicates duplicates = new Duplicates(incidents);
        for (String value : values) {
            sharing(new HistoryLine(table, claimants, partitions(by, value, track), period, true), most, duplicates)
                    .forEach(summary -> found.put(summary.id(), summary));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(keys::sortKey).reversed())
                .toList();
    }

    private List<String> partitions(Shared by, String value, Track track) {
        List<String> values = by == Shared.CLAIMANT || by == Shared.ACTOR ? claimants.namesOf(value) : List.of(value);
        return values.stream().map(one -> by(by).partition(one, track)).toList();
    }

    private static By by(Shared by) {
        return switch (by) {
            case CLAIMANT -> By.CLAIMANT;
            case TARGET -> By.TARGET;
            case SECTOR -> By.SECTOR;
            case COUNTRY -> By.COUNTRY;
            case ACTOR -> By.ACTOR;
            case ANY -> By.ALL;
        };
    }

    private List<IncidentSummary> sharing(HistoryLine line, int most, Duplicates duplicates) {
        List<IncidentSummary> found = new ArrayList<>();
        String after = null;
        do {
            Stretch page = line.page(after, Math.min(most, SHARING_PAGE));
            page.found().stream()
                    .filter(summary -> isWithin(line.period(), summary) && !duplicates.isDuplicate(summary))
                    .limit(most - found.size())
                    .forEach(found::add);
            after = page.last();
        } while (after != null && found.size() < most);
        return found;
    }

    private boolean isWithin(@Nullable Period period, IncidentSummary summary) {
        return period == null || period.includes(keys.occurredAt(summary));
    }

    /** Those that name an incident by its id, and those of the same reporter that name it by its reference. */
    List<IncidentId> naming(Incident incident) {
        return Stream.of(incident.id().value(), incident.report().text("reference"))
                .flatMap(name -> naming(HistoryKeys.duplicates(incident.reporter(), name)).stream())
                .distinct()
                .toList();
    }

    private List<IncidentId> naming(String partition) {
        return table.all(new Query(null, partition, null, null, true, SHARING_PAGE, null, null)).stream()
                .map(item -> new IncidentId(new ItemReader(item).text("sk")))
                .toList();
    }

    SummaryPage along(Line line, @Nullable String after, int size) {
        List<String> partitions = partitions(line.by(), line.key(), line.track());
        Stretch page =
                new HistoryLine(table, claimants, partitions, line.period(), line.isNewestFirst()).page(after, size);
        List<IncidentSummary> found = page.found().stream()
                .filter(summary -> isWithin(line.period(), summary))
                .toList();
        return new SummaryPage(found, page.last());
    }

    SummaryPage list(Listing listing) {
        Filter filter = Filter.of(listing, keys, claimants);
        ListCursor cursor = new ListCursor(cursors, filters(listing));
        HistoryLine line = new HistoryLine(table, claimants, filter.partitions(claimants), listing.period(), true);
        String after = listing.after() == null ? null : cursor.open(listing.after());
        int size = filter.isMixed() ? FILTERED_PAGE : listing.limit() + 1;
        List<IncidentSummary> found = new ArrayList<>();
        int pages = 0;
        do {
            Stretch page = line.page(after, size);
            page.found().stream().filter(filter::passes).forEach(found::add);
            after = page.last();
        } while (after != null && found.size() <= listing.limit() && ++pages < MOST_PAGES);
        if (found.size() > listing.limit()) {
            List<IncidentSummary> full = found.subList(0, listing.limit());
            return new SummaryPage(List.copyOf(full), cursor.after(keys.sortKey(full.get(full.size() - 1))));
        }
        return new SummaryPage(found, after == null ? null : cursor.after(after));
    }

    /**
     * What a list is, whatever its pages: under other filters a cursor would skip incidents without anybody noticing.
     */
    private static String filters(Listing listing) {
        Listing unpaged = new Listing(
                listing.claimant(),
                listing.sector(),
                listing.country(),
                listing.attribution(),
                listing.reporter(),
                listing.period(),
                0,
                null);
        return "incidents " + unpaged;
    }

    /**
     * The filters of a listing, with the claimant by its canonical key; one of them picks the partition, all of them
     * are checked.
     */
    record Filter(
            Listing listing, HistoryKeys keys, @Nullable String claimant) {

        static Filter of(Listing listing, HistoryKeys keys, ClaimantKeys claimants) {
            String claimant = listing.claimant();
            return new Filter(listing, keys, claimant == null ? null : claimants.keyOf(claimant));
        }

        /** The partitions that are likely to hold the fewest others. */
        List<String> partitions(ClaimantKeys claimants) {
            return claimant == null
                    ? List.of(partition())
                    : claimants.namesOf(claimant).stream()
                            .map(By.CLAIMANT::partition)
                            .toList();
        }

        private String partition() {
            if (listing.reporter() != null) {
                return By.REPORTER.partition(listing.reporter());
            }
            if (listing.sector() != null) {
                return By.SECTOR.partition(listing.sector());
            }
            if (listing.country() != null) {
                return By.COUNTRY.partition(listing.country());
            }
            String attribution = listing.attribution();
            return attribution == null
                    ? By.ALL.partition(HistoryKeys.EVERYTHING)
                    : By.ATTRIBUTION.partition(attribution);
        }

        /** Whether the partition alone does not decide. */
        boolean isMixed() {
            return Stream.of(claimant, listing.reporter(), listing.sector(), listing.country(), listing.attribution())
                            .filter(Objects::nonNull)
                            .count()
                    > 1;
        }

        boolean passes(IncidentSummary summary) {
            return isAmong(claimant, summary.claimants())
                    && isAmong(listing.reporter(), List.of(summary.reporter()))
                    && isAmong(listing.sector(), summary.sectors())
                    && isAmong(listing.country(), summary.countries())
                    && isAmong(listing.attribution(), List.of(summary.attribution()))
                    && (listing.period() == null || listing.period().includes(keys.occurredAt(summary)));
        }

        private static boolean isAmong(@Nullable String wanted, List<String> values) {
            return wanted == null || values.contains(wanted);
        }
    }
}
