package org.policyalerts.dynamodb.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;

/**
 * What an evaluation, an act or a message leaves behind for audiences, as writes.
 *
 * @param needed what must be written with the rest or not at all
 * @param before what does no harm if only it is written: that an operator exists, that something waits which turns out
 *     to be no news
 * @param after what does no harm if it is left: something that waits and was told
 */
public record AudienceWrites(List<Write> needed, List<Write> before, List<Write> after) {

    private static final int PAGE = 1_000;

    /** The writes for all of it; of what is told and waits again, the waiting stays. */
    public static AudienceWrites of(
            Collection<AudienceState> states,
            List<Notification> notifications,
            List<Gathered> told,
            List<Gathered> gathered) {
        List<Write> needed = new ArrayList<>();
        notifications.forEach(
                message -> needed.add(new Write.Put(NotificationItem.of(message), new Condition.Absent())));
        states.forEach(state -> needed.add(new Write.Put(AudienceItem.of(state.stored()), unchanged(state))));
        Map<Key, Write> before = new LinkedHashMap<>();
        states.stream().flatMap(state -> AudienceItem.operator(state).stream()).forEach(item -> put(before, item));
        gathered.forEach(waiting -> put(before, GatheredItem.of(waiting)));
        List<Write> after = told.stream()
                .map(GatheredItem::key)
                .distinct()
                .filter(key -> !before.containsKey(key))
                .<Write>map(key -> new Write.Delete(key, new Condition.Always()))
                .toList();
        return new AudienceWrites(needed, List.copyOf(before.values()), after);
    }

    private static void put(Map<Key, Write> writes, Map<String, Object> item) {
        Write put = new Write.Put(item, new Condition.Always());
        writes.put(put.key(), put);
    }

    private static Condition unchanged(AudienceState read) {
        return read.version() == 0 ? new Condition.Absent() : new Condition.Equal("version", read.version());
    }

    /**
     * Writes it together with others: in one transaction, or, where that would be too many, with what may stand alone
     * before and after it.
     *
     * @throws org.policyalerts.dynamodb.table.WriteRefusedException if anything is no longer as it was read
     */
    public void writeWith(List<Write> others, Table table) {
        List<Write> all =
                Stream.of(others, needed, before, after).flatMap(List::stream).toList();
        if (all.size() <= Table.MOST_WRITES) {
            table.write(all);
            return;
        }
        write(before, table);
        table.write(Stream.concat(others.stream(), needed.stream()).toList());
        write(after, table);
    }

    private static void write(List<Write> writes, Table table) {
        for (int from = 0; from < writes.size(); from += Table.MOST_WRITES) {
            table.write(writes.subList(from, Math.min(from + Table.MOST_WRITES, writes.size())));
        }
    }

    /** All audiences' items of one incident. */
    static List<Map<String, Object>> items(Table table, IncidentId incident) {
        String pk = ItemKeys.incident(incident).pk();
        return all(table, new Query(null, pk, AudienceItem.PREFIX, AudienceItem.PREFIX + "~", false, PAGE, null, null));
    }

    /** Whatever a query finds, page after page. */
    static List<Map<String, Object>> all(Table table, Query query) {
        List<Map<String, Object>> items = new ArrayList<>();
        Map<String, Object> after = query.after();
        do {
            Page page = table.query(new Query(
                    query.index(),
                    query.partition(),
                    query.from(),
                    query.to(),
                    query.newestFirst(),
                    query.limit(),
                    after,
                    query.containing()));
            items.addAll(page.items());
            after = page.last();
        } while (after != null);
        return items;
    }
}
