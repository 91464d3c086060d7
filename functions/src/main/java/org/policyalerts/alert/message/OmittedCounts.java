package org.policyalerts.alert.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.text.PlainText;

/** Shortens lists and texts, and counts what a message does not tell therefore, so that it can say so. */
final class OmittedCounts {

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** The first of a list; the others are counted under a plural. */
    <T> List<T> first(int most, List<T> all, String plural) {
        List<T> told = all.subList(0, Math.min(most, all.size()));
        add(all.size() - told.size(), plural);
        return told;
    }

    /** As much of a text as fits; a text that was cut counts as one under a plural. */
    String cut(int columns, String text, String plural) {
        String told = PlainText.shorten(text, columns);
        add(told.equals(text) ? 0 : 1, plural);
        return told;
    }

    void add(int count, String plural) {
        if (count > 0) {
            counts.merge(plural, count, Integer::sum);
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** "reasons: 112", one for each plural. */
    List<String> inWords() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }
}
