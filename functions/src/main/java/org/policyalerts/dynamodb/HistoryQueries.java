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
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Page;
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
    private final IncidentStore incidents;
    private final CursorKey cursors;

    HistoryQueries(Table table, HistoryKeys keys, IncidentStore incidents) {
        this.table = table;
        this.keys = keys;
        this.incidents = incidents;
        this.cursors = new CursorKey(table);
    }

    List<IncidentSummary> sharing(Track track, Shared by, List<String> values, Period period, int most) {
        Map<IncidentId, IncidentSummary> found = new LinkedHashMap<>();
        Duplicates duplicates = new Duplicates(incidents);
        for (String value : values) {
            sharing(by(by).partition(value, track), period, most, duplicates)
                    .forEach(summary -> found.put(summary.id(), summary));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(keys::sortKey).reversed())
                .toList();
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

    private List<IncidentSummary> sharing(String partition, Period period, int most, Duplicates duplicates) {
        List<IncidentSummary> found = new ArrayList<>();
        Map<String, Object> after = null;
        do {
            Page page = table.query(query(partition, period, true, Math.min(most, SHARING_PAGE), after));
            page.items().stream()
                    .map(SummaryItem::toSummary)
                    .filter(summary -> period.includes(keys.occurredAt(summary)) && !duplicates.isDuplicate(summary))
                    .limit(most - found.size())
                    .forEach(found::add);
            after = page.last();
        } while (after != null && found.size() < most);
        return found;
    }

    /** Those that name an incident by its id, and those of the same reporter that name it by its reference. */
    List<IncidentId> naming(Incident incident) {
        return Stream.of(incident.id().value(), incident.report().text("reference"))
                .flatMap(name -> naming(HistoryKeys.duplicates(incident.reporter(), name)).stream())
                .distinct()
                .toList();
    }

    private List<IncidentId> naming(String partition) {
        return table.all(query(partition, null, true, SHARING_PAGE, null)).stream()
                .map(item -> new IncidentId(new ItemReader(item).text("sk")))
                .toList();
    }

    SummaryPage along(Line line, @Nullable String after, int size) {
        String partition = by(line.by()).partition(line.key(), line.track());
        Page page =
                table.query(query(partition, line.period(), line.isNewestFirst(), size, keyAfter(partition, after)));
        List<IncidentSummary> found = page.items().stream()
                .map(SummaryItem::toSummary)
                .filter(summary -> line.period().includes(keys.occurredAt(summary)))
                .toList();
        return new SummaryPage(found, page.last() == null ? null : new ItemReader(page.last()).text("sk"));
    }

    SummaryPage list(Listing listing, Filter filter) {
        ListCursor cursor = new ListCursor(cursors, filters(listing));
        String partition = filter.partition();
        String after = listing.after() == null ? null : cursor.open(listing.after());
        int size = filter.isMixed() ? FILTERED_PAGE : listing.limit() + 1;
        List<IncidentSummary> found = new ArrayList<>();
        int pages = 0;
        do {
            Page page = table.query(query(partition, listing.period(), true, size, keyAfter(partition, after)));
            page.items().stream()
                    .map(SummaryItem::toSummary)
                    .filter(filter::passes)
                    .forEach(found::add);
            after = page.last() == null ? null : new ItemReader(page.last()).text("sk");
        } while (after != null && found.size() <= listing.limit() && ++pages < MOST_PAGES);
        if (found.size() > listing.limit()) {
            List<IncidentSummary> full = found.subList(0, listing.limit());
            return new SummaryPage(List.copyOf(full), cursor.after(keys.sortKey(full.get(full.size() - 1))));
        }
        return new SummaryPage(found, after == null ? null : cursor.after(after));
    }

    private static @Nullable Map<String, Object> keyAfter(String partition, @Nullable String sortKey) {
        return sortKey == null ? null : Map.of("pk", partition, "sk", sortKey);
    }

    private static Query query(
            String partition,
            @Nullable Period period,
            boolean isNewestFirst,
            int limit,
            @Nullable Map<String, Object> after) {
        String from = period == null ? null : ItemKeys.instant(period.from());
        String to = period == null ? null : ItemKeys.instant(period.to()) + ItemKeys.AFTER_ALL;
        return new Query(null, partition, from, to, isNewestFirst, limit, after, null);
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

        /** The partition that is likely to hold the fewest others. */
        String partition() {
            if (claimant != null) {
                return By.CLAIMANT.partition(claimant);
            }
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
