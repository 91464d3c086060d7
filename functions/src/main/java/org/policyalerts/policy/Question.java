package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A field that a report does not give and that policies want asked for: because they cannot be decided without it, or
 * because the legal clock of a duty counts from it.
 *
 * @param field its path in the report
 * @param words the field in words
 * @param waiting the policies that ask for it, most severe first
 */
public record Question(String field, String words, List<Policy> waiting) {

    public Question {
        waiting = List.copyOf(waiting);
    }

    /** Each field once, those of the most severe policies first. A policy on trial asks nobody. */
    public static List<Question> of(Decision decision) {
        Map<String, List<Policy>> waiting = new TreeMap<>();
        for (Decision.Unknown unknown : decision.unknown()) {
            if (unknown.policy().mode() == Policy.Mode.ACTIVE) {
                unknown.asked().forEach(field -> add(waiting, field, unknown.policy()));
            }
        }
        for (Decision.Match match : decision.matched()) {
            match.duty()
                    .filter(clock -> clock.startsAt() == null)
                    .ifPresent(clock -> add(waiting, clock.from(), match.policy()));
        }
        return waiting.entrySet().stream()
                .map(entry -> new Question(
                        entry.getKey(),
                        Wording.field(entry.getKey()),
                        entry.getValue().stream()
                                .sorted(Policy.MOST_SEVERE_FIRST)
                                .toList()))
                .sorted(Comparator.comparing(Question::mostSevere, Policy.MOST_SEVERE_FIRST)
                        .thenComparing(Question::field))
                .toList();
    }

    private static void add(Map<String, List<Policy>> waiting, String field, Policy policy) {
        waiting.computeIfAbsent(field, none -> new ArrayList<>()).add(policy);
    }

    private Policy mostSevere() {
        return waiting.get(0);
    }

    /** Whether somebody of this audience would be told by a policy that waits. */
    public boolean concerns(String audience) {
        return waiting.stream().anyMatch(policy -> policy.addressees().contains(audience));
    }
}
