package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A field that a report does not give and that policies want asked for.
 *
 * @param field its path in the report
 * @param words the field in words
 * @param waiting the policies that cannot be decided without it, most severe first
 */
public record Question(String field, String words, List<Policy> waiting) {

    private static final Comparator<Policy> MOST_SEVERE_FIRST =
            Comparator.comparing(Policy::severity).reversed().thenComparing(Policy::id);

    public Question {
        waiting = List.copyOf(waiting);
    }

    /** Each field once, those of the most severe policies first. A policy on trial asks nobody. */
    public static List<Question> of(Decision decision) {
        Map<String, List<Policy>> waiting = new TreeMap<>();
        decision.unknown().stream()
                .filter(unknown -> unknown.policy().onUnknown() == Policy.OnUnknown.ASK)
                .filter(unknown -> unknown.policy().mode() == Policy.Mode.ACTIVE)
                .forEach(unknown -> unknown.missing()
                        .forEach(field -> waiting.computeIfAbsent(field, none -> new ArrayList<>())
                                .add(unknown.policy())));
        return waiting.entrySet().stream()
                .map(entry -> new Question(
                        entry.getKey(),
                        Wording.field(entry.getKey()),
                        entry.getValue().stream().sorted(MOST_SEVERE_FIRST).toList()))
                .sorted(Comparator.comparing(Question::mostSevere, MOST_SEVERE_FIRST)
                        .thenComparing(Question::field))
                .toList();
    }

    private Policy mostSevere() {
        return waiting.get(0);
    }

    /** Whether somebody of this audience would be told by a policy that waits. */
    public boolean concerns(String audience) {
        return waiting.stream().anyMatch(policy -> policy.addressees().contains(audience));
    }
}
