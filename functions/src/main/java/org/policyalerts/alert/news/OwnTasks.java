package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.TaskNews;

/** What a recipient has to hear of its own tasks; of its own acts it hears nothing. */
final class OwnTasks {

    private OwnTasks() {}

    /** @param heard what it was told, and what it can have read since if that is to be said again */
    static List<TaskNews> of(AudienceState state, List<Belief> heard, Siblings siblings) {
        List<TaskNews> news = new ArrayList<>();
        for (Task task : state.tasks()) {
            if (task.state().isUnfinished()) {
                unfinished(task, heard, siblings).ifPresent(news::add);
            } else if (isEndedUnheard(task, heard)) {
                news.add(new TaskNews(task, TaskNews.Kind.valueOf(task.state().name()), List.of()));
            }
        }
        return news;
    }

    /** What is still to do, as it was told before. */
    static List<Task> standing(AudienceState state, List<TaskNews> changed) {
        Set<Task> news = new HashSet<>(changed.stream().map(TaskNews::task).toList());
        return state.unfinished().stream().filter(task -> !news.contains(task)).toList();
    }

    private static Optional<TaskNews> unfinished(Task task, List<Belief> heard, Siblings siblings) {
        ToldTask told = heard.get(0).tasks().get(task.id());
        if (told == null) {
            List<News.Sibling> same = siblings.of(task);
            boolean isHad = same.stream().anyMatch(one -> one.task().state().isUnfinished());
            boolean isDone = same.stream().anyMatch(one -> one.task().state() == TaskState.DONE);
            TaskNews.Kind kind = isHad ? TaskNews.Kind.COVERED : isDone ? TaskNews.Kind.DONE_BEFORE : TaskNews.Kind.NEW;
            return Optional.of(new TaskNews(task, kind, same));
        }
        if (isHeardAs(false, task, heard) && !isOpenedByItsOwner(task)) {
            return Optional.of(new TaskNews(task, TaskNews.Kind.REOPENED, List.of()));
        }
        boolean isMoved = !Objects.equals(told.dueAt(), task.step().dueAt());
        return isMoved ? Optional.of(new TaskNews(task, TaskNews.Kind.MOVED, List.of())) : Optional.empty();
    }

    private static boolean isOpenedByItsOwner(Task task) {
        boolean isByOwner = false;
        TaskState before = TaskState.OPEN;
        for (Move move : task.moves()) {
            if (!before.isUnfinished() && move.to().isUnfinished()) {
                isByOwner = !move.who().isEmpty();
            }
            before = move.to();
        }
        return isByOwner;
    }

    /** Ended by the facts while the recipient takes it to be still to do, by what it heard or did itself. */
    private static boolean isEndedUnheard(Task task, List<Belief> heard) {
        return !task.state().isClosedByOwner()
                && (isHeardAs(true, task, heard) || (isTakenUp(task) && isHeardOtherwise(task, heard)));
    }

    private static boolean isTakenUp(Task task) {
        return task.moves().stream()
                .filter(move -> !move.who().isEmpty())
                .reduce((earlier, later) -> later)
                .filter(move -> move.to().isUnfinished())
                .isPresent();
    }

    private static boolean isHeardOtherwise(Task task, List<Belief> heard) {
        return heard.stream()
                .flatMap(belief -> Stream.ofNullable(belief.tasks().get(task.id())))
                .anyMatch(told -> told.state() != task.state());
    }

    private static boolean isHeardAs(boolean isUnfinished, Task task, List<Belief> heard) {
        return heard.stream()
                .flatMap(belief -> Stream.ofNullable(belief.tasks().get(task.id())))
                .anyMatch(told -> told.state().isUnfinished() == isUnfinished);
    }
}
