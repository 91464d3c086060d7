package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.Failures;
import org.policyalerts.alert.message.News.TaskNews;

/**
 * What one incident adds to a message to one recipient.
 *
 * @param due what time has done to the recipient's tasks
 * @param news what is told of it; empty if there is nothing to tell
 * @param handling how much of it may leave
 * @param waiting what waited and is told by this, or has become nothing
 * @param isReminder whether it tells nothing but what is still to do
 */
record Draft(DueTasks due, Optional<News> news, Handling handling, List<Gathered> waiting, boolean isReminder) {

    Draft {
        waiting = List.copyOf(waiting);
    }

    /** Whether it says more than what time has done to tasks. */
    boolean isNews() {
        return !isReminder
                && news.filter(one -> one.tasks().size() > due.news().size()
                                || !one.facts().isEmpty()
                                || !one.fresh().isEmpty()
                                || !one.ended().isEmpty()
                                || !one.untaken().isEmpty())
                        .isPresent();
    }

    /** The news with what time has done to tasks beside it. */
    static Optional<News> with(News found, List<TaskNews> due) {
        Set<TaskId> told = found.tasks().stream().map(one -> one.task().id()).collect(Collectors.toSet());
        List<TaskNews> all = new ArrayList<>(found.tasks());
        due.stream().filter(one -> !told.contains(one.task().id())).forEach(all::add);
        News news = new News(
                found.incident(),
                found.state(),
                found.facts(),
                all,
                standing(found, all),
                found.alerts(),
                found.fresh(),
                found.ended(),
                found.others(),
                found.untaken(),
                found.failures(),
                found.questions(),
                found.upcoming(),
                found.heldBack(),
                found.duplicateOf(),
                found.elsewhere());
        return Optional.of(news).filter(one -> !one.isEmpty());
    }

    /** What is still to do, and of all else only what is not to be done. */
    static Optional<News> reminder(News found, List<TaskNews> due) {
        if (due.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new News(
                found.incident(),
                found.state(),
                List.of(),
                due,
                standing(found, due),
                found.alerts(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Failures.NONE,
                List.of(),
                List.of(),
                Optional.empty(),
                found.duplicateOf(),
                List.of()));
    }

    private static List<Task> standing(News found, List<TaskNews> told) {
        Set<TaskId> ids = new HashSet<>();
        told.forEach(one -> ids.add(one.task().id()));
        return found.standing().stream()
                .filter(task -> !ids.contains(task.id()))
                .toList();
    }
}
