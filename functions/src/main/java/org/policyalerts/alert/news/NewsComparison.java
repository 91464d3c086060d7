package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.Failures;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.Severity;

/** Compares what one recipient was told about one incident with what is so; the difference is what it has to hear. */
public final class NewsComparison {

    private final IncidentStore incidents;
    private final TaskStore tasks;

    public NewsComparison(IncidentStore incidents, TaskStore tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /**
     * What only the evaluation knows.
     *
     * @param upcoming the alerts there will be when a wait is over, of which it is time to warn
     */
    public record Aside(Failures failures, List<Question> questions, List<Alert> upcoming) {

        /** Nothing. */
        public static final Aside NOTHING = new Aside(Failures.NONE, List.of(), List.of());
    }

    /**
     * The news.
     *
     * @param snapshot the incident as it will be stored, with the states of all audiences
     * @param state that of the recipient
     * @param isFull whether all may be said; if not, what it could read because of a pointer is no news
     */
    public News find(Snapshot snapshot, AudienceState state, boolean isFull, Aside aside) {
        Incident view = OperatorView.of(snapshot.incident(), state.recipient());
        IncidentFacts now = IncidentFacts.of(view.report());
        Belief base = isFull ? state.told() : state.believed();
        if (isElsewhere(snapshot.incident(), state)) {
            return elsewhere(snapshot, state, view, now);
        }
        Siblings siblings = new Siblings(view, state, tasks, incidents);
        List<Alert> concerning = concerning(snapshot.alerts(), state);
        List<TaskNews> changed = taskNews(state, base, siblings);
        Set<AlertId> ofTasks = ids(state.tasks().stream().map(Task::alert));
        List<Alert> fresh = concerning.stream()
                .filter(alert -> !base.alerts().contains(alert.id()))
                .filter(alert -> isNews(alert, changed, ofTasks.contains(alert.id()), base, siblings))
                .toList();
        List<FactChange> facts = state.isAware() ? facts(state, base, now, !concerning.isEmpty()) : List.of();
        Set<Task> news = new HashSet<>(changed.stream().map(TaskNews::task).toList());
        return new News(
                view,
                state,
                facts,
                changed,
                state.unfinished().stream().filter(task -> !news.contains(task)).toList(),
                concerning,
                fresh,
                ended(snapshot.alerts(), state, concerning),
                others(snapshot, state, concerning),
                untaken(snapshot, state, base),
                aside.failures(),
                aside.questions(),
                aside.upcoming(),
                heldBack(concerning, changed));
    }

    private static Optional<String> heldBack(List<Alert> concerning, List<TaskNews> changed) {
        return concerning.stream()
                .filter(alert -> changed.stream()
                        .anyMatch(news -> news.kind() == TaskNews.Kind.NEW
                                && news.task().alert().equals(alert.id())))
                .flatMap(alert -> Optional.ofNullable(alert.note()).stream())
                .filter(note -> note.startsWith(Alert.HELD_BACK))
                .findFirst();
    }

    /** Whoever was told of a real incident hears that it is an exercise, or the other way round, and no more of it. */
    private static boolean isElsewhere(Incident incident, AudienceState state) {
        String mode = incident.report().text("mode");
        return state.track() != Track.ofMode(mode) || mode.equals("backfill");
    }

    private News elsewhere(Snapshot snapshot, AudienceState state, Incident view, IncidentFacts now) {
        List<FactChange> mode = state.isAware()
                ? FactChange.between(state.believed().facts(), now).stream()
                        .filter(change -> change.kind() == IncidentFacts.Kind.MODE)
                        .toList()
                : List.of();
        return new News(
                view,
                state,
                mode,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                mode.isEmpty() ? List.of() : ended(snapshot.alerts(), state, List.of()),
                List.of(),
                List.of(),
                Failures.NONE,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The alerts that hold and that are for the recipient: it has to do something, is named, or is warned. */
    private static List<Alert> concerning(List<Alert> alerts, AudienceState state) {
        String audience = state.recipient().audience();
        Set<AlertId> own = ids(state.tasks().stream().map(Task::alert));
        return alerts.stream()
                .filter(alert -> alert.state() == AlertState.OPEN && alert.track() == state.track())
                .filter(alert -> own.contains(alert.id())
                        || alert.policy().audience().contains(audience)
                        || alert.cautions().stream()
                                .anyMatch(caution -> caution.owner().equals(audience)))
                .sorted(Alert.MOST_SEVERE_FIRST)
                .toList();
    }

    private static Set<AlertId> ids(Stream<AlertId> all) {
        return new HashSet<>(all.toList());
    }

    private static List<TaskNews> taskNews(AudienceState state, Belief base, Siblings siblings) {
        List<TaskNews> news = new ArrayList<>();
        for (Task task : state.tasks()) {
            ToldTask told = base.tasks().get(task.id());
            if (task.state().isUnfinished()) {
                unfinished(task, told, siblings).ifPresent(news::add);
            } else if (isEndedUnheard(task, state)) {
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
    private static boolean isEndedUnheard(Task task, AudienceState state) {
        return !task.state().isClosedByOwner()
                && Stream.of(state.told(), state.pointed())
                        .map(belief -> belief.tasks().get(task.id()))
                        .anyMatch(told -> told != null && told.state().isUnfinished());
    }

    /**
     * Whoever has something to do for it hears of it by that. Whoever has not is told once a campaign and level, but of
     * each thing not to do about an incident that it knows.
     */
    private static boolean isNews(
            Alert alert, List<TaskNews> changed, boolean isOwner, Belief base, Siblings siblings) {
        if (isOwner) {
            return changed.stream()
                    .anyMatch(news -> news.task().alert().equals(alert.id()) && news.kind() != TaskNews.Kind.COVERED);
        }
        Optional<Severity> told = Stream.of(Optional.ofNullable(base.level()), siblings.level())
                .flatMap(Optional::stream)
                .max(Comparable::compareTo);
        return told.filter(level -> level.compareTo(alert.policy().severity()) >= 0)
                .isEmpty();
    }

    /** What is wrong is said to everybody who was told; what there is more, to those for whom something stands. */
    private static List<FactChange> facts(AudienceState state, Belief base, IncidentFacts now, boolean isConcerned) {
        List<FactChange> changes =
                new ArrayList<>(base.isNothing() ? List.of() : FactChange.between(base.facts(), now));
        if (!state.pointed().isNothing()) {
            FactChange.between(state.pointed().facts(), now).stream()
                    .filter(FactChange::isWrong)
                    .filter(wrong -> changes.stream().noneMatch(change -> change.kind() == wrong.kind()))
                    .forEach(changes::add);
        }
        return changes.stream()
                .filter(change -> change.isWrong() || isConcerned || change.kind() == IncidentFacts.Kind.STATUS)
                .toList();
    }

    /** What replaced it, or showed that it is done, says so itself. */
    private static List<Alert> ended(List<Alert> alerts, AudienceState state, List<Alert> concerning) {
        return alerts.stream()
                .filter(alert -> state.told().alerts().contains(alert.id())
                        || state.pointed().alerts().contains(alert.id()))
                .filter(alert -> alert.state() == AlertState.WITHDRAWN
                        || alert.state() == AlertState.SUPPRESSED
                        || (alert.state() == AlertState.OVERTAKEN && isReplacedByNothing(alert, concerning)))
                .toList();
    }

    private static boolean isReplacedByNothing(Alert alert, Collection<Alert> concerning) {
        return concerning.stream().noneMatch(other -> other.isOf(alert.policy().id()));
    }

    private static List<OtherTask> others(Snapshot snapshot, AudienceState state, List<Alert> concerning) {
        Set<AlertId> ids = ids(concerning.stream().map(Alert::id));
        return ofOthers(snapshot, state)
                .filter(other -> ids.contains(other.task().alert()))
                .toList();
    }

    /** Operators are kept apart: none is told what another has to do. */
    private static Stream<OtherTask> ofOthers(Snapshot snapshot, AudienceState state) {
        return snapshot.audiences().stream()
                .filter(other ->
                        other.track() == state.track() && !other.recipient().equals(state.recipient()))
                .filter(other -> !(other.recipient().organisation().isPresent()
                        && state.recipient().organisation().isPresent()))
                .flatMap(other -> other.tasks().stream().map(task -> new OtherTask(other.recipient(), task)));
    }

    private static List<OtherTask> untaken(Snapshot snapshot, AudienceState state, Belief base) {
        String audience = state.recipient().audience();
        return ofOthers(snapshot, state)
                .filter(other -> other.task().state() == TaskState.OPEN
                        && TaskTimes.told(other.task()).contains(audience))
                .filter(other -> !base.tasks().containsKey(other.task().id()))
                .toList();
    }
}
