package org.policyalerts.alert.news;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.Failures;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.Question;

/** Compares what one recipient was told about one incident with what is so; the difference is what it has to hear. */
public final class NewsComparison {

    /** The audience that hears in what reports of the same incident differ. */
    public static final String COMPARING = "csirt";

    private final Function<IncidentId, Optional<Incident>> incidents;
    private final TaskStore tasks;

    public NewsComparison(IncidentStore incidents, TaskStore tasks) {
        this(incidents::find, tasks);
    }

    private NewsComparison(Function<IncidentId, Optional<Incident>> incidents, TaskStore tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /** The same for one look: each other incident is read once, to however many recipients it is named. */
    public NewsComparison forOneLook() {
        Map<IncidentId, Optional<Incident>> read = new HashMap<>();
        return new NewsComparison(id -> read.computeIfAbsent(id, incidents), tasks);
    }

    /**
     * What only the evaluation knows.
     *
     * @param upcoming the alerts there will be when a wait is over, of which it is time to warn
     */
    public record Aside(Failures failures, List<Question> questions, List<Alert> upcoming) {

        public static final Aside NOTHING = new Aside(Failures.NONE, List.of(), List.of());
    }

    /**
     * @param snapshot the incident as it will be stored, with the states of all audiences
     * @param state that of the recipient
     * @param isFull whether all may be said; if not, what it could read because of a pointer is no news
     */
    public News find(Snapshot snapshot, AudienceState state, boolean isFull, Aside aside) {
        return find(snapshot, state, isFull, aside, CampaignStates.atItsEnds(state, tasks));
    }

    /** What is read once where the news of several incidents of one reader is found. */
    CampaignStates campaigns(Collection<AudienceState> states) {
        return new CampaignStates(states, tasks);
    }

    News find(Snapshot snapshot, AudienceState state, boolean isFull, Aside aside, CampaignStates campaigns) {
        Incident view = OperatorView.of(snapshot.incident(), state.recipient());
        Quotable quotable = new Quotable(view, state.recipient(), incidents);
        Known known = Known.of(state, isFull, new Siblings(state, campaigns, quotable));
        if (isElsewhere(snapshot.incident(), state)) {
            return elsewhere(snapshot, state, view, known.base()).named(quotable::reference);
        }
        List<Alert> concerning = concerning(view, snapshot.alerts(), state);
        List<TaskNews> changed = OwnTasks.of(state, known.heard(), known.siblings());
        List<Alert> fresh = fresh(concerning, state, changed, known);
        List<FactChange> facts = facts(snapshot.of(view), state, known.base(), quotable, !concerning.isEmpty());
        News found = new News(
                view,
                state,
                facts,
                changed,
                OwnTasks.standing(state, changed),
                concerning,
                fresh,
                ended(snapshot, known.heard()),
                OthersTasks.of(snapshot, state, concerning),
                OthersTasks.untaken(snapshot, state, known.base()),
                aside.failures(),
                aside.questions(),
                aside.upcoming(),
                heldBack(concerning, changed, fresh),
                snapshot.state().duplicateOf(),
                facts.stream().anyMatch(FactChange::isWrong) ? known.siblings().toDo() : List.of());
        return found.isEmpty() ? found : found.named(quotable::reference);
    }

    /** Of a duplicate its alerts are not said to end one by one. */
    private static List<Alert> ended(Snapshot snapshot, List<Belief> heard) {
        return snapshot.state().duplicateOf().isPresent()
                ? List.of()
                : new EndedAlerts(snapshot.alerts(), heard).toTell();
    }

    private List<FactChange> facts(
            Snapshot view, AudienceState state, Belief base, Quotable quotable, boolean isConcerned) {
        Optional<IncidentId> primary = view.state().duplicateOf();
        IncidentFacts own = IncidentFacts.of(view.incident().report());
        IncidentFacts now = primary.map(own::asDuplicateOf).orElse(own);
        ChangedFacts told = new ChangedFacts(state, base, now);
        return primary.map(id -> new DuplicateNews(
                                incidents.apply(id), quotable.find(id).isPresent(), state)
                        .of(base, told.all(), now))
                .orElseGet(() -> told.toTell(isConcerned));
    }

    /** What the recipient knows of the incident, and of the others of its campaign. */
    private record Known(Belief base, List<Belief> heard, Siblings siblings) {

        static Known of(AudienceState state, boolean isFull, Siblings siblings) {
            List<Belief> heard = isFull ? List.of(state.told(), state.pointed()) : List.of(state.believed());
            return new Known(heard.get(0), heard, siblings);
        }
    }

    /** The alerts that it was not told of and has to hear of. */
    private static List<Alert> fresh(List<Alert> concerning, AudienceState state, List<TaskNews> changed, Known known) {
        Set<AlertId> ofTasks = ids(state.tasks().stream().map(Task::alert));
        Set<AlertId> asked = ids(changed.stream()
                .filter(news -> news.kind() != TaskNews.Kind.COVERED)
                .map(news -> news.task().alert()));
        Set<String> warned = concerning.stream()
                .filter(other -> known.base().alerts().contains(other.id()))
                .flatMap(other -> cautions(other, state))
                .collect(Collectors.toSet());
        return concerning.stream()
                .filter(alert -> !known.base().alerts().contains(alert.id()))
                .filter(alert -> ofTasks.contains(alert.id())
                        // Whoever has something to do for an alert hears of it by that.
                        ? asked.contains(alert.id())
                        : isGraver(alert, known.base(), known.siblings())
                                || isSaidAgain(alert, known.heard())
                                // Of an incident that it knows, it is told each thing that it must not do.
                                || (state.isAware() && !cautions(alert, state).allMatch(warned::contains)))
                .toList();
    }

    /**
     * A silence had kept it back, which is worth a line whatever the level, or its reader was told that it holds no
     * longer.
     */
    private static boolean isSaidAgain(Alert alert, List<Belief> heard) {
        return alert.wasHeldBack()
                || heard.stream().anyMatch(belief -> belief.ended().contains(alert.id()));
    }

    private static Optional<String> heldBack(List<Alert> concerning, List<TaskNews> changed, List<Alert> fresh) {
        return concerning.stream()
                .filter(alert -> alert.wasHeldBack() || Alert.RULES_CHANGED.equals(alert.note()))
                .filter(alert -> fresh.contains(alert)
                        || changed.stream()
                                .anyMatch(news -> news.kind() == TaskNews.Kind.NEW
                                        && news.task().alert().equals(alert.id())))
                .flatMap(alert -> Optional.ofNullable(alert.note()).stream())
                .findFirst();
    }

    /** Whoever was told of a real incident hears that it is an exercise, or the other way round, and no more of it. */
    private static boolean isElsewhere(Incident incident, AudienceState state) {
        return state.track() != incident.track()
                || incident.report().text("mode").equals("backfill");
    }

    private News elsewhere(Snapshot snapshot, AudienceState state, Incident view, Belief base) {
        List<FactChange> mode = new ChangedFacts(state, base, IncidentFacts.of(view.report()))
                .toTell(false).stream()
                        .filter(change -> change.kind() == IncidentFacts.Kind.MODE)
                        .toList();
        return new News(
                view,
                state,
                mode,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                mode.isEmpty()
                        ? List.of()
                        : new EndedAlerts(snapshot.alerts(), List.of(state.told(), state.pointed())).toTell(),
                List.of(),
                List.of(),
                Failures.NONE,
                List.of(),
                List.of(),
                Optional.empty(),
                snapshot.state().duplicateOf(),
                List.of());
    }

    /** The alerts that hold and that are for the recipient: it has to do something, is named, or is warned. */
    private static List<Alert> concerning(Incident view, List<Alert> alerts, AudienceState state) {
        String audience = state.recipient().audience();
        Set<AlertId> own = ids(state.tasks().stream().map(Task::alert));
        return alerts.stream()
                .filter(alert -> OperatorView.isHit(view, state.recipient()))
                .filter(alert -> alert.state() == AlertState.OPEN && alert.track() == state.track())
                .filter(alert -> own.contains(alert.id())
                        || alert.policy().audience().contains(audience)
                        || cautions(alert, state).findAny().isPresent())
                .sorted(Alert.MOST_SEVERE_FIRST)
                .map(alert -> OperatorView.of(alert, state.recipient()))
                .toList();
    }

    private static Set<AlertId> ids(Stream<AlertId> all) {
        return new HashSet<>(all.toList());
    }

    /** Whoever has not is told once a campaign and level. */
    private static boolean isGraver(Alert alert, Belief base, Siblings siblings) {
        // The others are looked at only if need be.
        return Stream.concat(
                        Stream.ofNullable(base.level()), Stream.of(siblings).flatMap(others -> others.level().stream()))
                .noneMatch(level -> level.compareTo(alert.policy().severity()) >= 0);
    }

    private static Stream<String> cautions(Alert alert, AudienceState state) {
        return alert.cautions().stream()
                .filter(caution -> caution.owner().equals(state.recipient().audience()))
                .map(Action::action);
    }
}
