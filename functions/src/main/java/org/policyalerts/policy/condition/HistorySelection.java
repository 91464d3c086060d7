package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.Truth;

/**
 * Which other incidents a policy looks at: those that share all of these things with this one, and of which all of this
 * is true as far as their summaries tell. What another incident does not say is not true of it, for nobody could be
 * asked.
 */
public record HistorySelection(Set<Shared> same, Map<SummaryTrait, ValuePredicate> where) {

    private static final Shared[] RAREST_FIRST = {
        Shared.TARGET, Shared.CLAIMANT, Shared.ACTOR, Shared.SECTOR, Shared.COUNTRY, Shared.ANY
    };

    public HistorySelection {
        same = Collections.unmodifiableSet(EnumSet.copyOf(same));
        Map<SummaryTrait, ValuePredicate> ordered = new EnumMap<>(SummaryTrait.class);
        ordered.putAll(where);
        where = Collections.unmodifiableMap(ordered);
    }

    HistorySelection bind(EngineSettings settings) {
        Map<SummaryTrait, ValuePredicate> bound = new EnumMap<>(SummaryTrait.class);
        for (Map.Entry<SummaryTrait, ValuePredicate> each : where.entrySet()) {
            bound.put(each.getKey(), each.getValue().bind(settings));
        }
        return new HistorySelection(same, bound);
    }

    /** The kind that the fewest incidents share: the others need no reading, because summaries tell them. */
    public Shared rarest() {
        for (Shared kind : RAREST_FIRST) {
            if (same.contains(kind)) {
                return kind;
            }
        }
        throw new IllegalStateException("incidents that share nothing");
    }

    /** Reports of threats are nobody's history but that of those who ask for them. */
    boolean includes(IncidentSummary other, EvaluationContext context) {
        if (other.isThreat() && !where.containsKey(SummaryTrait.TYPE)) {
            return false;
        }
        for (Map.Entry<SummaryTrait, ValuePredicate> each : where.entrySet()) {
            if (!someValue(each.getKey(), each.getValue(), other, context)) {
                return false;
            }
        }
        return true;
    }

    private static boolean someValue(
            SummaryTrait trait, ValuePredicate predicate, IncidentSummary other, EvaluationContext context) {
        for (Object value : trait.valuesIn(other)) {
            if (predicate.test(value, context) == Truth.TRUE) {
                return true;
            }
        }
        return false;
    }

    /** The lists of the report that say what is shared and were not given. */
    List<String> missing(EvaluationContext context) {
        List<String> missing = new ArrayList<>();
        if (same.contains(Shared.CLAIMANT) && context.report().get("claims").isEmpty()) {
            missing.add("claims");
        }
        if (same.contains(Shared.ACTOR)
                && context.report().get("attribution.assessments").isEmpty()) {
            missing.add("attribution.assessments");
        }
        return missing;
    }

    /** " by the same claimant and in the same country". */
    String sameWords() {
        return same.stream()
                .map(HistorySelection::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), all -> all.isEmpty() ? "" : " " + String.join(" and ", all)));
    }

    private static String words(Shared kind) {
        return switch (kind) {
            case CLAIMANT -> "by the same claimant";
            case TARGET -> "on the same target";
            case SECTOR -> "in the same sector";
            case COUNTRY -> "in the same country";
            case ACTOR -> "by the same assessed actor";
            case ANY -> "";
        };
    }

    /** ", counting those whose target sector is energy". */
    String whereWords() {
        String words = where.entrySet().stream()
                .map(each ->
                        FieldPath.ofReport(each.getKey().path()).orElseThrow().words() + " "
                                + each.getValue().words())
                .collect(Collectors.joining(" and "));
        return words.isEmpty() ? "" : ", counting those whose " + words;
    }
}
