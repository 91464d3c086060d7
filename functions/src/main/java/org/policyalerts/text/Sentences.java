package org.policyalerts.text;

import java.util.Locale;

/** Small things of English sentences that are put together of parts. */
public final class Sentences {

    private Sentences() {}

    /** Words that begin a sentence, inside of one. A name or an abbreviation keeps its capital letters. */
    public static String inside(String words) {
        boolean isWord = words.length() > 1 && Character.isLowerCase(words.charAt(1));
        return isWord ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
    }

    /** Words as a sentence of their own. */
    public static String sentence(String words) {
        String ended = words.matches(".*[.?!…]") ? words : words + ".";
        return ended.substring(0, 1).toUpperCase(Locale.ROOT) + ended.substring(1);
    }

    /** "1 task", "3 tasks". */
    public static String counted(long count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }
}
