package org.policyalerts.policy.parser;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.policy.parser.SourceNode.Mark;

/**
 * What an author did wrong where a text is no YAML. The library says what it did not expect, often lines later; what
 * people do wrong are few things, and each has a remedy and a place of its own.
 *
 * @param source the whole file
 * @param found what the library did not expect, and where
 * @param within what the library was reading meanwhile, and where that began
 */
record YamlMistake(PolicySource source, Said found, Said within) {

    private static final String QUOTED = "put the whole text in quotes: \"...\"";
    private static final String COLON = "a colon inside a text that has no quotes; " + QUOTED;
    private static final Pattern TIGHT_KEY = Pattern.compile("(?:- )?[\\w.-]+:\\S.*");
    private static final Pattern NO_HYPHEN = Pattern.compile("[–—−•*·-][^\\s-].*|[–—−•*·]\\s.*");
    private static final Pattern QUOTE_BEFORE = Pattern.compile(".*[\"']\\s*");
    private static final Pattern TAKEN = Pattern.compile("found character '(.)' that cannot start any token.*");

    /** Words of the library, and their place. */
    record Said(String words, Mark mark) {}

    /** The place and the sentence for the author. */
    Said told() {
        return blank().or(this::inText)
                .or(this::colon)
                .or(this::unfinished)
                .or(this::outOfLine)
                .orElseGet(() -> new Said("not well-formed YAML: " + found.words(), found.mark()));
    }

    private String line(Mark mark) {
        return source.line(mark.line());
    }

    private static Optional<Said> at(Mark mark, String words) {
        return Optional.of(new Said(words, mark));
    }

    // Word processors put them in unseen; they break a line, or the one before.
    private Optional<Said> blank() {
        for (int number = found.mark().line();
                number >= Math.max(1, found.mark().line() - 1);
                number--) {
            int column = source.line(number).indexOf('\u00a0');
            if (column >= 0) {
                return at(
                        new Mark(number, column + 1), "a no-break space, as word processors write them; type a blank");
            }
        }
        return found.words().startsWith("found character '\\t(TAB)'")
                ? at(found.mark(), "a tab; type a blank instead")
                : Optional.empty();
    }

    private Optional<Said> inText() {
        if (found.words().contains("another document")) {
            return at(found.mark(), "a second document begins; a file holds one policy");
        }
        if (within.words().equals("while scanning a block scalar")) {
            return at(
                    within.mark(),
                    "a text cannot begin so; put it in quotes, or compare a number as in {above: 1000} or {atMost: 2}");
        }
        Matcher taken = TAKEN.matcher(found.words());
        boolean isTaken = taken.matches();
        if (isTaken || within.words().matches("while scanning an (alias|anchor)")) {
            Mark mark = isTaken ? found.mark() : within.mark();
            String begins = isTaken ? taken.group(1) : line(mark).substring(mark.column() - 1, mark.column());
            return at(mark, "a text cannot begin with " + begins + "; " + QUOTED);
        }
        return Optional.empty();
    }

    private Optional<Said> colon() {
        if (found.words().equals("mapping values are not allowed here")) {
            boolean isKey =
                    line(found.mark()).substring(0, found.mark().column() - 1).matches("\\s*(- )?[\\w.-]+");
            return isKey
                    ? at(
                            new Mark(found.mark().line(), start(found.mark().line())),
                            "this key belongs further left, or the line above is not finished")
                    : at(found.mark(), COLON);
        }
        if (!found.words().equals("could not find expected ':'")) {
            return Optional.empty();
        }
        return TIGHT_KEY.matcher(line(within.mark()).strip()).matches()
                ? at(within.mark(), "a blank is missing behind the colon")
                : at(within.mark(), "no key with a colon; the second line of a text begins with blanks");
    }

    private Optional<Said> unfinished() {
        if (within.words().equals("while scanning a quoted scalar")) {
            return at(within.mark(), "the quotes that begin here do not end");
        }
        if (!within.words().matches("while parsing a flow (mapping|sequence)")) {
            return Optional.empty();
        }
        boolean isAtEnd = found.words().endsWith("<stream end>");
        if (found.mark().line() == within.mark().line() && !isAtEnd) {
            return found.words().endsWith("but got :") ? at(found.mark(), COLON) : quoteEnds();
        }
        return line(within.mark()).contains(" #")
                ? at(
                        new Mark(within.mark().line(), line(within.mark()).indexOf(" #") + 2),
                        "'#' begins a comment; " + QUOTED)
                : at(within.mark(), "what begins here has no end: a } or ] is missing");
    }

    private Optional<Said> quoteEnds() {
        String before = line(found.mark())
                .substring(
                        0,
                        Math.min(found.mark().column() - 1, line(found.mark()).length()));
        return QUOTE_BEFORE.matcher(before).matches() || before.contains("'")
                ? at(
                        found.mark(),
                        "the quotes have ended before this; put double quotes around the whole text: \"...\"")
                : Optional.empty();
    }

    private Optional<Said> outOfLine() {
        if (!found.words().startsWith("expected <block end>")) {
            return Optional.empty();
        }
        if (found.words().endsWith("'<scalar>'") && quoteEnds().isPresent()) {
            return at(
                    found.mark(),
                    "the quotes have ended before this; " + QUOTED + ". Several values are a list: [yes, unknown]");
        }
        if (NO_HYPHEN.matcher(line(found.mark()).strip()).matches()) {
            return at(found.mark(), "an entry of a list begins with a hyphen and a blank: '- '");
        }
        int above = above();
        return at(
                found.mark(),
                "out of line: what belongs together begins in the same column, but this begins in column %d and line %d in column %d"
                        .formatted(found.mark().column(), above, start(above)));
    }

    private int above() {
        int number = found.mark().line() - 1;
        while (number > 1 && source.line(number).isBlank()) {
            number--;
        }
        return number;
    }

    private int start(int number) {
        String line = source.line(number);
        return line.length() - line.stripLeading().length() + 1;
    }
}
