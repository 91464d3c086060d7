package org.policyalerts.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.text.PlainText;

/**
 * The sections of a message's text, with its lines joined again to the paragraphs that they were wrapped from.
 *
 * <p>The text is the master: whatever else shows a message is made from this, also of messages that were written long
 * ago. A line goes on in the next one if that one's first word had no room left in it.
 */
final class TextSections {

    private static final Pattern ITEM = Pattern.compile("( +(?=[-?])| *(?=[0-9]))(-|\\?|[0-9]+\\.) (.+)");
    private static final String ANSWER = "Answer: ";

    /** A line in the head of a message with what it begins with, and what follows. */
    static final Pattern LABELLED = Pattern.compile("(What|Where|New|Claimed by|Yours|Answer):( .*)");

    /** In the line that says how grave it is and how far it may go. */
    static final String LEVEL = " · TLP:";

    private final List<Section> sections = new ArrayList<>();
    private List<Entry> entries = new ArrayList<>();
    private String heading = "";
    private String line = "";
    private int hanging;

    private TextSections() {}

    /** Consecutive lines of a text, without the empty ones around them; the heading is empty if it has none. */
    record Section(String heading, List<Entry> entries) {}

    /**
     * A paragraph, or an item of a list with all that belongs to it.
     *
     * @param mark "-", "?" or a number with its full stop; empty for a paragraph
     * @param paragraphs of it, the first beginning right after the mark
     * @param inner items of a list within it
     */
    record Entry(String mark, List<StringBuilder> paragraphs, List<Entry> inner) {
        static Entry of(String mark, String text) {
            List<StringBuilder> paragraphs = new ArrayList<>();
            paragraphs.add(new StringBuilder(text));
            return new Entry(mark, paragraphs, new ArrayList<>());
        }

        private Entry last() {
            return inner.isEmpty() ? this : inner.get(inner.size() - 1);
        }
    }

    static List<Section> of(String text) {
        TextSections sections = new TextSections();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            sections.add(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : "");
        }
        sections.close();
        return sections.sections;
    }

    private void add(String next, String after) {
        if (next.isBlank()) {
            close();
            return;
        }
        int indent = indent(next);
        Matcher item = ITEM.matcher(next);
        if (entries.isEmpty()
                && heading.isEmpty()
                && indent == 0
                && indent(after) > 0
                && !LABELLED.matcher(next).matches()) {
            heading = next;
        } else if (!entries.isEmpty() && indent == hanging && goesOn(next)) {
            open().append(' ').append(next.strip());
        } else if (item.matches()) {
            begin(item);
        } else if (!entries.isEmpty()
                && indent > 0
                && indent == hanging
                && !latest().mark().isEmpty()) {
            latest().last().paragraphs().add(new StringBuilder(next.strip()));
        } else {
            entries.add(Entry.of("", next.strip()));
            hanging = LABELLED.matcher(next).matches() && indent(after) > 0 ? indent(after) : indent;
        }
        line = next;
    }

    private void begin(Matcher item) {
        Entry entry = Entry.of(item.group(2), item.group(3).strip());
        boolean isInner = item.group(1).length() > 1
                && !entries.isEmpty()
                && latest().mark().equals("-");
        (isInner ? latest().inner() : entries).add(entry);
        hanging = item.start(3);
    }

    /** Lines with a meaning of their own in the head of a message begin anew, however full the line before is. */
    private boolean goesOn(String next) {
        String word = next.strip().split(" ", 2)[0];
        return !LABELLED.matcher(next).matches()
                && !line.startsWith(ANSWER)
                && !next.contains(LEVEL)
                && PlainText.width(line) + 1 + PlainText.width(word) > PlainText.COLUMNS;
    }

    private void close() {
        if (!entries.isEmpty()) {
            sections.add(new Section(heading, entries));
        }
        entries = new ArrayList<>();
        heading = "";
        line = "";
        hanging = 0;
    }

    private Entry latest() {
        return entries.get(entries.size() - 1);
    }

    private StringBuilder open() {
        List<StringBuilder> paragraphs = latest().last().paragraphs();
        return paragraphs.get(paragraphs.size() - 1);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
