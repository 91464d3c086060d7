package org.policyalerts.dynamodb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Note.SaidOverdue;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.alert.Note.WithheldChange;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

/** Notes as the texts in an incident's state: parts between bars, of which only the last may hold bars itself. */
final class NoteCodec {

    private static final Pattern FAILURE = Pattern.compile(
            "([^|]+)\\|not checked, v(\\d{1,9})\\|(info|medium|high|critical)\\|([^|]*)\\|(.*)", Pattern.DOTALL);
    private static final Pattern WITHHELD =
            Pattern.compile("withheld\\|(" + kinds() + ")\\|([^|]+)\\|(.*)", Pattern.DOTALL);
    private static final Pattern OVERDUE = Pattern.compile("([^|]+)\\|overdue\\|(.*)", Pattern.DOTALL);
    private static final Pattern REMINDER = Pattern.compile("([^|]+)\\|(.*)", Pattern.DOTALL);

    private NoteCodec() {}

    private static String kinds() {
        return Arrays.stream(AlertChange.Kind.values()).map(NoteCodec::text).collect(Collectors.joining("|"));
    }

    static String write(Note note) {
        if (note instanceof ReportedFailure failure) {
            return String.join(
                    "|",
                    failure.policy().value(),
                    "not checked, v" + failure.version(),
                    failure.severity().text(),
                    String.join(",", failure.audience()),
                    failure.title());
        }
        if (note instanceof WithheldChange change) {
            return String.join(
                    "|", "withheld", text(change.kind()), change.alert().value(), String.join(",", change.audiences()));
        }
        if (note instanceof SaidOverdue overdue) {
            return overdue.policy().value() + "|overdue|" + overdue.cause();
        }
        SentReminder reminder = (SentReminder) note;
        return reminder.policy().value() + "|" + reminder.cause();
    }

    /**
     * Reads what {@link #write} writes. Any other text with a bar is taken for a reminder, which is harmless: no clock
     * has such a cause, and so the next decision drops it. A text without one was never written; it is left out, for
     * nobody would know what to say because of it.
     */
    static Optional<Note> read(String text) {
        return failure(FAILURE.matcher(text))
                .or(() -> withheld(WITHHELD.matcher(text)))
                .or(() -> overdue(OVERDUE.matcher(text)))
                .or(() -> reminder(REMINDER.matcher(text)));
    }

    private static Optional<Note> failure(Matcher parts) {
        return parts.matches()
                ? Optional.of(new ReportedFailure(
                        new PolicyId(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Severity.of(parts.group(3)),
                        list(parts.group(4)),
                        parts.group(5)))
                : Optional.empty();
    }

    private static Optional<Note> withheld(Matcher parts) {
        return parts.matches() && AlertId.isWellFormed(parts.group(2))
                ? Optional.of(new WithheldChange(
                        new AlertId(parts.group(2)),
                        AlertChange.Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                        list(parts.group(3))))
                : Optional.empty();
    }

    private static Optional<Note> overdue(Matcher parts) {
        return parts.matches()
                ? Optional.of(new SaidOverdue(new PolicyId(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    private static Optional<Note> reminder(Matcher parts) {
        return parts.matches()
                ? Optional.of(new SentReminder(new PolicyId(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static String text(AlertChange.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
