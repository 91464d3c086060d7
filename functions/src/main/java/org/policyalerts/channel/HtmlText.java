package org.policyalerts.channel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.policyalerts.channel.TextSections.Entry;
import org.policyalerts.channel.TextSections.Section;
import org.policyalerts.text.PlainText;

/**
 * A message's text as HTML that mail programs show: tables, lists and a few inline styles, no image, no script, nothing
 * from elsewhere.
 *
 * <p>No colour of text or ground is named, so that a dark screen stays dark, and nothing is wider than a telephone. The
 * only link is the one that our own document gives: an address in a report stays plain text.
 */
final class HtmlText {

    private static final String START = """
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            </head>
            <body style="margin:0;padding:0">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
            <tr><td style="padding:16px">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" \
            style="max-width:640px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.4">
            """;
    private static final String END = """
            </table>
            </td></tr>
            </table>
            </body>
            </html>
            """;
    private static final String HEADING = "margin:0 0 4px 0;font-size:14px;letter-spacing:1px";
    private static final String PARAGRAPH = "margin:0 0 6px 0";
    private static final String LIST = "margin:0;padding:0 0 0 24px";

    /** Between a task's time and its words; nothing that a report says has so many spaces. */
    private static final String AFTER_MOMENT = "   ";

    private final StringBuilder html = new StringBuilder();
    private final Optional<String> link;

    private HtmlText(Optional<String> link) {
        this.link = link;
    }

    /**
     * A page.
     *
     * @param link where to answer, as the message's document says; the text may show it and others
     */
    static String of(String subject, String text, Optional<String> link) {
        HtmlText page = new HtmlText(link.filter(url -> url.startsWith("https://") || url.startsWith("http://")));
        List<Section> sections = TextSections.of(text);
        for (int i = 0; i < sections.size(); i++) {
            page.section(sections.get(i), i == 0);
        }
        return START.formatted(escaped(PlainText.clean(subject))) + page.html + END;
    }

    private void section(Section section, boolean isHead) {
        String border = isHead ? "border-left:4px solid #888888;padding:0 0 0 12px" : "padding:16px 0 0 0";
        html.append("<tr><td style=\"").append(border).append("\">\n");
        if (!section.heading().isEmpty()) {
            html.append("<h2 style=\"").append(HEADING).append("\">");
            html.append(escaped(section.heading())).append("</h2>\n");
        }
        entries(section.entries());
        html.append("</td></tr>\n");
    }

    private void entries(List<Entry> entries) {
        String open = "";
        for (Entry entry : entries) {
            String list = entry.mark().isEmpty() ? "" : entry.mark().matches("[0-9]+\\.") ? "ol" : "ul";
            if (!list.equals(open)) {
                close(open);
                open(list);
                open = list;
            }
            write(entry, list);
        }
        close(open);
    }

    private void open(String list) {
        if (!list.isEmpty()) {
            html.append('<').append(list).append(" style=\"").append(LIST).append("\">\n");
        }
    }

    private void close(String list) {
        if (!list.isEmpty()) {
            html.append("</").append(list).append(">\n");
        }
    }

    private void write(Entry entry, String list) {
        html.append(list.isEmpty() ? "" : list.equals("ol") ? numbered(entry) : "<li dir=\"auto\">");
        String before = entry.mark().equals("?") ? "? " : "";
        for (StringBuilder paragraph : entry.paragraphs()) {
            html.append("<p dir=\"auto\" style=\"").append(PARAGRAPH).append("\">");
            html.append(before).append(words(paragraph.toString())).append("</p>\n");
            before = "";
        }
        entries(entry.inner());
        html.append(list.isEmpty() ? "" : "</li>\n");
    }

    /** By its own number, since a list may be only part of one. */
    private static String numbered(Entry entry) {
        return "<li dir=\"auto\" value=\"" + entry.mark().replace(".", "") + "\">";
    }

    private String words(String text) {
        Matcher labelled = TextSections.LABELLED.matcher(text);
        if (labelled.matches()) {
            return "<strong>" + labelled.group(1) + ":</strong>" + linked(labelled.group(2));
        }
        int words = text.indexOf(AFTER_MOMENT);
        if (words > 0) {
            return "<strong>" + escaped(text.substring(0, words)) + "</strong>" + linked(text.substring(words));
        }
        return text.contains(TextSections.LEVEL) ? "<strong>" + escaped(text) + "</strong>" : linked(text);
    }

    /** Whoever reads sees the whole address, so that no link goes where it does not say. */
    private String linked(String text) {
        String safe = escaped(text);
        if (link.isEmpty()) {
            return safe;
        }
        String address = escaped(link.get());
        int at = safe.indexOf(address);
        int end = at + address.length();
        boolean isWhole = at >= 0 && (end == safe.length() || safe.charAt(end) == ' ');
        return isWhole
                ? safe.substring(0, at) + "<a href=\"" + address + "\">" + address + "</a>" + safe.substring(end)
                : safe;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
