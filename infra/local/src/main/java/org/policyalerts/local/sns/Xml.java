package org.policyalerts.local.sns;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Answers of the Query protocol as XML. */
final class Xml {

    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private Xml() {}

    static String response(String action, String result) {
        return "<" + action + "Response xmlns=\"" + NAMESPACE + "\">"
                + (result.isEmpty() ? "" : tag(action + "Result", result))
                + tag("ResponseMetadata", requestId())
                + "</" + action + "Response>";
    }

    static String error(SnsRefusal refusal) {
        String error = tag("Type", "Sender") + text("Code", refusal.code()) + text("Message", refusal.reason());
        return "<ErrorResponse xmlns=\"" + NAMESPACE + "\">" + tag("Error", error) + requestId() + "</ErrorResponse>";
    }

    private static String requestId() {
        return tag("RequestId", UUID.randomUUID().toString());
    }

    static <T> String members(String name, List<T> elements, Function<T, String> content) {
        StringBuilder members = new StringBuilder();
        elements.forEach(element -> members.append(tag("member", content.apply(element))));
        return tag(name, members.toString());
    }

    static String attributes(Map<String, String> attributes) {
        StringBuilder entries = new StringBuilder();
        attributes.forEach((name, value) -> entries.append(tag("entry", text("key", name) + text("value", value))));
        return tag("Attributes", entries.toString());
    }

    static String text(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return tag(name, escaped.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "?"));
    }

    private static String tag(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
