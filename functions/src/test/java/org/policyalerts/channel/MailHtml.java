package org.policyalerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What mail programs show of HTML, and what a reader reads in it. */
final class MailHtml {

    /** Known to every program in wide use (caniemail.com), and none of them loads, sends or runs anything. */
    private static final Set<String> TAGS = Set.of(
            "html", "head", "meta", "title", "body", "table", "tr", "td", "h2", "p", "strong", "ul", "ol", "li", "a");

    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "dir",
            "charset",
            "name",
            "content",
            "style",
            "role",
            "width",
            "cellpadding",
            "cellspacing",
            "border",
            "value",
            "href");

    private static final Set<String> STYLES = Set.of(
            "margin",
            "padding",
            "max-width",
            "font-family",
            "font-size",
            "line-height",
            "letter-spacing",
            "border-left");

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z0-9]+)((?:\\s+[a-z-]+=\"[^\"<>]*\")*)\\s*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final Set<String> EMPTY = Set.of("meta");

    private MailHtml() {}

    /** Fails unless every tag is one of the few, closed in its turn, and no other bracket is left. */
    static void assertShown(String html) {
        String body = html.replaceFirst("^<!DOCTYPE html>\n", "");
        List<String> open = new ArrayList<>();
        Matcher tags = TAG.matcher(body);
        while (tags.find()) {
            assertThat(TAGS).contains(tags.group(2));
            assertAttributes(tags.group(3));
            if (!tags.group(1).isEmpty()) {
                assertThat(open.remove(open.size() - 1)).isEqualTo(tags.group(2));
            } else if (!EMPTY.contains(tags.group(2))) {
                open.add(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
        assertThat(TAG.matcher(body).replaceAll("")).doesNotContainPattern("[<>]");
        assertThat(html).hasSizeLessThan(100 * 1024);
    }

    private static void assertAttributes(String all) {
        Matcher attributes = ATTRIBUTE.matcher(all);
        while (attributes.find()) {
            assertThat(ATTRIBUTES).contains(attributes.group(1));
            if (attributes.group(1).equals("style")) {
                assertThat(attributes.group(2)).doesNotContain("url", "expression", "@", "\\");
                Arrays.stream(attributes.group(2).split(";", -1))
                        .forEach(style -> assertThat(STYLES).contains(style.split(":", 2)[0]));
            }
        }
    }

    /** The addresses that it links to. */
    static List<String> links(String html) {
        return Pattern.compile("href=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(link -> plain(link.group(1)))
                .toList();
    }

    /** The words in it, numbers of lists included. */
    static List<String> words(String html) {
        String body = html.replaceFirst("(?s)^.*<body", "<body").replaceAll("<li[^>]* value=\"([0-9]+)\">", "$1. ");
        return split(plain(body.replaceAll("</?(strong|a)\\b[^>]*>", "").replaceAll("<[^>]*>", " ")));
    }

    /** The words of a text; the marks of lists are drawn by the program that shows them. */
    static List<String> split(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.equals("-"))
                .toList();
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
