package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.alert.Task;
import org.policyalerts.dynamodb.audience.AudienceItem;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Containing;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.IncidentId;

/**
 * The alerts in one state, newest first, through the list index. What is stored says what the facts did; how far an
 * alert has come by its tasks is read beside its incident.
 */
final class AlertListing {

    /** Reads of one request; a rare audience continues on the next page instead of searching on. */
    private static final int MOST_READS = 10;

    /** Incidents whose tasks one request reads; where few alerts are in the state, the next page searches on. */
    private static final int MOST_INCIDENTS = 100;

    private final Table table;
    private final AlertState state;
    private final Optional<String> audience;
    private final ListCursor cursor;
    private final Map<IncidentId, List<Task>> tasks = new HashMap<>();

    AlertListing(Table table, CursorKey cursors, AlertState state, Optional<String> audience) {
        this.table = table;
        this.state = state;
        this.audience = audience;
        this.cursor = new ListCursor(cursors, "alerts " + state + " " + audience);
    }

    AlertPage page(int limit, Optional<String> from) {
        List<Alert> found = new ArrayList<>();
        Optional<String> after = from.map(cursor::open);
        for (int reads = 0; reads < MOST_READS && found.size() < limit; reads += lists().size()) {
            Stretch stretch = read(limit, after);
            for (Map.Entry<String, Map<String, Object>> entry : stretch.items().entrySet()) {
                Alert stored = AlertItem.toAlert(entry.getValue());
                if (found.size() == limit || isTooFar(stored)) {
                    return new AlertPage(found, after.map(cursor::after));
                }
                if (standing(stored, AlertItem.listedState(entry.getValue())) == state) {
                    found.add(stored.seenAs(state));
                }
                after = Optional.of(entry.getKey());
            }
            if (stretch.end().isEmpty()) {
                return new AlertPage(found, Optional.empty());
            }
            after = stretch.end();
        }
        return new AlertPage(found, after.map(cursor::after));
    }

    /**
     * Where the facts leave alerts that may be in the state; the first edition stored what staff did as a state too.
     */
    private List<AlertState> lists() {
        return switch (state) {
            case ACKNOWLEDGED, DONE, REJECTED, FULFILLED -> List.of(AlertState.OPEN, state);
            case OPEN, OVERTAKEN, WITHDRAWN, SUPPRESSED -> List.of(state);
        };
    }

    /** What staff of the first edition said of an alert holds until an evaluation gives it tasks. */
    private AlertState standing(Alert stored, AlertState listed) {
        if (!stored.dependsOnTasks()) {
            return stored.state();
        }
        List<Task> known = tasks(stored);
        boolean hasTasks = known.stream().anyMatch(task -> task.alert().equals(stored.id()));
        return hasTasks ? stored.derived(known) : listed;
    }

    private boolean isTooFar(Alert alert) {
        return alert.dependsOnTasks() && tasks.size() >= MOST_INCIDENTS && !tasks.containsKey(alert.incident());
    }

    private List<Task> tasks(Alert alert) {
        return tasks.computeIfAbsent(alert.incident(), incident -> AudienceItem.all(table, incident).stream()
                .flatMap(item -> AudienceItem.toState(item).tasks().stream())
                .toList());
    }

    /**
     * What lies next in all lists together.
     *
     * @param items by sort key, newest first
     * @param end how far all lists were read; empty if to their ends
     */
    private record Stretch(TreeMap<String, Map<String, Object>> items, Optional<String> end) {}

    private Stretch read(int limit, Optional<String> after) {
        TreeMap<String, Map<String, Object>> items = new TreeMap<>(Comparator.reverseOrder());
        String end = null;
        for (AlertState list : lists()) {
            Page page = read(list, limit, after);
            page.items().forEach(item -> items.put(String.valueOf(item.get("listSort")), item));
            String last =
                    page.last() == null ? null : String.valueOf(page.last().get("listSort"));
            end = end == null || (last != null && last.compareTo(end) > 0) ? last : end;
        }
        // One list ends earlier than another: what lies beyond is read again, in its order.
        Optional<String> shortest = Optional.ofNullable(end);
        shortest.ifPresent(known -> items.tailMap(known, false).clear());
        return new Stretch(items, shortest);
    }

    private Page read(AlertState list, int limit, Optional<String> after) {
        Containing filter = audience.map(name -> new Containing("audiences", "," + name + ","))
                .orElse(null);
        Map<String, Object> start = after.map(sort -> startKey(list, sort)).orElse(null);
        return table.query(new Query(Index.LIST, AlertItem.listKey(list), null, null, true, limit, start, filter));
    }

    /**
     * The sort key names the alert, so the whole start key can be made from it, also when the alert has changed its
     * state since.
     */
    private static @Nullable Map<String, Object> startKey(AlertState list, String sort) {
        String id = sort.substring(sort.indexOf('#') + 1);
        if (!AlertId.isWellFormed(id)) {
            throw new CursorInvalidException();
        }
        Table.Key key = AlertItem.key(new AlertId(id));
        return Map.of("pk", key.pk(), "sk", key.sk(), "listKey", AlertItem.listKey(list), "listSort", sort);
    }
}
