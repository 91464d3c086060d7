package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.Decision;

/**
 * A decision as it is answered. What is kept of it is completed by what did not hold, which is worked out again and
 * marked so; of a large book not everything is listed.
 */
public final class DecisionAnswer {

    /** As many policies are listed of those that do not hold, and of those that nobody can tell of. */
    static final int MOST = 500;

    /** As many of any other list: an answer that Lambda can still give. */
    static final int MOST_KEPT = 2_000;

    private final IncidentEvaluation evaluation;
    private final Function<String, Optional<IncidentEvaluation>> byBook;
    private final ZoneId zone;

    /** By the book in force alone. */
    public DecisionAnswer(IncidentEvaluation evaluation, ZoneId zone) {
        this(evaluation, book -> Optional.empty(), zone);
    }

    /**
     * By the book that decided, wherever that is known.
     *
     * @param evaluation by the book in force
     * @param byBook by the book of a hash; empty if it is the one in force, or is not kept
     */
    public DecisionAnswer(
            IncidentEvaluation evaluation, Function<String, Optional<IncidentEvaluation>> byBook, ZoneId zone) {
        this.evaluation = evaluation;
        this.byBook = byBook;
        this.zone = zone;
    }

    /**
     * All that fits of a decision that was kept. Those of the first edition were kept whole and are answered as such.
     */
    public Map<String, Object> of(Map<String, Object> kept) {
        return shortened(completed(kept));
    }

    /** The same about one policy alone; empty if neither the decision nor the book has it. */
    public Optional<Map<String, Object>> ofPolicy(Map<String, Object> kept, String policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        boolean isNamed = false;
        for (Map.Entry<String, Object> entry : completed(kept).entrySet()) {
            Object value = entry.getValue();
            if (isListOfPolicies(value)) {
                List<?> about = ((List<?>) value)
                        .stream().filter(one -> policy.equals(policyOf(one))).toList();
                isNamed |= !about.isEmpty();
                value = about;
            }
            document.put(entry.getKey(), value);
        }
        return isNamed ? Optional.of(document) : Optional.empty();
    }

    /**
     * What the book says of an incident to its reporter.
     *
     * @param mayCount whether another incident may count; all is as if the others were not reported
     */
    public Map<String, Object> toReporter(Incident incident, Predicate<IncidentSummary> mayCount) {
        Optional<String> suppressed =
                Optional.of(incident.report().text("mode")).filter(mode -> !mode.equals("live"));
        return shortened(DecisionDocument.of(evaluation.dryRun(incident, mayCount), zone, suppressed));
    }

    /** A decision that is not kept, such as a dry run's. */
    public static Map<String, Object> shortened(Map<String, Object> whole) {
        Map<String, Object> document = new LinkedHashMap<>(whole);
        Map<String, Object> omitted = new LinkedHashMap<>();
        whole.forEach((name, value) -> {
            int most = DecisionDocument.RECOMPUTED.contains(name) ? MOST : MOST_KEPT;
            if (isListOfPolicies(value) && ((List<?>) value).size() > most) {
                document.put(name, List.copyOf(((List<?>) value).subList(0, most)));
                omitted.put(name, (long) ((List<?>) value).size() - most);
            }
        });
        if (!omitted.isEmpty()) {
            document.put("omitted", omitted);
        }
        return document;
    }

    private static boolean isListOfPolicies(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && policyOf(list.get(0)) != null;
    }

    private static @Nullable Object policyOf(@Nullable Object entry) {
        return entry instanceof Map<?, ?> map ? map.get("policy") : null;
    }

    private Map<String, Object> completed(Map<String, Object> kept) {
        if (kept.containsKey("notMatched")) {
            return kept;
        }
        return kept.containsKey(DecisionDocument.DUPLICATE_OF) ? untried(kept) : recomputed(kept);
    }

    /** Of a duplicate no policy was tried, so none is now. */
    private static Map<String, Object> untried(Map<String, Object> kept) {
        Map<String, Object> document = new LinkedHashMap<>(kept);
        DecisionDocument.RECOMPUTED.forEach(list -> document.put(list, List.of()));
        return document;
    }

    private Map<String, Object> recomputed(Map<String, Object> kept) {
        int version = Integer.parseInt(String.valueOf(kept.get("version")));
        Instant at = Instant.parse(String.valueOf(kept.get("at")));
        IncidentEvaluation decider =
                byBook.apply(String.valueOf(kept.get("book"))).orElse(evaluation);
        Decision again = decider.judge().at(new IncidentId(String.valueOf(kept.get("incident"))), version, at);
        Map<String, Object> now = DecisionDocument.of(again, zone, Optional.empty());
        Set<String> decided = policiesOf(kept);
        Map<String, Object> document = new LinkedHashMap<>();
        kept.forEach((name, value) -> {
            document.put(name, value);
            if (name.equals("matched")) {
                DecisionDocument.RECOMPUTED.forEach(list -> document.put(list, others(now.get(list), decided)));
            }
        });
        List<Object> otherwise = otherwise(now, decided);
        if (!otherwise.isEmpty()) {
            document.put("otherwiseNow", otherwise);
        }
        document.put("recomputed", true);
        document.put("recomputedFrom", basis(again, String.valueOf(kept.get("book"))));
        return document;
    }

    private static Set<String> policiesOf(Map<String, Object> kept) {
        Set<String> policies = new HashSet<>();
        for (String list : DecisionDocument.KEPT) {
            if (kept.get(list) instanceof List<?> entries) {
                entries.forEach(entry -> policies.add(String.valueOf(policyOf(entry))));
            }
        }
        return policies;
    }

    private static List<Object> others(@Nullable Object entries, Set<String> decided) {
        List<Object> others = new ArrayList<>(entries instanceof List<?> list ? list : List.of());
        others.removeIf(entry -> decided.contains(String.valueOf(policyOf(entry))));
        return others;
    }

    /** Policies that did not hold and now would: more is known of other incidents, or the rules are others. */
    private static List<Object> otherwise(Map<String, Object> now, Set<String> decided) {
        List<Object> otherwise = new ArrayList<>();
        for (String list : DecisionDocument.KEPT) {
            for (Object entry : others(now.get(list), decided)) {
                otherwise.add(Map.of("policy", String.valueOf(policyOf(entry)), "now", list));
            }
        }
        return otherwise;
    }

    private static Map<String, Object> basis(Decision again, String decidedBy) {
        boolean isSameBook = again.book().equals(decidedBy);
        Map<String, Object> basis = new LinkedHashMap<>();
        basis.put("version", (long) again.version());
        basis.put("at", again.at().toString());
        basis.put("book", again.book());
        basis.put("sameBook", isSameBook);
        basis.put(
                "words",
                "What did not match is not kept. It is worked out again from version " + again.version()
                        + " of the report at "
                        + again.at() + ", from other incidents as they are known now, and from "
                        + (isSameBook
                                ? "the rules that decided."
                                : "the rules in force, which are not those that decided: under those it may have been otherwise."));
        return basis;
    }
}
