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
    private final Map<Shared, Map<String, List<Known>>> byKey = new EnumMap<>(Shared.class);

    /**
     * What is known of an incident from one moment until the next version comes in.
     *
     * @param from the first version is known from the start, as if every report had come in at once
     */
    record Known(IncidentSummary summary, Instant occurredAt, Instant from, Instant until) {

        boolean at(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    PastIncidents(List<HistoryNeed> needs, ZoneId zone) {
        this.needs = List.copyOf(needs);
        this.zone = zone;
        needs.forEach(need -> byKey.put(need.by(), new HashMap<>()));
    }

    /** Adds a version of an incident that happened at the same time as the last one or later. */
    void add(Known known) {
        if (known.summary().countsAsHistory()) {
            byKey.forEach((kind, lists) -> kind.keysOf(known.summary())
                    .forEach(key -> lists.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(known)));
        }
    }

    /** Those that share something with an incident, as far back as the book looks and as they are known at a moment. */
    List<IncidentSummary> sharedWith(IncidentSummary incident, Instant occurredAt, Instant now) {
        Map<IncidentId, IncidentSummary> found = new LinkedHashMap<>();
        for (HistoryNeed need : needs) {
            Instant from = occurredAt.atZone(zone).minus(need.within()).toInstant();
            Map<String, List<Known>> lists = byKey.getOrDefault(need.by(), Map.of());
            for (String key : need.by().keysOf(incident)) {
                newest(lists.getOrDefault(key, List.of()), from, now, found);
            }
        }
        return List.copyOf(found.values());
    }

    private static void newest(List<Known> all, Instant from, Instant now, Map<IncidentId, IncidentSummary> found) {
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - MOST); i--) {
            if (all.get(i).occurredAt().isBefore(from)) {
                return;
            }
            if (all.get(i).at(now)) {
                found.put(all.get(i).summary().id(), all.get(i).summary());
            }
        }
    }
}
