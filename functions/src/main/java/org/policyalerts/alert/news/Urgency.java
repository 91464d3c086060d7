package org.policyalerts.alert.news;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.message.Message;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.alert.message.News.TaskNews.Kind;
import org.policyalerts.policy.Severity;

/** Which news goes out at once, which waits for more, and what sort of message comes of it. */
public final class Urgency {

    /** How long news waits for more of the same campaign. */
    public static final Duration GATHERING = Duration.ofMinutes(15);

    private static final Set<Kind> ASKING = EnumSet.of(Kind.NEW, Kind.DONE_BEFORE, Kind.REOPENED);
    private static final Set<Kind> REMINDING = EnumSet.of(Kind.UNTAKEN, Kind.LAPSED, Kind.SOON, Kind.OVERDUE);

    private Urgency() {}

    /**
     * Whether it goes out now: something told is wrong, something urgent is asked that the reader does not have to do
     * yet, or it is the first the reader hears and there is something to do or it is critical. So does what only this
     * evaluation knows: what could not be checked, and that a wait is nearly over.
     */
    public static boolean isUrgent(News news) {
        return isCorrection(news)
                || !news.failures().isEmpty()
                || !news.upcoming().isEmpty()
                || isFirstOfSomethingCritical(news)
                || news.tasks().stream()
                        .anyMatch(task -> isUrgent(
                                task,
                                news.state().isAware() || news.state().waiting().isPresent()));
    }

    /** Whoever hears of it later than others can act on it would decide without it. */
    private static boolean isFirstOfSomethingCritical(News news) {
        return !news.state().isAware()
                && news.fresh().stream().anyMatch(alert -> alert.policy().severity() == Severity.CRITICAL);
    }

    /** What is not grave can wait for what will be told soon anyway. */
    private static boolean isUrgent(TaskNews news, boolean isAware) {
        boolean isGrave = news.task().severity().compareTo(Severity.HIGH) >= 0
                || news.task().step().isDuty();
        return (ASKING.contains(news.kind()) && (isGrave || !isAware))
                || (news.kind() == Kind.MOVED && news.task().step().isDuty());
    }

    /** Whether something the reader was told is wrong, or what it was asked to do is not to be done. */
    private static boolean isCorrection(News news) {
        return news.facts().stream().anyMatch(FactChange::isWrong)
                || news.tasks().stream().anyMatch(task -> task.kind() == Kind.WITHDRAWN || task.kind() == Kind.REOPENED)
                || news.ended().stream().anyMatch(alert -> news.state().tasks().stream()
                        .anyMatch(task -> task.alert().equals(alert.id())));
    }

    /** When what waits goes out; never in the night if it is medium or less, unless something is due by ten. */
    public static Instant dueAt(News news, Instant now, QuietHours quiet) {
        Instant gathered = now.plus(GATHERING);
        Instant morning = quiet.after(gathered, news.severity());
        boolean isDueEarly = news.tasks().stream()
                .filter(task -> ASKING.contains(task.kind()))
                .anyMatch(task -> task.task().dueOrLast().isBefore(morning.plus(Duration.ofHours(3))));
        return isDueEarly ? gathered : morning;
    }

    /**
     * What sort of message tells all of this.
     *
     * @param isFull whether it is told in full: who was only pointed to something hears of it for the first time then
     */
    public static Message.Kind kind(List<News> all, boolean isFull) {
        if (all.stream().anyMatch(Urgency::isCorrection)) {
            return Message.Kind.CORRECTION;
        }
        List<TaskNews> tasks =
                all.stream().flatMap(news -> news.tasks().stream()).toList();
        boolean isAware = all.stream()
                .anyMatch(news ->
                        isFull ? !news.state().told().isNothing() : news.state().isAware());
        boolean isOnlyOfTasks = all.stream()
                .allMatch(news -> news.facts().isEmpty()
                        && news.fresh().isEmpty()
                        && news.untaken().isEmpty()
                        && news.upcoming().isEmpty()
                        && news.failures().isEmpty());
        if (tasks.isEmpty()) {
            return withoutTasks(all, isAware);
        }
        if (isOnlyOfTasks && tasks.stream().allMatch(task -> task.kind() == Kind.FULFILLED)) {
            return Message.Kind.FULFILLED;
        }
        if (isOnlyOfTasks && tasks.stream().allMatch(task -> REMINDING.contains(task.kind()))) {
            return Message.Kind.REMINDER;
        }
        boolean isAsked = tasks.stream().anyMatch(task -> ASKING.contains(task.kind()));
        return isAsked && !isAware ? Message.Kind.ALERT : Message.Kind.UPDATE;
    }

    private static Message.Kind withoutTasks(List<News> all, boolean isAware) {
        // What is only for information tells nothing of what comes.
        if (all.stream().anyMatch(news -> !news.upcoming().isEmpty())) {
            return Message.Kind.UPDATE;
        }
        boolean isNothingAsked = all.stream()
                .allMatch(news -> (news.facts().isEmpty() || !news.state().isAware())
                        && news.ended().isEmpty()
                        && news.failures().isEmpty());
        if (isNothingAsked) {
            return Message.Kind.INFORMATION;
        }
        return isAware ? Message.Kind.UPDATE : Message.Kind.ALERT;
    }
}
