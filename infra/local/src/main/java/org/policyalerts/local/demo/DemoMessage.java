package org.policyalerts.local.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.alert.Recipient;

/**
 * A message as it lies in an inbox.
 *
 * @param to the audience it went to, of an operator with its organisation
 */
record DemoMessage(Recipient to, String kind, String code, String subject, String text) {

    /** What a reader has to do and by when, without which task that is; of a digest how much is late and open. */
    private static final Pattern YOURS = Pattern.compile(
            "^(?:Yours: [^.:]* (?:late|open)(?=[,.])[^.:]*|(?:Still y|Y)ours.*?\\d\\d:\\d\\d|(?:Still y|Y)ours.*)",
            Pattern.MULTILINE);

    static DemoMessage of(Map<String, Object> delivered) {
        String audience = attribute(delivered, "audience");
        String organisation = attribute(delivered, "organisation");
        return new DemoMessage(
                Recipient.of(organisation.isEmpty() ? audience : audience + "@" + organisation),
                attribute(delivered, "kind"),
                attribute(delivered, "code"),
                String.valueOf(delivered.get("subject")),
                String.valueOf(delivered.get("text")));
    }

    private static String attribute(Map<String, Object> delivered, String name) {
        return delivered.get("attributes") instanceof Map<?, ?> fields && fields.get(name) instanceof String text
                ? text
                : "";
    }

    boolean isAlert() {
        return kind.equals("alert");
    }

    boolean isCorrection() {
        return kind.equals("correction");
    }

    /** What it comes to, in one line. */
    String gist() {
        Matcher yours = YOURS.matcher(text);
        if (isCorrection()) {
            return text.lines().findFirst().orElse(subject).replace("CORRECTION. ", "");
        }
        return yours.find() ? yours.group() : subject;
    }

    /** The text without the report it is about and what its label means. */
    String withoutFoot() {
        return text.substring(0, Math.max(0, text.lastIndexOf("\n\n")) + 1);
    }

    int lines() {
        return (int) text.lines().count();
    }
}
