package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;

/**
 * Brings the alerts that have changed among those that are stored. Nobody else writes alerts of the incident meanwhile:
 * the evaluation's state is written with them, and only if it is as it was.
 */
final class AlertWrites {

    private final Map<AlertGroup, Map<AlertId, Alert>> groups = new HashMap<>();
    private final Map<AlertId, AlertGroup> places = new HashMap<>();
    private final Set<Key> alone = new LinkedHashSet<>();
    private final Set<AlertGroup> changed = new LinkedHashSet<>();

    private AlertWrites(Collection<Map<String, Object>> stored) {
        for (Map<String, Object> item : stored) {
            if (AlertGroup.isOne(item)) {
                AlertGroup.alerts(item).forEach(alert -> place(alert, AlertGroup.sequenceOf(item)));
            } else {
                alone.add(Key.of(item));
            }
        }
    }

    /** What has changed in an evaluation of that sequence; what lies alone goes on doing so. */
    static List<Write> of(Collection<Alert> alerts, long sequence, Collection<Map<String, Object>> stored) {
        AlertWrites all = new AlertWrites(stored);
        List<Write> writes = new ArrayList<>();
        for (Alert alert : alerts) {
            if (all.alone.contains(AlertItem.key(alert.id()))) {
                writes.add(new Write.Put(AlertItem.of(alert), new Condition.Always()));
            } else {
                all.put(alert, sequence);
            }
        }
        all.changed.forEach(group -> writes.add(all.write(group)));
        return writes;
    }

    private void put(Alert alert, long sequence) {
        AlertGroup before = places.remove(alert.id());
        if (before == null) {
            changed.add(place(alert, sequence));
            return;
        }
        groups.getOrDefault(before, new HashMap<>()).remove(alert.id());
        changed.add(before);
        changed.add(place(alert, before.sequence()));
    }

    private AlertGroup place(Alert alert, long sequence) {
        AlertGroup group = AlertGroup.of(alert, sequence);
        groups.computeIfAbsent(group, none -> new LinkedHashMap<>()).put(alert.id(), alert);
        places.put(alert.id(), group);
        return group;
    }

    private Write write(AlertGroup group) {
        Collection<Alert> members = groups.getOrDefault(group, Map.of()).values();
        return members.isEmpty()
                ? new Write.Delete(group.key(), new Condition.Always())
                : new Write.Put(group.item(members), new Condition.Always());
    }
}
