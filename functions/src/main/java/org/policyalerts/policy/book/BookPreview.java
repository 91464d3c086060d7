package org.policyalerts.policy.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;

/**
 * What a book would say of stored incidents beside what the book in force says: for each incident what holds now, or
 * held when it was closed.
 *
 * @param against the hash of the book in force
 * @param since when it was begun
 * @param reached how far it has come; empty at the beginning, and when it is complete
 * @param incidents how many were judged
 * @param policies alerts by policy
 * @param audiences incidents of which an audience is told
 * @param open what would change for open incidents; not all if there are many
 * @param omitted how many such changes are not listed
 * @param version counts its steps
 */
public record BookPreview(
        String hash,
        String against,
        Instant since,
        Optional<String> reached,
        boolean isComplete,
        int incidents,
        Map<String, Count> policies,
        Map<String, Count> audiences,
        List<OpenChange> open,
        int omitted,
        long version) {

    private static final int MOST_LISTED = 200;

    public BookPreview {
        policies = Map.copyOf(policies);
        audiences = Map.copyOf(audiences);
        open = List.copyOf(open);
    }

    /** By the book in force and by the other one; of policies on trial apart. */
    public record Count(int now, int then, int onTrialNow, int onTrialThen) {

        static final Count NONE = new Count(0, 0, 0, 0);

        private Count plus(Count more) {
            return new Count(
                    now + more.now, then + more.then, onTrialNow + more.onTrialNow, onTrialThen + more.onTrialThen);
        }
    }

    /** A policy that would begin to hold for an open incident, or cease to. */
    public record OpenChange(String incident, String policy, boolean begins) {}

    /** Nothing is judged yet. */
    public static BookPreview begun(String hash, String against, Instant now) {
        return new BookPreview(hash, against, now, Optional.empty(), false, 0, Map.of(), Map.of(), List.of(), 0, 0);
    }

    /** The same with one more incident. */
    public BookPreview with(IncidentId incident, boolean isOpen, Decision now, Decision then) {
        Map<String, Count> ofPolicies = new TreeMap<>(policies);
        Map<String, Count> ofAudiences = new TreeMap<>(audiences);
        add(ofPolicies, holding(now.matched()), new Count(1, 0, 0, 0));
        add(ofPolicies, holding(then.matched()), new Count(0, 1, 0, 0));
        add(ofPolicies, holding(now.shadow()), new Count(0, 0, 1, 0));
        add(ofPolicies, holding(then.shadow()), new Count(0, 0, 0, 1));
        add(ofAudiences, told(now.matched()), new Count(1, 0, 0, 0));
        add(ofAudiences, told(then.matched()), new Count(0, 1, 0, 0));
        add(ofAudiences, told(now.shadow()), new Count(0, 0, 1, 0));
        add(ofAudiences, told(then.shadow()), new Count(0, 0, 0, 1));
        List<OpenChange> changes =
                isOpen ? changes(incident, holding(now.matched()), holding(then.matched())) : List.of();
        List<OpenChange> listed = Stream.concat(open.stream(), changes.stream())
                .limit(MOST_LISTED)
                .toList();
        int left = omitted + open.size() + changes.size() - listed.size();
        return new BookPreview(
                hash, against, since, reached, false, incidents + 1, ofPolicies, ofAudiences, listed, left, version);
    }

    private static void add(Map<String, Count> counts, Set<String> names, Count one) {
        names.forEach(name -> counts.merge(name, one, Count::plus));
    }

    private static Set<String> holding(List<Match> matches) {
        return matches.stream().map(match -> match.policy().id().value()).collect(Collectors.toSet());
    }

    private static Set<String> told(List<Match> matches) {
        return matches.stream().flatMap(match -> match.addressees().stream()).collect(Collectors.toSet());
    }

    private static List<OpenChange> changes(IncidentId incident, Set<String> now, Set<String> then) {
        Set<String> all = new HashSet<>(now);
        all.addAll(then);
        return all.stream()
                .sorted()
                .filter(policy -> now.contains(policy) != then.contains(policy))
                .map(policy -> new OpenChange(incident.value(), policy, then.contains(policy)))
                .toList();
    }

    /** The same when it has come further; complete if there is nothing further. */
    public BookPreview at(Optional<String> further) {
        return new BookPreview(
                hash,
                against,
                since,
                further,
                further.isEmpty(),
                incidents,
                policies,
                audiences,
                open,
                omitted,
                version + 1);
    }

    /** As a plain document for readers. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("hash", hash);
        document.put("against", against);
        document.put("since", since.toString());
        document.put("complete", isComplete);
        document.put("incidents", (long) incidents);
        document.put("policies", counts("policy", policies));
        document.put("audiences", counts("audience", audiences));
        document.put("open", open.stream().map(BookPreview::document).toList());
        document.put("omitted", (long) omitted);
        return document;
    }

    private static Map<String, Object> document(OpenChange change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", change.incident());
        document.put("policy", change.policy());
        document.put("change", change.begins() ? "begins" : "ends");
        return document;
    }

    private static List<Map<String, Object>> counts(String what, Map<String, Count> counts) {
        List<Map<String, Object>> documents = new ArrayList<>();
        new TreeMap<>(counts).forEach((name, count) -> {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(what, name);
            document.put("now", (long) count.now());
            document.put("then", (long) count.then());
            document.put("onTrialNow", (long) count.onTrialNow());
            document.put("onTrialThen", (long) count.onTrialThen());
            documents.add(document);
        });
        return documents;
    }
}
