package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.message.News.Sibling;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.alert.message.TaskRow.Member;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;

/** What stands below a task that is not simply to be done. */
final class TaskRemarks {

    private TaskRemarks() {}

    /** What is new about a row, as sentences; nothing for what is simply to be done. */
    static List<String> of(TaskRow row, NewsContext context) {
        List<Member> members = row.members();
        boolean isBack = members.stream().anyMatch(member -> TaskRow.isOf(member, TaskNews.Kind.LAPSED));
        return members.stream()
                // Somebody had taken the row, if not for each of its incidents.
                .filter(member -> !isBack || !TaskRow.isOf(member, TaskNews.Kind.UNTAKEN))
                .flatMap(member -> Optional.ofNullable(member.what()).stream()
                        .flatMap(what -> remark(member, what, context).stream()))
                .distinct()
                .toList();
    }

    private static Optional<String> remark(Member member, TaskNews what, NewsContext context) {
        Task task = member.task();
        String reason = TaskRow.reason(task).orElse("");
        return switch (what.kind()) {
            case DONE_BEFORE -> what.siblings().stream().findFirst().map(done -> doneBefore(done, context));
            case REOPENED ->
                Optional.of("Open again" + (reason.isEmpty() ? "." : ": " + Sentences.inside(reason) + "."));
            case MOVED -> Optional.of(moved(member, context));
            case UNTAKEN ->
                Optional.of("Not taken yet; asked "
                        + context.times().day(task.since(), context.message().at()) + ".");
            case LAPSED -> Optional.of(Sentences.sentence(reason.isEmpty() ? "Open again: not done in time" : reason));
            case SOON, OVERDUE ->
                taken(task)
                        .map(who -> "Taken by " + who + ". A law sets this time.")
                        .or(() -> Optional.of("A law sets this time."));
            case NEW, COVERED, FULFILLED, OVERTAKEN, WITHDRAWN -> Optional.empty();
        };
    }

    private static Optional<String> taken(Task task) {
        return Optional.ofNullable(task.taken())
                .map(Task.Taken::who)
                .map(PlainText::clean)
                .filter(who -> !who.isEmpty());
    }

    private static String doneBefore(Sibling done, NewsContext context) {
        String whom =
                done.victim().map(victim -> "for " + PlainText.clean(victim)).orElse("for another incident");
        Instant at =
                done.task().lastMove().map(Task.Move::at).orElse(done.task().since());
        return "You did this " + whom + " on " + context.times().date(at) + "; does that cover this one?";
    }

    private static String moved(Member member, NewsContext context) {
        Instant before = Optional.ofNullable(member.news()
                        .state()
                        .believed()
                        .tasks()
                        .get(member.task().id()))
                .map(told -> told.dueAt())
                .orElse(null);
        return "Another time than before: "
                + (before == null
                        ? "you were told none"
                        : "until now "
                                + context.times().day(before, context.message().at()))
                + ".";
    }
}
