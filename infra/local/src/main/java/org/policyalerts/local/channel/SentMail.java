package org.policyalerts.local.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.channel.Address.Mailbox;

/**
 * A mail that SES would take (Amazon SES API v2 reference, {@code SendEmail}, and developer guide, "Service quotas" and
 * "Amazon SES header fields").
 *
 * @param attachments file names and what the files hold
 */
public record SentMail(
        String id,
        Instant at,
        String from,
        String to,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        Map<String, String> attachments) {

    /** Whose addresses this machine's SES holds for verified. */
    public static final String VERIFIED = "policy-alerts.example";

    private static final int MOST_BYTES = 40 * 1024 * 1024;
    private static final int MOST_HEADERS = 15;
    private static final String HEADER_NAME = "[!-9;-~]{1,126}";
    private static final String HEADER_VALUE = "[ -~]{1,870}";

    /** SES writes these itself. */
    private static final Set<String> RESERVED = Set.of(
            "from", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version", "content-type", "return-path");

    static SentMail of(Map<?, ?> request, String id, Instant at, int bytes) {
        if (bytes > MOST_BYTES) {
            throw SesRefusal.rejected("Message length is more than 41943040 bytes long.");
        }
        String from = text(request, "FromEmailAddress");
        if (!from.endsWith("@" + VERIFIED)) {
            throw SesRefusal.rejected("Email address is not verified.");
        }
        List<?> to = list(map(request, "Destination"), "ToAddresses");
        if (to.size() != 1) {
            throw SesRefusal.badRequest("one mail is for one mailbox here");
        }
        String address = String.valueOf(to.get(0));
        if (new Mailbox(address).fault().isPresent()) {
            throw SesRefusal.badRequest("Illegal address");
        }
        Map<?, ?> simple = map(map(request, "Content"), "Simple");
        Map<?, ?> body = map(simple, "Body");
        return new SentMail(
                id,
                at,
                from,
                address,
                subject(simple),
                content(body, "Text"),
                content(body, "Html"),
                headers(list(simple, "Headers")),
                attachments(list(simple, "Attachments")));
    }

    private static String subject(Map<?, ?> simple) {
        String subject = content(simple, "Subject");
        if (subject.matches("(?s).*[\\r\\n\\x00].*")) {
            throw SesRefusal.badRequest("Subject must not hold line breaks.");
        }
        return subject;
    }

    private static String content(Map<?, ?> parent, String name) {
        Map<?, ?> content = map(parent, name);
        if (!"UTF-8".equals(content.get("Charset"))) {
            throw SesRefusal.badRequest(name + " has no charset.");
        }
        return text(content, "Data");
    }

    private static Map<String, String> headers(List<?> all) {
        Map<String, String> headers = new LinkedHashMap<>();
        Set<String> names = new HashSet<>(RESERVED);
        for (Object one : all) {
            String name = text((Map<?, ?>) one, "Name");
            String value = text((Map<?, ?>) one, "Value");
            if (!name.matches(HEADER_NAME)
                    || !value.matches(HEADER_VALUE)
                    || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw SesRefusal.badRequest("Invalid header " + name);
            }
            headers.put(name, value);
        }
        if (all.size() > MOST_HEADERS) {
            throw SesRefusal.badRequest("Too many headers");
        }
        return headers;
    }

    private static Map<String, String> attachments(List<?> all) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Object one : all) {
            Map<?, ?> file = (Map<?, ?>) one;
            String name = text(file, "FileName");
            if (!name.matches("[ -~&&[^/\\\\]]{1,255}")) {
                throw SesRefusal.badRequest("Invalid file name");
            }
            byte[] content = Base64.getDecoder().decode(text(file, "RawContent"));
            files.put(name, new String(content, StandardCharsets.UTF_8));
        }
        return files;
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        if (parent.get(name) instanceof Map<?, ?> map) {
            return map;
        }
        throw SesRefusal.badRequest(name + " is missing.");
    }

    private static List<?> list(Map<?, ?> parent, String name) {
        @Nullable Object value = parent.get(name);
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    private static String text(Map<?, ?> parent, String name) {
        if (parent.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw SesRefusal.badRequest(name + " is missing.");
    }

    /** As it is shown. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("at", at.toString());
        document.put("from", from);
        document.put("to", to);
        document.put("subject", subject);
        document.put("headers", headers);
        document.put("attachments", attachments);
        document.put("text", text);
        document.put("html", html);
        return document;
    }
}
