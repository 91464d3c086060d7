package org.policyalerts.policy.condition;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.condition.EvaluationContext.Other;

/**
 * Enough other incidents share something with this one and occurred in the period before it, or at the same time.
 *
 * @param count how many others; null if only what differs among them matters
 * @param distinct how many different keys of a kind, this incident's own included
 * @param needsDay whether incidents known only to the month or year are left out
 */
public record HistoryCondition(
        HistorySelection which, TimeSpan within, @Nullable Bounds count, Map<Shared, Bounds> distinct, boolean needsDay)
        implements Condition {

    public HistoryCondition {
        distinct = Map.copyOf(distinct);
    }

    @Override
    public Truth test(EvaluationContext context, Map<String, Object> place) {
        if (!which.missing(context).isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (needsDay && !context.occurredAt().precision().isDayOrFiner()) {
            return Truth.FALSE;
        }
        return Truth.of(isEnough(context) && (distinct.isEmpty() || differ(context, others(context))));
    }

    /**
     * Whether incidents older than those in the history could change nothing: there are enough already, or too many, or
     * the period does not reach as far back.
     */
    public boolean isSettled(EvaluationContext context) {
        if (!isPartial(context)
                || !which.missing(context).isEmpty()
                || (needsDay && !context.occurredAt().precision().isDayOrFiner())) {
            return true;
        }
        List<IncidentSummary> others = others(context);
        Truth enough = count == null ? Truth.TRUE : count.holdsFor(others.size(), Long.MAX_VALUE);
        for (Map.Entry<Shared, Bounds> each : distinct.entrySet()) {
            enough = enough.and(each.getValue().holdsFor(different(each.getKey(), context, others), Long.MAX_VALUE));
        }
        return enough != Truth.UNKNOWN;
    }

    /** Whether the history need not hold all that the period reaches. */
    private boolean isPartial(EvaluationContext context) {
        Instant wholeFrom = context.facts().historyFrom().get(which.rarest());
        return wholeFrom != null && within.reaches(wholeFrom, context.occurredAtEarliest(), context.zone());
    }

    private boolean isEnough(EvaluationContext context) {
        if (count == null) {
            return true;
        }
        int others = 0;
        for (Other other : context.others(which.same())) {
            others += counts(other, context) ? 1 : 0;
        }
        return count.holdsFor(others, others) == Truth.TRUE;
    }

    private boolean counts(Other other, EvaluationContext context) {
        Instant to = context.occurredAtEarliest();
        return (!needsDay || other.isKnownToTheDay())
                && !other.occurredAt().isAfter(to)
                && within.reaches(other.occurredAt(), to, context.zone())
                && which.includes(other.summary(), context);
    }

    private boolean differ(EvaluationContext context, List<IncidentSummary> others) {
        return distinct.entrySet().stream().allMatch(entry -> {
            int different = different(entry.getKey(), context, others);
            return entry.getValue().holdsFor(different, different) == Truth.TRUE;
        });
    }

    private static int different(Shared kind, EvaluationContext context, List<IncidentSummary> others) {
        Set<String> keys = new HashSet<>(context.keysOf(kind));
        others.forEach(other -> keys.addAll(kind.keysOf(other)));
        return keys.size();
    }

    /** The incidents that count, earliest first. */
    private List<IncidentSummary> others(EvaluationContext context) {
        return context.others(which.same()).stream()
                .filter(other -> counts(other, context))
                .map(Other::summary)
                .toList();
    }

    @Override
    public Condition bind(EngineSettings settings) {
        return new HistoryCondition(which.bind(settings), within, count, distinct, needsDay);
    }

    @Override
    public String words() {
        String others = count == null ? "this and other incidents" : number(count);
        String differing = distinct.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().words() + " different " + plural(entry.getKey()))
                .collect(Collectors.joining(" and "));
        return others + which.sameWords() + " within " + within.words() + which.whereWords()
                + (differing.isEmpty() ? "" : ", in all " + differing);
    }

    private static String number(Bounds bounds) {
        String words = bounds.words();
        if (words.equals("at least 1")) {
            return "another incident";
        }
        return words + (words.endsWith(" 1") ? " other incident" : " other incidents");
    }

    private static String plural(Shared kind) {
        return kind == Shared.COUNTRY ? "countries" : kind.text() + "s";
    }

    @Override
    public Explanation explain(EvaluationContext context, ExplainScope scope) {
        Truth truth = test(context, context.root());
        List<IncidentSummary> others = truth == Truth.UNKNOWN ? List.of() : others(context);
        List<IncidentId> named = others.stream()
                .limit(TraceLine.MOST_OTHERS)
                .map(IncidentSummary::id)
                .toList();
        String saw = truth == Truth.UNKNOWN ? "not given" : counted(context, others.size());
        return Explanation.leaf(
                words(), truth, new Explanation.Seen(saw, TraceLine.HISTORY, which.missing(context), List.of(), named));
    }

    /** How they are called depends on who reads it, and on their labels by then. */
    private String counted(EvaluationContext context, int others) {
        boolean isCut = !isSettled(context);
        String least = others > 0 && isPartial(context) && !isCut ? "at least " : "";
        return least
                + (others == 0 ? "no" : String.valueOf(others))
                + (others == 1 ? " other" : " others")
                + (isCut ? TraceLine.OLDER_LEFT : "");
    }
}
