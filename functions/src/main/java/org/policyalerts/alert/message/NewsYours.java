package org.policyalerts.alert.message;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;

/**
 * What is asked of the reader, in one sentence: how much of it there is, new or not, and what of it is first, whether
 * this message brought it or an earlier one.
 */
final class NewsYours {

    private static final String BELOW = " (in full below)";

    private static final int ALL = 100;
    private static final int BRIEF = 60;

    /** Fewer words name no task. */
    private static final int SHORTEST = 20;

    private final NewsContext context;
    private final Message message;
    private final List<TaskRow> rows;

    NewsYours(NewsContext context) {
        this.context = context;
        this.message = context.message();
        this.rows = TaskRow.all(message);
    }

    /** In full if there is room, else as much of the first task as has a meaning of its own; at least one line. */
    List<String> lines(int room) {
        int most = Math.max(1, room);
        if (rows.isEmpty()) {
            return nothing(most);
        }
        TaskRow first = rows.get(0);
        Optional<TaskRow> fresh = rows.stream().filter(TaskRow::isNew).findFirst();
        if (fresh.isPresent() && !first.isNew()) {
            return besidesNew(fresh.get(), most);
        }
        String words = first.words(context.presentation());
        List<String> lines = lines(intro() + first.moment(context) + ": ", words, "", ALL);
        String moment = context.othersMoment(first.first().step().dueAt());
        return lines.size() <= most ? lines : lines(intro() + moment + ": ", words, "", most);
    }

    /** What is new, and then what the reader has that is due before it. */
    private List<String> besidesNew(TaskRow fresh, int most) {
        List<TaskRow> had = rows.stream().filter(row -> !row.isNew()).toList();
        int count = rows.size() - had.size();
        String start = "Yours: " + count + " new, " + (count == 1 ? "" : "the first ") + fresh.moment(context) + ": ";
        String more = " " + had.size() + " you had, " + (had.size() == 1 ? "" : "the first ")
                + context.othersMoment(had.get(0).first().step().dueAt());
        String words = fresh.words(context.presentation());
        String known = Sentences.inside(had.get(0).words(context.presentation()));
        return Stream.of(": " + known, ": " + NewsContext.brief(had.get(0).first(), BRIEF), "")
                .map(end -> lines(start, words, Sentences.sentence(more + end), ALL))
                .filter(lines -> lines.size() <= most)
                .findFirst()
                .orElseGet(() -> lines(start, words, more + ".", most));
    }

    /** Whether there is a task to take, report as done or decline. */
    boolean isAnswered() {
        return !rows.isEmpty();
    }

    /** Whether what is new comes beside what is due before it, so that two tasks are to be named. */
    boolean isBesidesNew() {
        return rows.stream().anyMatch(TaskRow::isNew) && !rows.get(0).isNew();
    }

    private static List<String> lines(String start, String task, String end, int most) {
        String words = Sentences.inside(task);
        List<String> lines = wrapped(Sentences.sentence(start + words) + end);
        for (int columns = most * PlainText.COLUMNS - start.length() - BELOW.length() - end.length();
                lines.size() > most && columns > SHORTEST;
                columns -= 5) {
            lines = wrapped(start + clause(words, columns) + BELOW + "." + end);
        }
        return lines;
    }

    private static List<String> wrapped(String text) {
        return PlainText.wrap("", "", PlainText.clean(text));
    }

    /** "Yours: 13 tasks (9 late). First, ". */
    private String intro() {
        boolean isOne = rows.size() == 1;
        String count = Sentences.counted(rows.size(), "task");
        if (message.kind() != Message.Kind.CORRECTION) {
            return "Yours: " + count + (isOne ? ", " : late() + ". First, ");
        }
        boolean isElsewhere = rows.stream().allMatch(TaskRow::isElsewhere);
        return (isActedOn() ? "Yours: stop it, now tell those you told. " : "Yours: now tell those you told. ")
                + (isElsewhere
                        ? "For other incidents " + count + (isOne ? " stands, " : " stand, ")
                        : "Still " + count + ", ")
                + (isOne ? "" : "the first ");
    }

    private String late() {
        long late = rows.stream().filter(row -> row.isLate(message.at())).count();
        return late == 0 ? "" : " (" + late + " late)";
    }

    private boolean isActedOn() {
        return message.news().stream().anyMatch(NewsChanges::isActedOn);
    }

    /** As much as ends where a thought ends, or as many words as there is room for. */
    private static String clause(String words, int columns) {
        String fitting = words.substring(0, Math.min(words.length(), columns));
        int end = Stream.of(",", ";", ":", " (", " and ", " through ", " by ", " with ", " before ")
                .mapToInt(fitting::lastIndexOf)
                .max()
                .orElse(-1);
        int blank = fitting.lastIndexOf(' ');
        String clause =
                end > fitting.length() * 2 / 3 ? fitting.substring(0, end) : fitting.substring(0, Math.max(blank, 1));
        int bracket = clause.lastIndexOf(" (");
        String whole = bracket > clause.lastIndexOf(')') ? clause.substring(0, bracket) : clause;
        return whole.replaceFirst("[,;:]$", "");
    }

    private List<String> nothing(int most) {
        List<OtherTask> untaken = NewsOthers.untaken(message);
        if (message.news().stream().anyMatch(news -> !news.failures().open().isEmpty())) {
            return wrapped("Yours: judge for yourselves what we could not check, below.");
        }
        if (message.kind() == Message.Kind.CORRECTION) {
            return wrapped(
                    isActedOn()
                            ? "Yours: stop what you began for it, now tell those you told, keep evidence."
                            : "Yours: now tell those you told; nothing more to do.");
        }
        if (!untaken.isEmpty()) {
            return wrapped("Yours: nothing of your own. Others have left open "
                    + Sentences.counted(untaken.size(), "task") + ", below.");
        }
        return message.kind() == Message.Kind.INFORMATION ? coordination(most) : wrapped("Yours: nothing more to do.");
    }

    /** Who has something to do, and whether the reader may still be needed. */
    private List<String> coordination(int most) {
        String nothing = "Yours: nothing to do.";
        Optional<OtherTask> first = message.news().stream()
                .flatMap(news -> news.others().stream())
                .filter(other -> other.task().state().isUnfinished())
                .min(Comparator.comparing(other -> other.task().dueOrLast()));
        boolean isOperator = message.recipient().organisation().isPresent();
        if (first.isEmpty() || isOperator) {
            return wrapped(nothing);
        }
        String who = " First comes " + context.name(first.get().owner()) + ", "
                + context.othersMoment(first.get().task().step().dueAt()) + ": ";
        return lines(
                nothing + who,
                TaskRow.words(first.get().task(), context.presentation()),
                isEscalatedTo() ? " We write again if nobody takes what is open." : "",
                most);
    }

    private boolean isEscalatedTo() {
        String audience = message.recipient().audience();
        return audience.equals("policy") || (audience.equals("nsc") && message.severity() == Severity.CRITICAL);
    }
}
