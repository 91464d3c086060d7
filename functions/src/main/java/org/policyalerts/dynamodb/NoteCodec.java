package org.policyalerts.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.DuplicateOf;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

/** Notes as the texts in an incident's state: parts between bars, of which only the last may hold bars itself. */
final class NoteCodec {

    private static final Pattern FAILURE = Pattern.compile(
            "([^|]+)\\|not checked, v(\\d{1,9})\\|(info|medium|high|critical)\\|([^|]*)\\|(.*)", Pattern.DOTALL);
    private static final Pattern REMINDER_LEFT = Pattern.compile("([^|]*)\\|([^|]+)\\|(.*)", Pattern.DOTALL);
    private static final Pattern REMINDER = Pattern.compile("([^|]+)\\|(.*)", Pattern.DOTALL);

    /** No policy has such an id, nor the next. */
    private static final String DUPLICATE = "(duplicate of)|";

    private static final String LEFT = "(still to remind)|";

    private NoteCodec() {}

    static String write(Note note) {
        if (note instanceof ReportedFailure failure) {
            return String.join(
                    "|",
                    failure.policy().value(),
                    "not checked, v" + failure.version(),
                    failure.severity().text(),
                    names(failure.audience()),
                    failure.title());
        }
        if (note instanceof DuplicateOf duplicate) {
            return DUPLICATE + duplicate.primary();
        }
        SentReminder reminder = (SentReminder) note;
        String sent = reminder.policy().value() + "|" + reminder.cause();
        return reminder.left().isEmpty()
                ? sent
                : LEFT + names(reminder.left().stream().sorted().toList()) + "|" + sent;
    }

    /** Operators may be called anything. */
    private static String names(List<String> names) {
        return names.stream()
                .map(name -> name.replace("%", "%25").replace(",", "%2C").replace("|", "%7C"))
                .collect(Collectors.joining(","));
    }

    /**
     * Reads what {@link #write} writes. Any other text with a bar, such as the first edition wrote of what could not be
     * said, is taken for a reminder, which is harmless: no clock has such a cause, and so the next decision drops it. A
     * text without one was never written; it is left out, for nobody would know what to say because of it.
     */
    static Optional<Note> read(String text) {
        if (text.startsWith(DUPLICATE)) {
            return Optional.of(new DuplicateOf(new IncidentId(text.substring(DUPLICATE.length()))));
        }
        if (text.startsWith(LEFT)) {
            return reminderLeft(REMINDER_LEFT.matcher(text.substring(LEFT.length())));
        }
        return failure(FAILURE.matcher(text)).or(() -> reminder(REMINDER.matcher(text)));
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

    private static Optional<Note> reminder(Matcher parts) {
        return parts.matches()
                ? Optional.of(new SentReminder(new PolicyId(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    private static Optional<Note> reminderLeft(Matcher parts) {
        return parts.matches()
                ? Optional.of(new SentReminder(
                        new PolicyId(parts.group(2)), parts.group(3), Set.copyOf(list(parts.group(1)))))
                : Optional.empty();
    }

    private static List<String> list(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1))
                        .map(name ->
                                name.replace("%7C", "|").replace("%2C", ",").replace("%25", "%"))
                        .toList();
    }
}
