package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/**
 * The lines that a phone shows: what it is, what happened, who did it, what is asked of the reader, where to answer.
 */
final class NewsHead {

    private static final int MOST_LINES = 7;
    private static final String WHAT = "What:  ";
    private static final String WHERE = "Where: ";
    private static final String NEW = "New:   ";

    private final NewsContext context;
    private final Message message;
    private final List<IncidentWording> incidents;
    private final String tlp;

    NewsHead(NewsContext context, String tlp) {
        this.context = context;
        this.message = context.message();
        this.incidents = message.news().stream()
                .map(news -> new IncidentWording(news.incident()))
                .toList();
        this.tlp = tlp;
    }

    /**
     * Writes the lines.
     *
     * @param opening what is said before all else; empty for nothing. It takes the place of what the reader knows
     * @param change what is new first of all; empty if all is
     */
    void write(Optional<String> opening, Optional<String> change) {
        List<String> above = new ArrayList<>();
        opening.ifPresent(words -> above.addAll(wrapped((message.isExercise() ? "EXERCISE, not real. " : "") + words)));
        above.add(level(opening.isPresent()));
        List<String> between = new ArrayList<>();
        List<String> yours = yours(MOST_LINES - above.size() - (opening.isEmpty() ? 4 : 2));
        if (opening.isEmpty() || above.size() + yours.size() + 2 < MOST_LINES) {
            between.add(byWhom());
        }
        if (opening.isEmpty()) {
            int left = MOST_LINES - above.size() - between.size() - yours.size() - 2;
            between.addAll(0, change.map(words -> changed(words, left)).orElseGet(() -> List.of(WHERE + where())));
        }
        int room = Math.max(1, MOST_LINES - above.size() - between.size() - yours.size() - 1);
        TextWriter writer = context.writer();
        above.forEach(writer::wide);
        what(room).forEach(writer::wide);
        between.forEach(writer::line);
        yours.forEach(writer::wide);
        writer.wide(NewsContext.answer(context.presentation(), message.id()));
    }

