package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.text.Sentences;

/** What is new, in one line of the head: the first sentence of a correction, or the first change of an update. */
final class NewsLead {

    /** How what we say after a first sentence begins; a name may have a full stop of its own: "St. Mary Hospital". */
    private static final Pattern SECOND_SENTENCE =
            Pattern.compile("[.] (?:Until now you were told: |It stays: |Please finish |Nothing more |Nothing to undo"
                    + "|Why: |For other incidents |What you have to do ).*$");

    private final NewsContext context;
    private final Message message;
    private final NewsChanges changes;

    NewsLead(NewsContext context) {
        this.context = context;
        this.message = context.message();
        this.changes = new NewsChanges(context);
    }

    /** The first sentence of a correction, or of thanks; empty for every other message. */
    Optional<String> opening() {
        News news = message.news().get(0);
        return switch (message.kind()) {
            case CORRECTION -> Optional.of("CORRECTION. " + wrong(news));
            case FULFILLED -> changes.fulfilled(news).findFirst();
            case ALERT, INFORMATION, UPDATE, REMINDER -> Optional.empty();
        };
    }

    /** What is new first of all, from the most that can be said of it to the least; empty where all is new. */
    List<String> first() {
        if (opening().isPresent()) {
            return List.of();
        }
        List<String> all = message.news().stream()
                .sorted(Comparator.comparing(NewsLead::rank))
                .flatMap(news -> briefly(news).stream())
                .toList();
        if (all.isEmpty()) {
            return List.of(progress());
        }
        String more = (all.size() == 1 ? "" : "; " + (all.size() - 1) + " more below") + openAgain();
        String first = SECOND_SENTENCE.matcher(all.get(0)).replaceFirst("").replaceFirst("[.]$", "");
        String withoutWhere = first.replaceFirst(" [(][^()]*, not confirmed[)]", " (not confirmed)")
                .replaceFirst(" [(](?!not confirmed)[^()]*[)]", "");
        String withoutHour = withoutWhere.replaceFirst(", reported (.*) \\d\\d:\\d\\d$", ", $1");
        String withoutWhen = withoutWhere.replaceFirst(", reported .*", "");
        String withoutWhose = withoutWhen.replaceFirst("^[^:]+: (?=[A-Z])", "");
        return Stream.of(
                        first,
                        withoutWhere,
                        withoutHour,
                        withoutWhen,
                        withoutWhose,
                        Sentences.counted(all.size(), "change") + ", below")
                .flatMap(words -> Stream.of(words + more, words))
                .toList();
    }

    private String openAgain() {
        long again = TaskRow.toDo(message).stream()
                .filter(row -> isOf(row, TaskNews.Kind.LAPSED))
                .count();
        return again == 0 ? "" : "; " + Sentences.counted(again, "task") + " open again";
    }

    /** What brings something to do comes after facts, and before incidents whose tasks the reader has already. */
    private static int rank(News news) {
        if (!news.facts().isEmpty()) {
            return 0;
        }
        return bringsTasks(news) ? 1 : news.state().told().isNothing() ? 2 : 3;
    }

    private static boolean bringsTasks(News news) {
        return news.tasks().stream().anyMatch(what -> what.kind() == TaskNews.Kind.NEW);
    }

    private List<String> briefly(News news) {
        List<String> all = new ArrayList<>();
        changes.sentences(news, false).stream()
                .filter(words -> !words.startsWith("Your "))
                .map(words -> changes.whose(news) + words)
                .map(words -> words.replaceFirst("^(.*: )?New: ", "$1"))
                .forEach(all::add);
        int covered = TaskRow.of(news, TaskNews.Kind.COVERED).size();
        if (covered > 0 && !news.state().told().isNothing()) {
            all.add(Sentences.counted(covered, "task") + " you have now " + (covered == 1 ? "covers " : "cover ")
                    + NewsChanges.victims(news) + " too");
        }
        return all;
    }

    /** What is new where no fact is: what became of tasks. */
    private String progress() {
        List<TaskRow> rows = TaskRow.toDo(message);
        List<OtherTask> others = NewsOthers.untaken(message);
        if (!others.isEmpty()) {
            return "others have left open " + Sentences.counted(others.size(), "task") + ", the first of "
                    + context.name(others.get(0).owner());
        }
        Optional<TaskRow> legal = rows.stream()
                .filter(row -> isOf(row, TaskNews.Kind.SOON) || isOf(row, TaskNews.Kind.OVERDUE))
                .findFirst();
        if (legal.isPresent()) {
            return "a law's time is " + (legal.get().isLate(message.at()) ? "over: " : "near: ")
                    + context.brief(legal.get().first());
        }
        if (rows.stream().anyMatch(row -> isOf(row, TaskNews.Kind.LAPSED))) {
            return "taken, but not reported as done in time";
        }
        if (rows.stream().anyMatch(row -> isOf(row, TaskNews.Kind.MOVED))) {
            return "another deadline than before";
        }
        if (rows.stream().anyMatch(TaskRow::isNew)) {
            return "more for you to do";
        }
        long untaken =
                rows.stream().filter(row -> isOf(row, TaskNews.Kind.UNTAKEN)).count();
        return rows.size() == 1 ? "it is not taken yet" : "not taken yet: " + untaken + " of your tasks";
    }

    private static boolean isOf(TaskRow row, TaskNews.Kind kind) {
        return row.members().stream().anyMatch(member -> TaskRow.isOf(member, kind));
    }

    private String wrong(News news) {
        return news.facts().stream()
                .filter(FactChange::isWrong)
                .findFirst()
                .map(change -> wrong(change, news))
                .or(() -> Stream.concat(changes.withdrawn(news), changes.ended(news))
                        .findFirst()
                        .map(text -> text.replaceFirst(" Why: .*", "")))
                .or(() -> reopened(news))
                .orElse("Something you were told is no longer so.");
    }

    /** Of several incidents of a campaign the reader has to see in the first line which was none. */
    private static String wrong(FactChange change, News news) {
        IncidentWording incident = new IncidentWording(news.incident());
        if (change.kind() == Kind.DETERMINATION && incident.isFalseAlarm()) {
            return incident.marked() + ". Do not use what you were told of it.";
        }
        return change.inWords() + (change.kind() == Kind.DUPLICATE ? "" : " Do not use what you were told.");
    }

    private Optional<String> reopened(News news) {
        return TaskRow.of(news, TaskNews.Kind.REOPENED).stream()
                .findFirst()
                .map(row -> "Not done, as you were told, and open again: " + row.words(context.presentation()) + ".");
    }
}
