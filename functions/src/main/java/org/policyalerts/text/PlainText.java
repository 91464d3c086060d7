package org.policyalerts.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes foreign text harmless and fits it into lines that a terminal or a phone shows as they are.
 *
 * <p>Columns are counted as the terminal that needs most of them draws them: two for East Asian wide letters, emoji and
 * symbols that some fonts draw as emoji, none for marks on a letter. An emoji that is joined of several counts as all
 * of them, because not every screen joins them. So a line may be narrower than counted, but never wider.
 */
public final class PlainText {

    /** The widest line of a message, in columns. */
    public static final int COLUMNS = 78;

    /** As many as any living script needs. More of them on one letter would be drawn over the lines above and below. */
    private static final int MOST_MARKS = 4;

    /** No real character is wider, not even the emoji of a family of four. */
    private static final int WIDEST_CHARACTER = 16;

    /** A character as people see it; it may consist of several code points. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    /**
     * The blocks whose letters take two columns (Unicode Standard Annex 11, W and F), and those with symbols that may
     * become emoji.
     */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x23FF},
        {0x25AA, 0x27BF},
        {0x2B1B, 0x2B55},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F000, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private PlainText() {}

    /**
     * One line in NFC without control characters, line breaks, invisible marks that turn the reading direction, or
     * piles of marks on one letter.
     */
    public static String clean(String foreign) {
        StringBuilder kept = new StringBuilder();
        int marks = 0;
        for (int c :
                Normalizer.normalize(foreign, Normalizer.Form.NFC).codePoints().toArray()) {
            marks = isMark(c) || isJoiner(c) ? marks + 1 : 0;
            if (marks <= MOST_MARKS) {
                keep(c, kept);
            }
        }
        return kept.toString().strip().replaceAll(" {2,}", " ");
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Persian and emoji need these joiners. Every other invisible format character can only deceive the reader. */
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    private static void keep(int c, StringBuilder kept) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> kept.append(' ');
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {
                if (isJoiner(c)) {
                    kept.appendCodePoint(c);
                }
            }
            default -> kept.appendCodePoint(c);
        }
    }

    /** How many columns a terminal uses: two for wide East Asian letters and emoji, none for combining marks. */
    public static int width(String text) {
        return text.codePoints().map(PlainText::width).sum();
    }

    private static int width(int c) {
        if (isMark(c) || Character.getType(c) == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text, or as much of it as fits with an ellipsis; never cut inside a character as people see it. */
    public static String shorten(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        return fitting(text, columns - 3).stripTrailing() + "...";
    }

    /** As many of a list as fit into one line, at least the beginning of the first, and how many more there are. */
    public static String listed(List<String> texts, String separator, int columns) {
        StringBuilder told = new StringBuilder();
        int count = 0;
        for (String text : texts) {
            int left = texts.size() - count - 1;
            String longer = (count == 0 ? "" : separator) + text;
            if (width(told.toString()) + width(longer) + width(more(left)) > columns) {
                break;
            }
            told.append(longer);
            count++;
        }
        String more = more(texts.size() - Math.max(count, 1));
        return (count == 0 ? shorten(texts.get(0), columns - more.length()) : told) + more;
    }

    private static String more(int count) {
        return count == 0 ? "" : " and " + count + " more";
    }

    private static String fitting(String text, int columns) {
        Matcher characters = CHARACTER.matcher(text);
        int end = 0;
        int left = columns;
        while (left >= 0 && characters.find()) {
            String character = characters.group();
            if (width(character) > WIDEST_CHARACTER) {
                return text.substring(0, end) + fittingPart(character, left);
            }
            left -= width(character);
            end = left < 0 ? end : characters.end();
        }
        return text.substring(0, end);
    }

    /** What fits of a long chain of joined emoji, which Unicode counts as a single character. */
    private static String fittingPart(String chain, int columns) {
        int end = 0;
        int left = columns;
        while (end < chain.length()) {
            int c = chain.codePointAt(end);
            left -= width(c);
            if (left < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return chain.substring(0, end);
    }

    /** Lines of at most {@link #COLUMNS} columns; the first begins with {@code first}, the others with {@code rest}. */
    public static List<String> wrap(String first, String rest, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            String left = word;
            if (!empty && width(line.toString()) + 1 + width(left) > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(rest);
                empty = true;
            }
            while (empty && width(line.toString()) + width(left) > COLUMNS) {
                String part = fitting(left, COLUMNS - width(line.toString()));
                lines.add(line + part);
                left = left.substring(part.length());
                line = new StringBuilder(rest);
            }
            line.append(empty ? "" : " ").append(left);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text in printable ASCII: accents dropped, Greek and Cyrillic spelt in Latin letters, the rest left out. */
    public static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        Normalizer.normalize(clean(text), Normalizer.Form.NFKD)
                .codePoints()
                .forEach(c -> ascii.append(c >= 0x20 && c <= 0x7E ? Character.toString(c) : Transliteration.of(c)));
        return ascii.toString().strip().replaceAll(" {2,}", " ");
    }
}
