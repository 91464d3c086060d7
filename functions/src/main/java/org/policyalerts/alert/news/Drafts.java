package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.Failures;
import org.policyalerts.alert.news.AudienceRun.Reader;
import org.policyalerts.alert.news.NewsComparison.Aside;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.Wording;

/** Reads what incidents have to tell one recipient. */
final class Drafts {

    private final EvaluationStore evaluations;
    private final TaskStore tasks;
    private final NewsComparison comparison;
    private final TaskTimes times;
    private final String ceiling;

    Drafts(AudienceRun.Stores stores, TaskTimes times, String ceiling) {
        this.evaluations = stores.evaluations();
        this.tasks = stores.tasks();
        this.comparison = new NewsComparison(stores.incidents(), stores.tasks());
        this.times = times;
        this.ceiling = ceiling;
    }

    /** An incident as it is, and what the recipient has to do and was told of it. */
    private record Subject(Snapshot snapshot, AudienceState state) {

        /** Whether time may have changed anything, or will. */
        boolean isTimed() {
            return state.next().isPresent();
        }

        boolean isClosed() {
            return snapshot.incident().report().isClosed();
        }

        Handling handling(String ceiling) {
            return Handling.of(snapshot.incident().report().text("tlp"), ceiling);
        }
    }

    /** What waited, as it is by now; what has come due of the same incidents goes with it. */
    List<Draft> gathered(Reader reader, Map<IncidentId, List<Gathered>> waiting) {
        List<Subject> all = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        waiting.keySet().stream().sorted().forEach(incident -> read(reader, incident)
                .ifPresentOrElse(all::add, () -> drafts.add(gone(reader, incident, waiting))));
        List<AudienceState> due =
                all.stream().filter(Subject::isTimed).map(Subject::state).toList();
        CampaignRows rows = CampaignRows.of(due, tasks, times, reader.now());
        CampaignStates campaigns = campaigns(all);
        NewsComparison look = comparison.forOneLook();
        all.forEach(subject -> {
            DueTasks one = subject.isTimed() ? due(subject, rows, reader.now()) : DueTasks.untouched(subject.state());
            Optional<News> news = Draft.with(find(subject, one, look, campaigns), one.news());
            List<Gathered> told = waiting.getOrDefault(subject.state().incident(), List.of());
            drafts.add(new Draft(one, news, subject.handling(ceiling), told, false));
        });
        return drafts;
    }

    private CampaignStates campaigns(List<Subject> subjects) {
        return comparison.campaigns(subjects.stream().map(Subject::state).toList());
    }

    private static Draft gone(Reader reader, IncidentId incident, Map<IncidentId, List<Gathered>> waiting) {
        AudienceState none =
                AudienceState.none(incident, reader.recipient(), reader.track(), new Campaign("", reader.now()));
        List<Gathered> told = waiting.getOrDefault(incident, List.of());
        return new Draft(DueTasks.untouched(none), Optional.empty(), Handling.FULL, told, false);
    }

    /** What is to be said of tasks of these incidents. */
    List<Draft> reminders(Reader reader, Collection<IncidentId> incidents, CampaignRows rows) {
        List<Subject> subjects = incidents.stream()
                .flatMap(incident -> read(reader, incident).stream())
                .toList();
        CampaignStates campaigns = campaigns(subjects);
        NewsComparison look = comparison.forOneLook();
        return subjects.stream()
                .map(subject -> {
                    DueTasks due = due(subject, rows, reader.now());
                    Optional<News> news = due.news().isEmpty()
                            ? Optional.empty()
                            : Draft.reminder(find(subject, due, look, campaigns), due.news());
                    return new Draft(due, news, subject.handling(ceiling), List.of(), true);
                })
                .toList();
    }

    private DueTasks due(Subject subject, CampaignRows rows, Instant now) {
        return subject.isClosed() ? DueTasks.closed(subject.state()) : DueTasks.of(subject.state(), rows, times, now);
    }

    private News find(Subject subject, DueTasks due, NewsComparison look, CampaignStates campaigns) {
        boolean isFull = subject.handling(ceiling) == Handling.FULL;
        return look.find(subject.snapshot(), due.state(), isFull, aside(due.state()), campaigns);
    }

    /** Who can find out what is not known is asked for it with the first that it hears, as the latest decision asks. */
    private Aside aside(AudienceState state) {
        if (!state.recipient().findsOut() || !state.told().isNothing()) {
            return Aside.NOTHING;
        }
        Object asked = evaluations
                .latestDecision(state.incident())
                .map(decision -> decision.get("asked"))
                .orElse(List.of());
        List<Question> questions = asked instanceof List<?> list
                ? list.stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("field")))
                        .map(field -> new Question(field, Wording.field(field), List.of()))
                        .toList()
                : List.of();
        return new Aside(Failures.NONE, questions, List.of());
    }

    private Optional<Subject> read(Reader reader, IncidentId incident) {
        return evaluations.snapshot(incident).map(snapshot -> new Subject(snapshot, state(reader, snapshot)));
    }

    private static AudienceState state(Reader reader, Snapshot snapshot) {
        List<AudienceState> all = snapshot.audiences().stream()
                .filter(state -> state.track() == reader.track())
                .toList();
        return all.stream()
                .filter(state -> state.recipient().equals(reader.recipient()))
                .findFirst()
                .orElseGet(() -> AudienceState.none(
                        snapshot.incident().id(),
                        reader.recipient(),
                        reader.track(),
                        all.stream()
                                .map(AudienceState::campaign)
                                .findFirst()
                                .orElse(new Campaign("", snapshot.incident().receivedAt()))));
    }
}
