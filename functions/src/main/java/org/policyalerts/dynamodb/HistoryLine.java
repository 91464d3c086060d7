package org.policyalerts.dynamodb;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentSummary;

/**
 * The history entries of one thing that incidents share, in order of when they occurred. Those of a claimant lie in one
 * partition for each of its names, and each page reads all of them.
 *
 * @param claimants the table by whose names they are given
 * @param period null if it does not matter when they occurred
 */
record HistoryLine(
        Table table,
        ClaimantKeys claimants,
        List<String> partitions,
        @Nullable Period period,
        boolean isNewestFirst) {

    /** One that changed while it was read may be found by its old name and its new one. */
    private static final BinaryOperator<IncidentSummary> LATER =
            BinaryOperator.maxBy(Comparator.comparingInt(IncidentSummary::version));

    /**
     * What one page has.
     *
     * @param last the sort key after which the next one goes on; null if there is none
     */
    record Stretch(List<IncidentSummary> found, @Nullable String last) {}

    /**
     * A page.
     *
     * @param after the sort key of the last entry of the page before; null for the first
     */
    Stretch page(@Nullable String after, int size) {
        Comparator<String> order = isNewestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
        NavigableMap<String, IncidentSummary> entries = new TreeMap<>(order);
        String end = null;
        for (String partition : partitions) {
            Page page = table.query(query(partition, after, size));
            page.items().forEach(item -> entries.merge(sortKey(item), SummaryItem.toSummary(item), LATER));
            if (page.last() != null) {
                String last = sortKey(page.last());
                end = end == null || order.compare(last, end) < 0 ? last : end;
            }
        }
        // Beyond the end of the shortest page, its partition may have more that come before what others have.
        NavigableMap<String, IncidentSummary> whole = end == null ? entries : entries.headMap(end, true);
        List<Map.Entry<String, IncidentSummary>> taken =
                whole.entrySet().stream().limit(size).toList();
        return new Stretch(
                taken.stream().map(entry -> entry.getValue().named(claimants)).toList(),
                whole.size() > size ? taken.get(size - 1).getKey() : end);
    }

    private static String sortKey(Map<String, Object> item) {
        return new ItemReader(item).text("sk");
    }

    private Query query(String partition, @Nullable String after, int size) {
        String from = period == null ? null : ItemKeys.instant(period.from());
        String to = period == null ? null : ItemKeys.instant(period.to()) + ItemKeys.AFTER_ALL;
        Map<String, Object> start = after == null ? null : Map.of("pk", partition, "sk", after);
        return new Query(null, partition, from, to, isNewestFirst, size, start, null);
    }
}
