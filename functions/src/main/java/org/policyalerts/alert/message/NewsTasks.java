package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.text.PlainText;

/** What not to do, what to do, and what others have to do. */
final class NewsTasks {

    /** What tempts a reader to say or do what is not to be said or done. */
    private static final Set<Kind> TEMPTING = Set.of(Kind.ATTRIBUTION, Kind.CLAIMS, Kind.DETERMINATION, Kind.VICTIMS);

    private static final Set<TaskState> TOLD_OF_OTHERS =
            Set.of(TaskState.OPEN, TaskState.TAKEN, TaskState.DONE, TaskState.FULFILLED, TaskState.DECLINED);

    private final NewsContext context;
    private final Message message;
    private final TextWriter writer;

    NewsTasks(NewsContext context) {
        this.context = context;
        this.message = context.message();
        this.writer = context.writer();
    }

    void doNot() {
        List<String> cautions = cautions(message).stream()
                .map(caution -> PlainText.clean(caution.action()))
                .distinct()
                .toList();
        if (cautions.isEmpty() || !isTempting()) {
            return;
        }
        writer.heading("DO NOT");
        cautions.forEach(caution -> writer.paragraph(" - ", NewsContext.sentence(caution)));
    }

    /** What the reader is not to do as long as the alerts hold. */
    static List<Action> cautions(Message message) {
        return message.news().stream()
                .flatMap(news -> news.alerts().stream())
                .flatMap(alert -> alert.cautions().stream())
                .filter(caution -> caution.owner().equals(message.recipient().audience()))
                .toList();
    }

    private boolean isTempting() {
        return switch (message.kind()) {
            case ALERT, INFORMATION -> true;
            case FULFILLED, REMINDER -> false;
            case UPDATE, CORRECTION ->
                !TaskRow.toDo(message).isEmpty()
                        || message.news().stream()
                                .anyMatch(news ->
                                        news.facts().stream().anyMatch(change -> TEMPTING.contains(change.kind()))
                                                || news.fresh().stream().anyMatch(alert -> !alert.cautions()
                                                        .isEmpty()));
        };
    }

    void yours() {
        List<TaskRow> rows = TaskRow.toDo(message);
        if (rows.isEmpty()) {
            return;
        }
        writer.heading("YOUR TASKS");
        int told = Math.min(context.detail().tasks(), rows.size());
        Map<String, List<Integer>> remarked = remarked(rows.subList(0, told));
        for (int i = 0; i < told; i++) {
            task(i + 1, rows.get(i), remarked);
        }
        if (told < rows.size()) {
            writer.paragraph("    ", context.more(rows.size() - told).strip());
        }
        standing();
    }

    /** What is new of which tasks, by their numbers. */
    private Map<String, List<Integer>> remarked(List<TaskRow> rows) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            for (String remark : rows.get(i).remarks(context)) {
                numbers.computeIfAbsent(remark, none -> new ArrayList<>()).add(i + 1);
            }
        }
        return numbers;
    }

    private void task(int number, TaskRow row, Map<String, List<Integer>> remarked) {
        writer.item(
                String.format(Locale.ROOT, "%2d. ", number),
                row.moment(context) + "   ",
                row.words(context.presentation()));
        row.incidents(message).ifPresent(incidents -> writer.paragraph("    ", "For " + incidents + "."));
        // What is true of several is said once, below the last of them.
        remarked.forEach((remark, numbers) -> {
            if (numbers.get(numbers.size() - 1) == number) {
                String of = numbers.size() == 1 ? "" : "Of " + and(numbers) + ": ";
                writer.paragraph("    ", of + remark);
            }
        });
    }

    private static String and(List<Integer> numbers) {
        int last = numbers.size() - 1;
        String first = numbers.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return first + " and " + numbers.get(last);
    }

    /** What the reader knows is not told again, only that it is still there. */
    private void standing() {
        List<TaskRow> rows = TaskRow.standing(message);
        if (!rows.isEmpty()) {
            TaskRow first = rows.get(0);
            writer.paragraph(
                    "",
                    NewsContext.sentence("Still yours: " + NewsContext.counted(rows.size(), "task")
                            + (rows.size() == 1 ? ", " : ", first ") + first.moment(context) + ", "
                            + NewsContext.inside(first.words(context.presentation()))));
        }
    }

    /** Others' tasks of what is new to the reader; nobody tells an operator what authorities do. */
    void others() {
        if (message.recipient().organisation().isPresent()) {
            return;
        }
        List<OtherTask> all = distinct(message.news().stream().flatMap(NewsTasks::ofNews));
        List<OtherTask> told = all.stream()
                .filter(other -> TOLD_OF_OTHERS.contains(other.task().state()))
                .sorted(Comparator.comparing(
                                (OtherTask other) -> !other.task().state().isUnfinished())
                        .thenComparing(other -> other.task().severity(), Comparator.reverseOrder())
                        .thenComparing(other -> other.task().dueOrLast()))
                .toList();
        if (!told.isEmpty() && context.detail().others() > 0) {
            writer.heading("OTHERS HAVE");
        }
        context.limited(
                told,
                context.detail().others(),
                "others' tasks",
                (other, more) -> writer.paragraph(" - ", line(other) + more));
    }

    private static Stream<OtherTask> ofNews(News news) {
        Set<AlertId> fresh = news.fresh().stream().map(Alert::id).collect(Collectors.toSet());
        return news.others().stream()
                .filter(other -> fresh.contains(other.task().alert()));
    }

    /** The same step for several incidents once. */
    private static List<OtherTask> distinct(Stream<OtherTask> all) {
        Map<String, OtherTask> first = new LinkedHashMap<>();
        all.sorted(Comparator.comparing(other -> other.task().dueOrLast())).forEach(other -> {
            Task task = other.task();
            first.putIfAbsent(
                    String.join(
                            "\n",
                            other.owner().name(),
                            task.policy().value(),
                            task.step().key()),
                    other);
        });
        return List.copyOf(first.values());
    }

    private String line(OtherTask other) {
        Task task = other.task();
        String words = context.name(other.owner()) + ": " + words(task);
        Optional<Task.Move> move = task.lastMove();
        Function<String, String> moved = what -> ", " + what
                + move.map(Task.Move::who)
                        .map(PlainText::clean)
                        .filter(who -> !who.isEmpty())
                        .map(who -> " by " + who)
                        .orElse("")
                + move.map(last -> " on " + context.times().brief(last.at())).orElse("");
        return words
                + switch (task.state()) {
                    case TAKEN -> moved.apply("taken");
                    case DONE, FULFILLED -> moved.apply("done");
                    case DECLINED -> moved.apply("declined");
                    case OPEN, OVERTAKEN, WITHDRAWN -> ", " + due(task);
                };
    }

    private String due(Task task) {
        return context.moment(task.step().dueAt(), task.since());
    }

    private static String words(Task task) {
        return NewsContext.inside(PlainText.clean(task.step().words()));
    }

    /** What others have not taken although it is late to begin. */
    void untaken() {
        List<OtherTask> all = distinct(message.news().stream().flatMap(news -> news.untaken().stream()));
        if (all.isEmpty()) {
            return;
        }
        writer.heading("NOBODY HAS TAKEN");
        context.limited(
                all,
                Math.max(1, context.detail().changes()),
                "tasks that nobody has taken",
                (other, more) -> writer.paragraph(
                        " - ",
                        NewsContext.sentence(words(other.task())).replaceFirst("[.]$", "") + ", of "
                                + context.name(other.owner()) + ", since "
                                + context.times().brief(other.task().since()) + ", " + due(other.task()) + more));
    }
}
