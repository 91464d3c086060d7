package org.policyalerts.dynamodb.keeping;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.IncidentItem;
import org.policyalerts.dynamodb.audience.NotificationItem;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableDefinition;
import org.policyalerts.dynamodb.table.WriteRefusedException;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.keeping.Hold;
import org.policyalerts.incident.keeping.KeepingStore;

/**
 * Ends and holds of incidents in the table. What belongs to an incident is its partition, and what it is found by.
 *
 * @param claimants by whose names earlier code kept what an incident is found by
 */
public record DynamoDbKeepingStore(Table table, ClaimantKeys claimants, ZoneId zone) implements KeepingStore {

    private static final String HOLD = "E#HOLD";
    private static final String DUE_AT = "dueAt";
    private static final int PAGE = 90;

    /** The incident on whose calendar date a partition came up; empty if it is no incident's. */
    public static Optional<IncidentId> incidentOf(String partition) {
        return Optional.of(partition).filter(ItemKeys::isIncident).map(ItemKeys::incidentOf);
    }

    @Override
    public Optional<Hold> hold(IncidentId id) {
        return table.get(holdKey(id)).map(item -> {
            ItemReader stored = new ItemReader(item);
            return new Hold(stored.text("reason"), stored.text("by"), stored.instant("at"));
        });
    }

    private static Key holdKey(IncidentId id) {
        return new Key(ItemKeys.incident(id).pk(), HOLD);
    }

    @Override
    public void hold(IncidentId id, Hold hold) {
        Map<String, Object> item = holdKey(id).item("hold");
        item.put("reason", hold.reason());
        item.put("by", hold.by());
        item.put("at", hold.at().toString());
        table.write(
                List.of(new Write.Put(item, new Condition.Always()), calendar(id, hold.at(), new Condition.Always())));
    }

    @Override
    public void lift(IncidentId id) {
        table.write(List.of(
                new Write.Delete(holdKey(id), new Condition.Always()),
                calendar(id, Instant.EPOCH, new Condition.Always())));
    }

    private static Write calendar(IncidentId id, Instant at, Condition condition) {
        return new Write.Put(IncidentItem.calendar(id, at), condition);
    }

    @Override
    public Optional<Instant> end(IncidentId id) {
        return table.get(ItemKeys.incident(id))
                .map(item -> item.get(TableDefinition.EXPIRES_AT))
                .map(seconds -> Instant.ofEpochSecond((Long) seconds));
    }

    /**
     * Whatever has a date, is on the calendar of reviews, or is parked. What nobody has done of a closed incident in
     * all the time holds up nothing.
     */
    @Override
    public boolean isOpen(IncidentId id) {
        List<Map<String, Object>> open = new ArrayList<>();
        eachPage(id, items -> items.stream()
                .filter(item -> !IncidentItem.isCalendar(Key.of(item).sk()) && isOpen(item))
                .forEach(open::add));
        return !open.isEmpty();
    }

    /** Of a message: that it is pending or parked. */
    static boolean isOpen(Map<String, Object> item) {
        String list = String.valueOf(item.get("listKey"));
        return item.containsKey("dueShard") || list.startsWith("R#") || list.equals(NotificationItem.DEAD);
    }

    @Override
    public boolean endAll(Incident latest, Instant end) {
        Key incident = ItemKeys.incident(latest.id());
        Condition isLatest = new Condition.Equal(IncidentItem.VERSION, (long) latest.version());
        Write notHeld = new Write.Check(holdKey(latest.id()), new Condition.Absent());
        List<Write> checks = List.of(notHeld, new Write.Check(incident, isLatest));
        long at = end.getEpochSecond();
        try {
            eachPageOfAll(latest, items -> dateAll(items, at, checks));
            table.write(List.of(new Write.Expire(incident, at, isLatest), notHeld));
            return true;
        } catch (WriteRefusedException overtaken) {
            return false;
        }
    }

    @Override
    public void keepAll(Incident latest) {
        eachPageOfAll(latest, items -> dateAll(items, null, List.of()));
    }

    @Override
    public void endRest(IncidentId id, Instant now) {
        eachPage(id, items -> dateAll(items, now.getEpochSecond(), List.of()));
    }

    /** Each of them is still there, or the next look does it: a write makes an item of one that has gone. */
    private void dateAll(List<Map<String, Object>> items, @Nullable Long at, List<Write> checks) {
        List<Write> writes = new ArrayList<>();
        for (Map<String, Object> item : items) {
            Key key = Key.of(item);
            boolean isItsCalendar = IncidentItem.isCalendar(key.sk());
            boolean isItself = IncidentItem.isLatest(item);
            boolean isSo = Objects.equals(item.get(TableDefinition.EXPIRES_AT), at);
            if (!isItsCalendar && !isSo && !(isItself && at != null)) {
                writes.add(new Write.Expire(key, at, new Condition.Equal("sk", key.sk())));
            }
        }
        if (!writes.isEmpty()) {
            writes.addAll(checks);
            table.write(writes);
        }
    }

    private void eachPageOfAll(Incident latest, Consumer<List<Map<String, Object>>> handler) {
        List<Key> elsewhere = IncidentItem.elsewhere(latest, zone, claimants);
        for (int from = 0; from < elsewhere.size(); from += PAGE) {
            handler.accept(elsewhere.subList(from, Math.min(elsewhere.size(), from + PAGE)).stream()
                    .flatMap(key -> table.get(key).stream())
                    .filter(item -> latest.id()
                            .value()
                            .equals(item.getOrDefault("id", latest.id().value())))
                    .toList());
        }
        eachPage(latest.id(), handler);
    }

    private void eachPage(IncidentId id, Consumer<List<Map<String, Object>>> handler) {
        table.eachPage(new Query(null, ItemKeys.incident(id).pk(), null, null, false, PAGE, null, null), handler);
    }

    @Override
    public Optional<Instant> calendar(IncidentId id) {
        return table.get(IncidentItem.calendarKey(id)).map(item -> Instant.parse(String.valueOf(item.get(DUE_AT))));
    }

    @Override
    public void move(IncidentId id, Optional<Instant> read, Optional<Instant> next) {
        Condition still = read.<Condition>map(at -> new Condition.Equal(DUE_AT, ItemKeys.instant(at)))
                .orElseGet(Condition.Absent::new);
        Write move = next.map(at -> calendar(id, at, still))
                .orElseGet(() -> new Write.Delete(IncidentItem.calendarKey(id), still));
        // If it is refused, somebody has put it on the calendar anew; that is looked at next.
        table.isWritten(move);
    }
}
