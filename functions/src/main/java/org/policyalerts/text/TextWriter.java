package org.policyalerts.text;

import java.util.ArrayList;
import java.util.List;

/** The lines of a message's text while it is written; none is wider than the medium. */
public final class TextWriter {

    private final List<String> lines = new ArrayList<>();

    public String text() {
        return String.join("\n", lines) + "\n";
    }

    /** One line, cut if it is too long. */
    public void line(String text) {
        lines.add(PlainText.shorten(text, PlainText.COLUMNS));
    }

    /** A line that is not to be cut: it fits already, or is an address. */
    public void wide(String text) {
        lines.add(text);
    }

    /** An element of a list that begins with a moment, its words as wide as the first line leaves them. */
    public void item(String mark, String moment, String text) {
        lines.addAll(PlainText.wrap(mark + moment, " ".repeat(mark.length()), PlainText.clean(text)));
    }

    /** The title of a section, after an empty line. */
    public void heading(String text) {
        line("");
        line(text);
    }

    /** As many lines as it takes; the first begins with a mark, and the others are indented as far. */
    public void paragraph(String mark, String text) {
        lines.addAll(PlainText.wrap(mark, " ".repeat(mark.length()), PlainText.clean(text)));
    }

    /** A paragraph of a section. */
    public void prose(String text) {
        paragraph("   ", text);
    }
}
