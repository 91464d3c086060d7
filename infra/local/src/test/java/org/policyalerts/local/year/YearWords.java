package org.policyalerts.local.year;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is looked for in texts. */
final class YearWords {

    private static final Pattern SECRET = Pattern.compile("Viktima\\d+x");
    private static final Pattern ID = Pattern.compile("inc_[0-9A-HJKMNP-TV-Z]{26}");
    private static final Pattern TASK = Pattern.compile("tsk_[0-9A-Za-z-]+");

    /** Control characters, and marks that turn the direction of reading. */
    private static final Pattern HOSTILE =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private YearWords() {}

    static String secret(int number) {
        return "Viktima" + number + "x";
    }

    static Stream<String> secrets(String text) {
        return all(SECRET, text);
    }

    static Stream<String> ids(String text) {
        return all(ID, text);
    }

    static Stream<String> tasks(String text) {
        return all(TASK, text);
    }

    static boolean isHostile(String text) {
        return HOSTILE.matcher(text).find();
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).distinct();
    }
}
