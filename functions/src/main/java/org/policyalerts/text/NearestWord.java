package org.policyalerts.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that an author may have meant. */
public final class NearestWord {

    /** All names of the product are shorter, and the time to compare grows with the product of both lengths. */
    private static final int LONGEST = 60;

    private static final int SHORT = 4;

    private NearestWord() {}

    /** The closest of the known words, without regard to case, if one is close enough to be meant. */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Whether a word could be another one misspelt: two letters may differ, or a third of them in a longer word. Two
     * changes leave too little of a short word (ja is no misspelt no), unless it begins alike (hgih).
     */
    public static boolean isNear(String word, String candidate) {
        int distance = distance(word, candidate);
        boolean isShort = word.length() <= SHORT && candidate.length() <= SHORT;
        return distance <= Math.max(2, word.length() / 3)
                && (distance < 2 || !isShort || word.isEmpty() || same(word.charAt(0), candidate.charAt(0)));
    }

    /** How many letters have to be added, removed or replaced, without regard to case (Levenshtein distance). */
    public static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }

    private static boolean same(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
