package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.TaskNews;

/** What a recipient has to hear of its own tasks; of its own acts it hears nothing. */
final class OwnTasks {

    private OwnTasks() {}

    /**
     * The news.
     *
     * @param heard what it was told, and what it can have read since if that is to be said again
     */
    static List<TaskNews> of(AudienceState state, List<Belief> heard, Siblings siblings) {
        List<TaskNews> news = new ArrayList<>();
        for (Task task : state.tasks()) {
            ToldTask told = heard.get(0).tasks().get(task.id());
            if (task.state().isUnfinished()) {
                unfinished(task, told, siblings).ifPresent(news::add);
            } else if (isEndedUnheard(task, heard)) {
                news.add(new TaskNews(task, TaskNews.Kind.valueOf(task.state().name()), List.of()));
            }
        }
        return news;
    }

    private static Optional<TaskNews> unfinished(Task task, @Nullable ToldTask told, Siblings siblings) {
        if (told == null) {
            List<News.Sibling> same = siblings.of(task);
            boolean isHad = same.stream().anyMatch(one -> one.task().state().isUnfinished());
            boolean isDone = same.stream().anyMatch(one -> one.task().state() == TaskState.DONE);
            TaskNews.Kind kind = isHad ? TaskNews.Kind.COVERED : isDone ? TaskNews.Kind.DONE_BEFORE : TaskNews.Kind.NEW;
            return Optional.of(new TaskNews(task, kind, same));
        }
        boolean isOwnAct = task.lastMove().filter(move -> !move.who().isEmpty()).isPresent();
        if (!told.state().isUnfinished() && !isOwnAct) {
            return Optional.of(new TaskNews(task, TaskNews.Kind.REOPENED, List.of()));
        }
        boolean isMoved = !Objects.equals(told.dueAt(), task.step().dueAt());
        return isMoved ? Optional.of(new TaskNews(task, TaskNews.Kind.MOVED, List.of())) : Optional.empty();
    }

    /** Ended by the facts while the recipient takes it to be still to do. */
    private static boolean isEndedUnheard(Task task, List<Belief> heard) {
        return !task.state().isClosedByOwner()
                && heard.stream()
                        .map(belief -> belief.tasks().get(task.id()))
                        .anyMatch(told -> told != null && told.state().isUnfinished());
    }
}
