package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;

/** What others have to do, and what they have left undone. */
final class NewsOthers {

    private static final Set<TaskState> TOLD_OF_OTHERS =
            Set.of(TaskState.OPEN, TaskState.TAKEN, TaskState.DONE, TaskState.FULFILLED, TaskState.DECLINED);

    /** Of what one of the others has not taken: two lines. */
    private static final int UNTAKEN_COLUMNS = 2 * 70;

    private final NewsContext context;
    private final Message message;
    private final TextWriter writer;

    NewsOthers(NewsContext context) {
        this.context = context;
        this.message = context.message();
        this.writer = context.writer();
    }

    /** Others' tasks of what is new to the reader; nobody tells an operator what authorities do. */
    void write() {
        if (message.recipient().organisation().isPresent()) {
            return;
        }
        List<OtherTask> all = distinct(message.news().stream().flatMap(NewsOthers::ofNews));
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
    static List<OtherTask> distinct(Stream<OtherTask> all) {
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
        return context.othersMoment(task.step().dueAt());
    }

    /** What its owner only passes on, it does not do. */
    private String words(Task task) {
        return Sentences.inside(TaskRow.words(task, context.presentation()));
    }

    /** Tasks of others that nobody has taken, or that somebody took and did not do in time. */
    static List<OtherTask> untaken(Message message) {
        return distinct(message.news().stream().flatMap(news -> news.untaken().stream()));
    }

    /** What others have not taken although it is late to begin: of each of them how much, and what comes first. */
    void untaken() {
        List<OtherTask> all = untaken(message);
        if (all.isEmpty()) {
            return;
        }
        Map<String, List<OtherTask>> byOwner = new LinkedHashMap<>();
        all.forEach(other -> byOwner.computeIfAbsent(context.name(other.owner()), none -> new ArrayList<>())
                .add(other));
        boolean isOfCritical = message.recipient().audience().equals("nsc");
        writer.heading("LEFT OPEN BY OTHERS (" + (isOfCritical ? "critical ones " : "") + "not told you before)");
        if (context.detail().others() == 0) {
            writer.paragraph(
                    " - ",
                    byOwner.entrySet().stream()
                            .map(owner -> owner.getKey() + ": " + counted(owner.getValue()))
                            .collect(Collectors.joining("; ")));
            return;
        }
        context.limited(
                List.copyOf(byOwner.entrySet()),
                Math.max(1, context.detail().changes()),
                "owners of tasks that nobody has taken",
                (owner, more) -> writer.paragraph(" - ", owner.getKey() + ": " + untaken(owner.getValue()) + more));
    }

    private String counted(List<OtherTask> ofOwner) {
        return Sentences.counted(ofOwner.size(), "task")
                + (ofOwner.size() == 1 ? " " : ", the first ")
                + due(ofOwner.get(0).task());
    }

    private String untaken(List<OtherTask> ofOwner) {
        Task first = ofOwner.get(0).task();
        String since = "asked " + context.times().near(first.since(), message.at());
        if (ofOwner.size() == 1) {
            return words(first) + ", " + due(first) + ", " + since;
        }
        List<String> names =
                ofOwner.stream().map(other -> context.brief(other.task())).toList();
        return counted(ofOwner) + ", " + since + ": " + PlainText.listed(names, "; ", UNTAKEN_COLUMNS);
    }
}
