package org.policyalerts.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.channel.TextSections.Entry;
import org.policyalerts.json.JsonWriter;

/**
 * The head of a message as the chats take it. What a report says is never markup there: no link, no picture that would
 * be fetched, and nobody is called by an {@code @}.
 */
final class ChatText {

    /** What Mattermost reads as markup. */
    private static final String MARKDOWN = "([\\\\`*_{}\\[\\]()#+.!|>~-])";

    private static final String NO_CALL = "@\u200B";

    private ChatText() {}

    static String of(Address.Kind kind, String subject, String text, Optional<String> link) {
        List<String> lines = new ArrayList<>();
        lines.add(subject);
        TextSections.of(text).stream()
                .limit(1)
                .flatMap(section -> section.entries().stream())
                .map(Entry::paragraphs)
                .map(paragraphs -> String.join(" ", paragraphs))
                .forEach(lines::add);
        return JsonWriter.canonical(
                switch (kind) {
                    case SLACK -> slack(lines);
                    case MATTERMOST -> Map.of("text", mattermost(lines, link));
                    case TEAMS -> teams(lines, link);
                });
    }

    /** Slack documents these three characters as the only ones to escape ("Formatting text for app surfaces"). */
    private static Map<String, Object> slack(List<String> lines) {
        String text = String.join("\n", lines)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", text);
        body.put("mrkdwn", false);
        body.put("link_names", false);
        body.put("unfurl_links", false);
        body.put("unfurl_media", false);
        return body;
    }

    /** Our own link is left as it is, so that it can be followed. */
    private static String mattermost(List<String> lines, Optional<String> link) {
        return lines.stream()
                .map(line -> {
                    int at = link.map(line::indexOf).orElse(-1);
                    return at < 0 || !line.startsWith("Answer: ")
                            ? inert(line)
                            : inert(line.substring(0, at))
                                    + link.get()
                                    + inert(line.substring(at + link.get().length()));
                })
                .collect(Collectors.joining("  \n"));
    }

    private static String inert(String line) {
        return line.replaceAll(MARKDOWN, "\\\\$1")
                .replace("@", NO_CALL)
                .replace("://", ":\u200B//")
                .replace("<", "&lt;");
    }

    /** Runs of text, which Adaptive Cards show as they are; a block of text would be read as markup. */
    private static Map<String, Object> teams(List<String> lines, Optional<String> link) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("type", "AdaptiveCard");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("version", "1.4");
        card.put("body", lines.stream().map(ChatText::block).toList());
        card.put(
                "actions",
                link.map(url -> List.of(Map.of("type", "Action.OpenUrl", "title", "Answer at the desk", "url", url)))
                        .orElse(List.of()));
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("content", card);
        return Map.of("type", "message", "attachments", List.of(attachment));
    }

    private static Map<String, Object> block(String line) {
        return Map.of("type", "RichTextBlock", "inlines", List.of(Map.of("type", "TextRun", "text", line)));
    }
}
