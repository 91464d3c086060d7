package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.alert.Task;
import org.policyalerts.dynamodb.audience.AudienceItem;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Containing;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
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

    /** Between where an item stands and which of its alerts it is. */
    private static final String WITHIN = "/";

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
            for (Map.Entry<String, Listed> entry : stretch.alerts().entrySet()) {
                Alert stored = entry.getValue().alert();
                if (found.size() == limit || isTooFar(stored)) {
                    return new AlertPage(found, after.map(cursor::after));
                }
                if (standing(stored, entry.getValue().state()) == state) {
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

    /** An alert and the state that its item says it has. */
    private record Listed(Alert alert, AlertState state) {}

    /**
     * What lies next in all lists together.
     *
     * @param alerts by where they stand, newest first
     * @param end how far all lists were read; empty if to their ends
     */
    private record Stretch(TreeMap<String, Listed> alerts, Optional<String> end) {}

    private Stretch read(int limit, Optional<String> after) {
        TreeMap<String, Listed> alerts = new TreeMap<>(Comparator.reverseOrder());
        String end = null;
        for (AlertState list : lists()) {
            Page page = read(list, limit, after);
            page.items().forEach(item -> add(item, alerts));
            String last =
                    page.last() == null ? null : String.valueOf(page.last().get("listSort"));
            end = end == null || (last != null && last.compareTo(end) > 0) ? last : end;
        }
        after.ifPresent(known -> alerts.headMap(known, true).clear());
        // One list ends earlier than another: what lies beyond is read again, in its order.
        Optional<String> shortest = Optional.ofNullable(end);
        shortest.ifPresent(known -> alerts.tailMap(known, false).clear());
        return new Stretch(alerts, shortest);
    }

    /** Those that lie together stand where their item stands, and there by their ids. */
    private void add(Map<String, Object> item, Map<String, Listed> alerts) {
        String place = String.valueOf(item.get("listSort"));
        if (!AlertGroup.isOne(item)) {
            alerts.put(place, new Listed(AlertItem.toAlert(item), AlertItem.listedState(item)));
            return;
        }
        for (Alert alert : AlertGroup.alerts(item)) {
            if (audience.filter(name -> !alert.recipients().contains(name)).isEmpty()) {
                alerts.put(place + WITHIN + AlertItem.digest(alert.id()), new Listed(alert, alert.state()));
            }
        }
    }

    /** The item in which the page before ended is read again: it may hold more. */
    private Page read(AlertState list, int limit, Optional<String> after) {
        Containing filter = audience.map(name -> new Containing(AlertItem.AUDIENCES, "," + name + ","))
                .orElse(null);
        String from = after.map(sort -> sort.split(WITHIN, 2)[0]).orElse(null);
        return table.query(new Query(Index.LIST, AlertItem.listKey(list), null, from, true, limit + 1, null, filter));
    }
}
