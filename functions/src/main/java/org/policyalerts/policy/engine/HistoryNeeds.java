package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.TimeSpan;

/** Finds which other incidents the policies in use look at. */
final class HistoryNeeds {

    private HistoryNeeds() {}

    static List<HistoryNeed> of(List<CompiledBook.Entry> entries) {
        Map<Shared, TimeSpan> longest = new EnumMap<>(Shared.class);
        for (CompiledBook.Entry entry : entries) {
            if (!entry.isRetired()) {
                gather(entry.when(), longest);
            }
        }
        List<HistoryNeed> needs = new ArrayList<>();
        for (Map.Entry<Shared, TimeSpan> need : longest.entrySet()) {
            needs.add(new HistoryNeed(need.getKey(), need.getValue().amount()));
        }
        return List.copyOf(needs);
    }

    private static void gather(Condition condition, Map<Shared, TimeSpan> longest) {
        if (condition instanceof HistoryCondition history) {
            TimeSpan known = longest.get(history.same());
            if (known == null || history.within().length().compareTo(known.length()) > 0) {
                longest.put(history.same(), history.within());
            }
        }
        for (Condition part : condition.parts()) {
            gather(part, longest);
        }
    }
}
