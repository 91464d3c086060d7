package org.policyalerts.alert.digest;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The beginning of what there is no room for; whoever writes it says that there is more. */
final class FirstWords {

    private static final Pattern CLAUSE_ENDS =
            Pattern.compile("[,;:] | \\(| through | before | which | that | with | and | by ");
    private static final Pattern BLANK = Pattern.compile(" ");

    private FirstWords() {}

    /** As many of the words as there is room for. */
    static String of(String words, Predicate<String> fits) {
        return longest(words, BLANK, fits);
    }

    /** The same up to where a clause ends, unless that is too far from the end of the room. */
    static String clause(String words, Predicate<String> fits) {
        String most = of(words, fits);
        String clause = longest(words, CLAUSE_ENDS, fits);
        return clause.length() * 2 > most.length() ? clause : most;
    }

    private static String longest(String words, Pattern ends, Predicate<String> fits) {
        Stream<String> beginnings = ends.matcher(words)
                .results()
                .map(MatchResult::start)
                .map(end -> words.substring(0, end).replaceFirst("[,;:]$", ""));
        return beginnings.filter(fits).reduce("", (shorter, longer) -> longer);
    }
}
