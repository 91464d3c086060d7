package org.policyalerts.alert.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.policyalerts.text.PlainText;

/** The lines of an iCalendar file (RFC 5545, 3.1): ended by CR and LF, folded where they are long. */
final class ContentLines {

    /** Of octets in UTF-8, not of characters; the break is not among them. */
    private static final int LONGEST = 75;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder lines = new StringBuilder();

    /** A value that needs no escaping. */
    ContentLines line(String name, String value) {
        int octets = 0;
        for (int letter : (name + ":" + value).codePoints().toArray()) {
            int size = octets(letter);
            if (octets + size > LONGEST) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.appendCodePoint(letter);
            octets += size;
        }
        lines.append("\r\n");
        return this;
    }

    /** A moment in UTC: no time zone has to be described, and none can be misunderstood. */
    ContentLines moment(String name, Instant at) {
        return line(name, MOMENT.format(at));
    }

    /** Text that others wrote, each of its paragraphs as a line. */
    ContentLines text(String name, String... paragraphs) {
        StringBuilder value = new StringBuilder();
        for (String paragraph : paragraphs) {
            value.append(value.isEmpty() ? "" : "\\n").append(escaped(PlainText.clean(paragraph)));
        }
        return line(name, value.toString());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    private static int octets(int letter) {
        if (letter < 0x80) {
            return 1;
        }
        return letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
