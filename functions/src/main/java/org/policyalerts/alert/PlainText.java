package org.policyalerts.alert;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes foreign text harmless and fits it into lines that a terminal or a phone shows as they are. */
final class PlainText {

    /** The widest line of a message, in columns. */
    static final int COLUMNS = 78;

    /** The blocks whose letters take two columns (Unicode Standard Annex 11, W and F). */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private PlainText() {}

    /** One line in NFC without control characters, line breaks or invisible marks that turn the reading direction. */
    static String clean(String foreign) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(foreign, Normalizer.Form.NFC).codePoints().forEach(c -> keep(c, kept));
        return kept.toString().strip().replaceAll(" {2,}", " ");
    }

    private static void keep(int c, StringBuilder kept) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> kept.append(' ');
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {
                // Zero-width joiners shape Persian and emoji; every other invisible format character can only deceive.
                if (c == 0x200C || c == 0x200D) {
                    kept.appendCodePoint(c);
                }
            }
            default -> kept.appendCodePoint(c);
        }
    }

    /** How many columns a terminal uses: two for wide East Asian letters and emoji, none for combining marks. */
    static int width(String text) {
        return text.codePoints().map(PlainText::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
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
    static String shorten(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        return fitting(text, columns - 3).stripTrailing() + "...";
    }

    private static String fitting(String text, int columns) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            if (width(text.substring(0, next)) > columns) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** Lines of at most {@link #COLUMNS} columns; the first begins with {@code first}, the others with {@code rest}. */
    static List<String> wrap(String first, String rest, String text) {
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
    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        Normalizer.normalize(clean(text), Normalizer.Form.NFKD)
                .codePoints()
                .forEach(c -> ascii.append(c >= 0x20 && c <= 0x7E ? Character.toString(c) : Romanised.of(c)));
        return ascii.toString().strip().replaceAll(" {2,}", " ");
    }
}
