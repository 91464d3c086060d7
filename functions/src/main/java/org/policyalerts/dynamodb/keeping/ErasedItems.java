package org.policyalerts.dynamodb.keeping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.dynamodb.IncidentItem;
import org.policyalerts.dynamodb.audience.AudienceItem;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.dynamodb.table.WriteRefusedException;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.text.ErasedWords;

/** Takes words out of what lies beside an incident, but for its messages and its latest version. */
record ErasedItems(Table table, ErasedWords words) {

    private static final String BODY = "body";
    private static final String CURRENT = "C#";
    private static final String STATE = "C#STATE";
    private static final String SEQUENCE = "sequence";
    private static final int PAGE = 100;

    /** Whoever evaluates the incident or acts on it meanwhile comes first now and then. */
    private static final int TRIES = 10;

    /** Of a transaction, beside the state. */
    private static final int TOGETHER = 40;

    void beside(IncidentId id) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (isCurrentDone(id)) {
                past(id);
                return;
            }
        }
        throw new TableBusyException("others always came first where words are to be erased");
    }

    /**
     * Versions, decisions and records of reviews never change otherwise; parts of large items that hold words are old.
     */
    private void past(IncidentId id) {
        for (String kind : List.of(ItemKeys.VERSION, "D#", "R#")) {
            table.all(Query.beginning(ItemKeys.incident(id).pk(), kind, PAGE)).stream()
                    .flatMap(item -> without(item).stream())
                    .forEach(table::put);
        }
        table.all(Query.beginning(ItemKeys.incident(id).pk(), "Z#", PAGE)).stream()
                .filter(part -> words.areIn(String.valueOf(part.get(BODY))))
                .forEach(part -> table.write(List.of(new Write.Delete(Key.of(part), new Condition.Always()))));
    }

    /**
     * What is current is written by evaluations, on the condition that the sequence is as they read it, and by acts on
     * the condition of an item's version. Both are made new, so that nobody brings back what he read before.
     */
    private boolean isCurrentDone(IncidentId id) {
        String pk = ItemKeys.incident(id).pk();
        Optional<Map<String, Object>> state = table.get(new Key(pk, STATE));
        List<Write> changed = new ArrayList<>();
        for (Map<String, Object> item : table.all(Query.beginning(pk, CURRENT, PAGE))) {
            if (!STATE.equals(item.get("sk")) && !IncidentItem.isLatest(item)) {
                without(item).ifPresent(left -> changed.add(put(left, item)));
            }
        }
        Optional<Map<String, Object>> told = state.flatMap(this::without);
        if (changed.isEmpty() && told.isEmpty()) {
            return true;
        }
        Map<String, Object> last = told.or(() -> state).orElse(Map.of());
        try {
            for (int from = 0; from == 0 || from < changed.size(); from += TOGETHER) {
                List<Write> writes = new ArrayList<>(changed.subList(from, Math.min(changed.size(), from + TOGETHER)));
                if (!last.isEmpty()) {
                    Map<String, Object> next = new HashMap<>(last);
                    next.put(SEQUENCE, ItemBody.number(last, SEQUENCE) + 1);
                    writes.add(new Write.Put(next, new Condition.Equal(SEQUENCE, ItemBody.number(last, SEQUENCE))));
                    last = next;
                }
                table.write(writes);
            }
            return true;
        } catch (WriteRefusedException overtaken) {
            return false;
        }
    }

    private static Write put(Map<String, Object> left, Map<String, Object> read) {
        if (!AudienceItem.isOne(String.valueOf(read.get("sk")))) {
            return new Write.Put(left, new Condition.Always());
        }
        left.put(IncidentItem.VERSION, ItemBody.number(read, IncidentItem.VERSION) + 1);
        return new Write.Put(
                left, new Condition.Equal(IncidentItem.VERSION, ItemBody.number(read, IncidentItem.VERSION)));
    }

    private Optional<Map<String, Object>> version(Map<String, Object> item) {
        Incident version = IncidentItem.toIncident(item);
        Incident without = Erasing.without(version, words);
        if (without.equals(version)) {
            return Optional.empty();
        }
        Map<String, Object> left = new HashMap<>(item);
        // Earlier ones had it in another attribute.
        left.remove("report");
        left.putAll(IncidentItem.of(without, Key.of(item)));
        return Optional.of(left);
    }

    /** The item without the words; empty if it has none of them. */
    private Optional<Map<String, Object>> without(Map<String, Object> item) {
        if (String.valueOf(item.get("sk")).startsWith(ItemKeys.VERSION)) {
            return version(item);
        }
        Map<String, Object> left = new HashMap<>(item);
        if (item.containsKey(BODY)) {
            Map<String, Object> body = ItemBody.read(item);
            Map<String, Object> without = words.outOf(body);
            if (!without.equals(body)) {
                left.put(BODY, ItemBody.write(without));
            }
        }
        left.computeIfPresent("listSort", (name, sort) -> words.outOf(sort.toString()));
        return left.equals(item) ? Optional.empty() : Optional.of(left);
    }
}
