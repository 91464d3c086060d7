package org.policyalerts.local.backtest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.HistoryNeed;

/**
 * The incidents so far, found by what they share. As in the table, the newest come first, and of one key only a limited
 * number is looked at.
 */
final class PastIncidents {

    /** The most incidents of one key that the deployed functions look at. */
    private static final int MOST = 200;

    private final List<HistoryNeed> needs;
    private final ZoneId zone;
    private final Map<Shared, Map<String, List<Dated>>> byKey = new EnumMap<>(Shared.class);

    private record Dated(IncidentSummary summary, Instant occurredAt) {}

    PastIncidents(List<HistoryNeed> needs, ZoneId zone) {
        this.needs = List.copyOf(needs);
        this.zone = zone;
        needs.forEach(need -> byKey.put(need.by(), new HashMap<>()));
    }

    /** Adds an incident that happened at the same time as the last one or later. */
    void add(IncidentSummary summary, Instant occurredAt) {
        if (summary.countsAsHistory()) {
            Dated dated = new Dated(summary, occurredAt);
            byKey.forEach((kind, lists) -> kind.keysOf(summary)
                    .forEach(key -> lists.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(dated)));
        }
    }

    /** Those that share something with an incident, as far back as the book looks. */
    List<IncidentSummary> sharedWith(IncidentSummary incident, Instant occurredAt) {
        Map<IncidentId, IncidentSummary> found = new LinkedHashMap<>();
        for (HistoryNeed need : needs) {
            Instant from = occurredAt.atZone(zone).minus(need.within()).toInstant();
            Map<String, List<Dated>> lists = byKey.getOrDefault(need.by(), Map.of());
            for (String key : need.by().keysOf(incident)) {
                newest(lists.getOrDefault(key, List.of()), from, found);
            }
        }
        return List.copyOf(found.values());
    }

    private static void newest(List<Dated> all, Instant from, Map<IncidentId, IncidentSummary> found) {
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - MOST); i--) {
            if (all.get(i).occurredAt().isBefore(from)) {
                return;
            }
            IncidentSummary summary = all.get(i).summary();
            found.put(summary.id(), summary);
        }
    }
}