    /** As much of it as the others leave room for; all of it stands below. */
    private static List<String> changed(String change, int most) {
        List<String> lines = PlainText.wrap(
                NEW, " ".repeat(NEW.length()), change.startsWith("New: ") ? change.substring(5) : change);
        if (lines.size() <= Math.max(1, most)) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, Math.max(1, most)));
        int last = first.size() - 1;
        first.set(last, PlainText.shorten(first.get(last), PlainText.COLUMNS - 2) + " …");
        return first;
    }

    private static List<String> wrapped(String text) {
        return PlainText.wrap("", "", PlainText.clean(text));
    }

    /** "HIGH for the foreign ministry · TLP:CLEAR · 26 Dec 08:00"; where that is too long, without the least of it. */
    private String level(boolean isOpened) {
        String level =
                message.kind() == Message.Kind.INFORMATION ? "" : NewsContext.level(message.severity()) + " for ";
        String what = (message.isExercise() && !isOpened ? "EXERCISE, not real: " : "")
                + kind()
                + level
                + context.name(message.recipient());
        String label = " · " + IncidentWording.label(tlp);
        String time = " · " + context.times().brief(message.at());
        return Stream.of(what + label + time, what + label)
                .filter(line -> PlainText.width(line) <= PlainText.COLUMNS)
                .findFirst()
                .orElseGet(() -> PlainText.shorten(what, PlainText.COLUMNS - label.length()) + label);
    }

    private String kind() {
        return switch (message.kind()) {
            case INFORMATION -> "FOR INFORMATION: ";
            case UPDATE -> "UPDATE: ";
            case REMINDER -> "REMINDER: ";
            case ALERT, CORRECTION, FULFILLED -> "";
        };
    }

    /** The titles; only one that is longer than all other lines leave room for is cut. */
    private List<String> what(int room) {
        List<String> titles = incidents.stream().map(IncidentWording::headline).toList();
        String counted = incidents.size() > 1 ? incidents.size() + " incidents: " : "";
        String indent = " ".repeat(WHAT.length());
        List<String> lines = PlainText.wrap(WHAT, indent, counted + String.join("; ", titles) + restricted());
        if (lines.size() <= room) {
            return lines;
        }
        // Words that do not fit leave the ends of lines empty.
        int columns = room * (PlainText.COLUMNS - WHAT.length()) - 20 * (room - 1);
        int left = columns - counted.length() - restricted().length();
        return PlainText.wrap(WHAT, indent, counted + PlainText.listed(titles, "; ", left) + restricted());
    }

    /** What must not be named is counted. */
    private String restricted() {
        return message.restricted() == 0
                ? ""
                : " and " + NewsContext.counted(message.restricted(), "other incident") + " (restricted)";
    }

    private String where() {
        List<String> all = incidents.stream()
                .flatMap(one -> one.targets().stream())
                .distinct()
                .toList();
        return all.isEmpty() ? "no target named" : PlainText.listed(all, "; ", PlainText.COLUMNS - WHERE.length());
    }

    private String byWhom() {
        Set<String> lines = new LinkedHashSet<>(
                incidents.stream().map(IncidentWording::byWhom).toList());
        return lines.size() == 1 ? lines.iterator().next() : "Claimed by and attributed to: see each of them below.";
    }

    /** What is asked of the reader: in full if there is room, else in short, else by its number. */
    private List<String> yours(int room) {
        List<TaskRow> toDo = TaskRow.toDo(message);
        List<TaskRow> rows = toDo.isEmpty() ? TaskRow.standing(message) : toDo;
        if (rows.isEmpty()) {
            return wrapped(nothing());
        }
        TaskRow first = rows.get(0);
        String still = toDo.isEmpty() ? "Still yours of this: " : "Yours: ";
        String count = NewsContext.counted(rows.size(), "task");
        String moment = first.moment(context) + ": ";
        String words = NewsContext.inside(first.words(context.presentation()));
        String intro = still + count + (rows.size() == 1 ? ", " : ". First, ") + moment;
        List<String> lines = wrapped(NewsContext.sentence(intro + words));
        int most = Math.max(2, room);
        return lines.size() <= most
                ? lines
                : wrapped(intro + clause(words, most * PlainText.COLUMNS - intro.length() - 12));
    }

    /** As much as has a meaning of its own, or as many words as there is room for; the rest stands below. */
    private static String clause(String words, int columns) {
        String fitting = words.substring(0, Math.min(words.length(), Math.max(columns, 20)));
        int end = Stream.of(",", ";", ":", " (", " through ", " by ", " with ")
                .mapToInt(fitting::lastIndexOf)
                .max()
                .orElse(-1);
        int blank = fitting.lastIndexOf(' ');
        String clause =
                end > fitting.length() / 3 ? fitting.substring(0, end) : fitting.substring(0, Math.max(blank, 1));
        return clause + " …";
    }

    private String nothing() {
        if (message.news().stream().anyMatch(news -> !news.failures().open().isEmpty())) {
            return "Yours: judge for yourselves what we could not check, below.";
        }
        if (message.kind() == Message.Kind.CORRECTION) {
            return message.news().stream().anyMatch(NewsChanges::isActedOn)
                    ? "Yours: stop what you began for it, tell those you told, keep evidence."
                    : "Yours: tell those you told; nothing more to do.";
        }
        List<OtherTask> untaken = NewsOthers.distinct(message.news().stream().flatMap(news -> news.untaken().stream()));
        if (!untaken.isEmpty()) {
            return "Yours: nothing of your own; nobody has taken "
                    + (untaken.size() == 1 ? "what is named below." : "the " + untaken.size() + " tasks below.");
        }
        return message.kind() == Message.Kind.INFORMATION
                ? "Yours: nothing to do. " + coordination()
                : "Yours: nothing " + (isCovered() ? "new" : "more") + " to do.";
    }

    private boolean isCovered() {
        return message.news().stream()
                .anyMatch(news -> !TaskRow.of(news, News.TaskNews.Kind.COVERED).isEmpty());
    }

    /** Who has something to do, and whether the reader may still be needed. */
    private String coordination() {
        List<OtherTask> others = message.news().stream()
                .flatMap(news -> news.others().stream())
                .filter(other -> other.task().state().isUnfinished())
                .sorted(Comparator.comparing(other -> other.task().dueOrLast()))
                .toList();
        boolean isOperator = message.recipient().organisation().isPresent();
        if (others.isEmpty() || isOperator) {
            return "";
        }
        OtherTask first = others.get(0);
        return NewsContext.sentence("First comes " + context.name(first.owner()) + ", "
                        + context.othersMoment(first.task().step().dueAt()) + ": "
                        + NewsContext.inside(TaskRow.words(first.task(), context.presentation())))
                + (isEscalatedTo() ? " We write again if nobody takes what is open." : "");
    }

    private boolean isEscalatedTo() {
        String audience = message.recipient().audience();
        return audience.equals("policy") || (audience.equals("nsc") && message.severity() == Severity.CRITICAL);
    }
}
