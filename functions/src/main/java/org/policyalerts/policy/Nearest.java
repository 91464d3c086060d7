package org.policyalerts.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word an author may have meant. */
final class Nearest {

    private Nearest() {}

    /** The closest of the known words, if it is close at all. */
    static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= tolerance(word))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** "; did you mean 'x'?", or what is allowed if that is short to say, or nothing. */
    static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> known.size() <= 14 ? "; allowed: " + String.join(", ", known) : "");
    }

    private static int tolerance(String word) {
        return Math.max(2, word.length() / 3);
    }

    // Two rows of the Levenshtein table, letters compared without case.
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replace = above[j - 1] + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }

    private static boolean same(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }

    /** Field paths: the same last name elsewhere in the model is nearer than any spelling. */
    static Optional<String> path(String path, List<String> known) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        List<String> namesakes = known.stream()
                .filter(candidate -> candidate.endsWith("." + last))
                .toList();
        if (namesakes.size() == 1) {
            return Optional.of(namesakes.get(0));
        }
        Optional<String> among =
                namesakes.stream().min(Comparator.comparingInt(candidate -> distance(path, candidate)));
        return among.isPresent() && distance(path, among.get()) <= tolerance(path) ? among : to(path, known);
    }
}
