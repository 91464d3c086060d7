package org.policyalerts.policy.parser;

import java.util.regex.Pattern;

/**
 * One thing wrong with a policy file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param text the offending line
 * @param message what is wrong, and what may have been meant
 */
public record PolicyProblem(String file, int line, int column, String text, String message) {

    private static final Pattern ACTING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]");

    /** Three lines: place and message, the offending line, a mark below the place. */
    public String render() {
        String gutter = "%6d | ".formatted(line);
        String indent = " ".repeat(gutter.length() - 2) + "| "
                + " ".repeat(Math.min(Math.max(0, column - 1), text.length())) + "^";
        return "%s:%d:%d: %s%n%s%s%n%s".formatted(file, line, column, plain(message), gutter, plain(text), indent);
    }

    /** Without the characters that control a terminal; every other character keeps its column. */
    private static String plain(String text) {
        return ACTING.matcher(text).replaceAll("\uFFFD");
    }
}
