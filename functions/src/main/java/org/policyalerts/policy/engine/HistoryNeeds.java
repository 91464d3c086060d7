package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.engine.CompiledBook.Entry;
import org.policyalerts.policy.engine.PolicyIndex.Verdict;

/**
 * Which other incidents the policies in use look at, and how many of them are enough.
 *
 * @param all how far back the book looks
 * @param asking who looks, by what is shared
 */
record HistoryNeeds(List<HistoryNeed> all, Map<Shared, List<Asking>> asking) {

    /** A policy, and what it asks of the incidents that share one kind of thing. */
    record Asking(Entry entry, List<HistoryCondition> conditions) {

        /**
         * Whether older incidents might change what it comes to. Where a part of it that looks at no other incident is
         * false they cannot.
         */
        boolean needsMore(EvaluationContext context) {
            // If it fails, the decision says so, whatever the history.
            return Verdict.of(() -> conditions.stream().anyMatch(condition -> !condition.isSettled(context))
                                            && isOpen(context)
                                    ? Truth.TRUE
                                    : Truth.FALSE)
                            .truth()
                    == Truth.TRUE;
        }

        /** A duty remembers the dates that it counted from, and what has changed before may have left an alert. */
        private boolean isOpen(EvaluationContext context) {
            boolean isDuty = entry.rule()
                    .clock()
                    .filter(clock -> clock.kind() == ClockKind.DUTY)
                    .isPresent();
            EvaluationContext back = context.lookingBack();
            return isDuty
                    || entry.when().parts().stream()
                            .filter(part -> !looksAtOthers(part))
                            .noneMatch(part -> part.test(context, context.root()) == Truth.FALSE
                                    && part.test(back, back.root()) == Truth.FALSE);
        }

        private static boolean looksAtOthers(Condition condition) {
            return condition instanceof HistoryCondition
                    || condition.parts().stream().anyMatch(Asking::looksAtOthers);
        }
    }

    static HistoryNeeds of(List<Entry> entries) {
        Map<Shared, Gathered> gathered = new EnumMap<>(Shared.class);
        Map<Shared, List<Asking>> asking = new EnumMap<>(Shared.class);
        for (Entry entry : entries) {
            if (!entry.isRetired()) {
                Map<Shared, List<HistoryCondition>> own = new EnumMap<>(Shared.class);
                for (Condition condition : entry.rule().conditions()) {
                    gather(condition, own);
                }
                for (Map.Entry<Shared, List<HistoryCondition>> one : own.entrySet()) {
                    asking.computeIfAbsent(one.getKey(), none -> new ArrayList<>())
                            .add(new Asking(entry, one.getValue()));
                    for (HistoryCondition history : one.getValue()) {
                        Gathered known = gathered.get(one.getKey());
                        Gathered more = Gathered.of(history);
                        gathered.put(one.getKey(), known == null ? more : known.and(more));
                    }
                }
            }
        }
        List<HistoryNeed> needs = new ArrayList<>();
        for (Map.Entry<Shared, Gathered> need : gathered.entrySet()) {
            needs.add(need.getValue().by(need.getKey()));
        }
        return new HistoryNeeds(List.copyOf(needs), asking);
    }

    private static void gather(Condition condition, Map<Shared, List<HistoryCondition>> found) {
        if (condition instanceof HistoryCondition history) {
            found.computeIfAbsent(history.which().rarest(), none -> new ArrayList<>())
                    .add(history);
        }
        for (Condition part : condition.parts()) {
            gather(part, found);
        }
    }

    boolean needsMore(Shared by, EvaluationContext context) {
        return asking.getOrDefault(by, List.of()).stream().anyMatch(one -> one.needsMore(context));
    }

    /** What so many share that older ones, which were not looked at, might change the decision. */
    List<Shared> cut(EvaluationContext context) {
        return context.facts().historyFrom().keySet().stream()
                .filter(by -> needsMore(by, context))
                .sorted()
                .toList();
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
