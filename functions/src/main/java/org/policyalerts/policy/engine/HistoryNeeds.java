package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.TimeSpan;

/** Finds which other incidents the policies in use look at. */
final class HistoryNeeds {

    private HistoryNeeds() {}

    static List<HistoryNeed> of(List<CompiledBook.Entry> entries) {
        Map<Shared, Gathered> gathered = new EnumMap<>(Shared.class);
        for (CompiledBook.Entry entry : entries) {
            if (!entry.isRetired()) {
                for (Condition condition : entry.rule().conditions()) {
                    gather(condition, gathered);
                }
            }
        }
        List<HistoryNeed> needs = new ArrayList<>();
        for (Map.Entry<Shared, Gathered> need : gathered.entrySet()) {
            needs.add(need.getValue().by(need.getKey()));
        }
        return List.copyOf(needs);
    }

    private static void gather(Condition condition, Map<Shared, Gathered> gathered) {
        if (condition instanceof HistoryCondition history) {
            Shared by = history.which().rarest();
            Gathered known = gathered.get(by);
            gathered.put(by, known == null ? Gathered.of(history) : known.and(Gathered.of(history)));
        }
        for (Condition part : condition.parts()) {
            gather(part, gathered);
        }
    }

    /** What conditions ask of the incidents that share the same kind of thing. */
    private record Gathered(TimeSpan longest, Set<SummaryTrait> traits) {

        static Gathered of(HistoryCondition history) {
            return new Gathered(history.within(), history.which().where().keySet());
        }

        Gathered and(Gathered other) {
            Set<SummaryTrait> all = EnumSet.noneOf(SummaryTrait.class);
            all.addAll(traits);
            all.addAll(other.traits);
            TimeSpan longer = longest.length().compareTo(other.longest.length()) < 0 ? other.longest : longest;
            return new Gathered(longer, all);
        }

        HistoryNeed by(Shared kind) {
            return new HistoryNeed(kind, longest.amount(), traits);
        }
    }
}
