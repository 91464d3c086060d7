package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;
import org.policyalerts.text.TimeFormat;

/** A message while its text is written: how its readers are spoken to, and how much they are told. */
record NewsContext(
        Message message,
        TimeFormat times,
        Presentation presentation,
        Detail detail,
        TextWriter writer,
        OmittedCounts omitted) {

    /** Columns of a task that is only named. */
    private static final int BRIEF = 42;

    static NewsContext of(Message message, TimeFormat times, Presentation presentation, Detail detail) {
        return new NewsContext(message, times, presentation, detail, new TextWriter(), new OmittedCounts());
    }

    /**
     * How long the lists of a text are. What somebody has to do is shortened last, and what is new of it last of all.
     *
     * @param tasks of the reader's own that are told in all their words
     * @param named tasks of the reader's own at all, the others in a line each
     * @param changes told of what was told before
     * @param reasons policies that say why
     * @param reasonLines that each of them takes
     * @param others tasks of other audiences
     * @param claims and as many attributions
     * @param questions of what nobody knows yet
     */
    record Detail(
            int tasks, int named, int changes, int reasons, int reasonLines, int others, int claims, int questions) {

        private static final int ALL = Integer.MAX_VALUE;

        /** A screen that nobody has to scroll for long. */
        private static final int TYPICAL_ALERT = 45;

        /** From the most to the least. */
        private static final List<Detail> LEVELS = List.of(
                new Detail(ALL, ALL, ALL, 12, 2, 6, 10, 7),
                new Detail(ALL, ALL, 20, 8, 1, 6, 4, 4),
                new Detail(ALL, ALL, 12, 5, 1, 4, 2, 2),
                new Detail(ALL, ALL, 8, 4, 1, 3, 1, 1),
                new Detail(ALL, ALL, 8, 3, 1, 2, 0, 0),
                new Detail(ALL, ALL, 6, 2, 1, 0, 0, 0),
                new Detail(20, ALL, 6, 2, 1, 0, 0, 0),
                new Detail(14, ALL, 4, 1, 1, 0, 0, 0),
                new Detail(10, ALL, 4, 1, 1, 0, 0, 0),
                new Detail(7, ALL, 3, 1, 1, 0, 0, 0),
                new Detail(5, ALL, 3, 1, 1, 0, 0, 0),
                new Detail(3, ALL, 2, 0, 1, 0, 0, 0),
                new Detail(2, ALL, 2, 0, 1, 0, 0, 0),
                new Detail(1, ALL, 1, 0, 1, 0, 0, 0));

        /** Where not even that fits, so many tasks are named at all. */
        private static final List<Integer> FEWER_NAMED =
                List.of(40, 30, 20, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 1);

        /** Whether there is room for more than what acts. */
        boolean isRoomy() {
            return questions > 0;
        }

        static List<Detail> levels() {
            List<Detail> all = new ArrayList<>(LEVELS);
            FEWER_NAMED.forEach(named -> all.add(new Detail(1, named, 1, 0, 1, 0, 0, 0)));
            return all;
        }

        /** How many lines a message takes of that kind at most, as long as that leaves out none of its tasks. */
        int mostLines(Message.Kind kind) {
            return switch (kind) {
                case ALERT -> tasks == ALL && others > 0 ? TYPICAL_ALERT : 80;
                case INFORMATION -> 15;
                case UPDATE -> 40;
                case CORRECTION -> 25;
                case FULFILLED -> 12;
                case REMINDER -> 20;
            };
        }
    }

    String code() {
        return MessageCode.of(message.id());
    }

    /** The page that shows the message; empty if there is no desk. */
    Optional<String> link() {
        return link(presentation, message.id());
    }

    static Optional<String> link(Presentation presentation, String id) {
        return presentation.deskUrl().map(url -> url + "/desk#/m/" + MessageCode.of(id));
    }

    /** The same where no answer is owed, and there is more to read. */
    static String noAnswer(Presentation presentation, String id) {
        return link(presentation, id).isPresent()
                ? answer(presentation, id)
                : "Answer: none is owed. More at the desk, code " + MessageCode.of(id);
    }

    /** The line that says where to answer; the only one that may be wider than others. */
    static String answer(Presentation presentation, String id) {
        String code = "code " + MessageCode.of(id);
        return "Answer: "
                + link(presentation, id)
                        .map(link -> link + "    " + code)
                        .orElse(code + ", at the desk (take it, report it done, or decline)");
    }

    /** "the foreign ministry". */
    String name(Recipient recipient) {
        return PlainText.clean(presentation.names().of(recipient));
    }

    /** As many of a task's first words as tell it from others. */
    String brief(Task task) {
        return brief(task, BRIEF);
    }

    /** As many of a task's first words as fit. */
    static String brief(Task task, int columns) {
        String start = task.step().onBehalfOf() == null ? "" : "pass on: ";
        String words = start + Sentences.inside(PlainText.clean(task.step().words()));
        int end = words.length() <= columns ? -1 : words.lastIndexOf(' ', columns - 2);
        return end < start.length()
                ? PlainText.shorten(words, columns)
                : words.substring(0, end).replaceFirst("[,;:]$", "") + " …";
    }

    /** The words at the end of a list that was shortened; nothing if it was not. */
    String more(int count) {
        return count <= 0 ? "" : " … and " + count + " more (" + where() + ")";
    }

    /** Where there is more to read. */
    String where() {
        return link().isPresent() ? "link" : "code " + code();
    }

    /**
     * The first of a list, each written, the last with how many more there are. Where there is room for none, they are
     * only counted at the end of the message.
     */
    <T> void limited(List<T> all, int most, String plural, BiConsumer<T, String> write) {
        if (most == 0) {
            omitted.add(all.size(), plural);
            return;
        }
        int told = Math.min(most, all.size());
        for (int i = 0; i < told; i++) {
            write.accept(all.get(i), i == told - 1 ? more(all.size() - told) : "");
        }
    }

    /** "by Fri 29 Dec 08:00", that it has passed, or that it has no hour. */
    String moment(@Nullable Instant due, Instant since) {
        if (due == null) {
            return "before any announcement";
        }
        String day = times.day(due, message.at());
        if (!due.isBefore(message.at())) {
            return "by " + day;
        }
        // Nobody was asked before its time was over.
        return due.isBefore(since) ? "was due " + day + ", do it now" : "OVERDUE since " + day;
    }

    /** The same of a task that is not the reader's: there is nothing to call to. */
    String othersMoment(@Nullable Instant due) {
        return due == null || !due.isBefore(message.at())
                ? moment(due, message.at())
                : "OVERDUE since " + times.day(due, message.at());
    }

    static String level(Severity severity) {
        return severity.text().toUpperCase(Locale.ROOT);
    }

    /** Shortens lists, and counts what a message does not tell therefore, so that it can say so. */
    static final class OmittedCounts {

        private final Map<String, Integer> counts = new LinkedHashMap<>();

        /** The first of a list; the others are counted under a plural. */
        <T> List<T> first(int most, List<T> all, String plural) {
            List<T> told = all.subList(0, Math.min(most, all.size()));
            add(all.size() - told.size(), plural);
            return told;
        }

        void add(int count, String plural) {
            if (count > 0) {
                counts.merge(plural, count, Integer::sum);
            }
        }

        boolean isEmpty() {
            return counts.isEmpty();
        }

        /** "reasons: 112", one for each plural. */
        List<String> inWords() {
            return counts.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .toList();
        }
    }
}
