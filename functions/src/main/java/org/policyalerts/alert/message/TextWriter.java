package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.List;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/**
 * The lines of a message while it is written: none wider than the medium, lists and long texts cut as the detail says.
 */
final class TextWriter {

    private final DetailLevel detail;
    private final OmittedCounts omitted = new OmittedCounts();
    private final List<String> lines = new ArrayList<>();

    TextWriter(DetailLevel detail) {
        this.detail = detail;
    }

    /** What was cut so far. */
    OmittedCounts left() {
        return omitted;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** One line, cut if it is too long. */
    void line(String text) {
        lines.add(PlainText.shorten(text, PlainText.COLUMNS));
    }

    void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    /** As many lines as it takes. */
    void paragraph(String first, String rest, String text) {
        lines.addAll(PlainText.wrap(first, rest, PlainText.clean(text)));
    }

    void prose(String text) {
        paragraph("   ", "   ", text);
    }

    /** A policy by its title, with what staff quote it by. */
    void named(String title, Severity severity, String version) {
        paragraph(" * ", "   ", title + " (" + severity.text() + ", " + version + ")");
    }

    /** The first of a list, one a paragraph; the others are counted under a plural. */
    void bullets(int most, List<String> texts, String plural) {
        omitted.first(most, texts, plural).forEach(text -> paragraph("   - ", "     ", text));
    }

    /** As much of a text as the detail allows; what was cut is counted under a plural. */
    String cut(String text, String plural) {
        String told = PlainText.shorten(text, detail.stepColumns());
        omitted.add(told.equals(text) ? 0 : 1, plural);
        return told;
    }
}
