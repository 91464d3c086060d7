package org.policyalerts.local.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.alert.AudienceNames;
import org.policyalerts.alert.Recipient;

/**
 * A message as it lies in an inbox.
 *
 * @param to the audience it went to, of an operator with its organisation
 */
record DemoMessage(Recipient to, String kind, String severity, String code, String subject, String text) {

    /** What a reader has to do and by when, without which task that is. */
    private static final Pattern YOURS = Pattern.compile(
            "^(?:(?:Still y|Y)ours.*?\\d\\d:\\d\\d|(?:Still y|Y)ours.*|\\d+ tasks? of yours [^:]*)", Pattern.MULTILINE);

    static DemoMessage of(Map<String, Object> delivered) {
        Map<?, ?> attributes = (Map<?, ?>) delivered.get("attributes");
        Object organisation = attributes.get("organisation");
        return new DemoMessage(
                Recipient.of(attributes.get("audience") + (organisation == null ? "" : "@" + organisation)),
                String.valueOf(attributes.get("kind")),
                String.valueOf(attributes.get("severity")),
                delivered.get("json") instanceof Map<?, ?> json ? String.valueOf(json.get("code")) : "",
                String.valueOf(delivered.get("subject")),
                String.valueOf(delivered.get("text")));
    }

    boolean isAlert() {
        return kind.equals("alert");
    }

    boolean isCorrection() {
        return kind.equals("correction");
    }

    /** "the foreign ministry". */
    String reader() {
        return AudienceNames.DEFAULT.of(to);
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
