package org.policyalerts.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.policyalerts.delivery.OutboundMessage;

/** What messages come to for those who have to read them, by audience. */
record MessageTable(Map<String, Row> rows) {

    /**
     * One audience.
     *
     * @param repeated lines that an earlier message to it had already; the label's meaning and headings do not count
     * @param cut lines that end in the middle of a sentence
     * @param answerable messages that say how to answer
     */
    record Row(int messages, int lines, int repeated, int cut, int answerable) {

        Row and(Row other) {
            return new Row(
                    messages + other.messages,
                    lines + other.lines,
                    repeated + other.repeated,
                    cut + other.cut,
                    answerable + other.answerable);
        }

        int percentRepeated() {
            return lines == 0 ? 0 : 100 * repeated / lines;
        }
    }

    static MessageTable of(List<OutboundMessage> messages) {
        Map<String, List<OutboundMessage>> byAudience = new TreeMap<>();
        messages.forEach(message -> byAudience
                .computeIfAbsent(message.audience(), none -> new ArrayList<>())
                .add(message));
        Map<String, Row> rows = new TreeMap<>();
        byAudience.forEach((audience, all) -> rows.put(audience, row(all)));
        return new MessageTable(rows);
    }

    private static Row row(List<OutboundMessage> messages) {
        Set<String> read = new HashSet<>();
        Row row = new Row(0, 0, 0, 0, 0);
        for (OutboundMessage message : messages) {
            List<String> lines = message.text().lines().toList();
            int repeated = (int) lines.stream()
                    .filter(line -> isText(line) && read.contains(line))
                    .count();
            int cut = (int) lines.stream().filter(MessageTable::isCut).count();
            int answerable = lines.stream().anyMatch(line -> line.startsWith("Answer: ")) ? 1 : 0;
            row = row.and(new Row(1, lines.size(), repeated, cut, answerable));
            read.addAll(lines);
        }
        return row;
    }

    private static boolean isText(String line) {
        return !line.isBlank() && !line.equals(line.toUpperCase(Locale.ROOT)) && !line.startsWith("TLP:");
    }

    private static boolean isCut(String line) {
        return line.endsWith("...") || line.endsWith("…");
    }

    Row total() {
        return rows.values().stream().reduce(new Row(0, 0, 0, 0, 0), Row::and);
    }

    /** For people. */
    String inWords() {
        StringBuilder table = new StringBuilder(line("audience", "messages", "lines", "repeated", "cut", "answerable"));
        rows.forEach((audience, row) -> table.append(line(audience, row)));
        return table.append(line("all", total())).toString();
    }

    private static String line(String name, Row row) {
        return line(
                name,
                String.valueOf(row.messages()),
                String.valueOf(row.lines()),
                row.percentRepeated() + " %",
                String.valueOf(row.cut()),
                String.valueOf(row.answerable()));
    }

    private static String line(String name, String... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-32s", name));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, "%11s", cell));
        }
        return line.append('\n').toString();
    }
}
