package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.SilenceStore;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.Message;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Track;

/**
 * Tells one recipient what has waited and what has come due: each message with all that it changes in one write, so
 * that a run that dies half way, or meets another, says nothing twice.
 */
public final class AudienceRun {

    /** Of one message; the others are told in the next. */
    static final int MOST_INCIDENTS = 30;

    /** Incidents of which a reminder looks whether they go with it. */
    private static final int MOST_LOOKED_AT = 100;

    private static final int TRIES = 5;

    private final Stores stores;
    private final EvaluationSettings settings;
    private final TaskStore tasks;
    private final Rendering rendering;
    private final Predicate<String> isQueued;

    /** @param isQueued whether there is a message of that id already */
    public AudienceRun(Stores stores, EvaluationSettings settings, Rendering rendering, Predicate<String> isQueued) {
        this.stores = stores;
        this.settings = settings;
        this.tasks = stores.tasks();
        this.rendering = rendering;
        this.isQueued = isQueued;
    }

    /** Where incidents, their snapshots, the states of audiences and silences are. */
    public record Stores(
            EvaluationStore evaluations, IncidentStore incidents, TaskStore tasks, SilenceStore silences) {}

    /** How a message becomes a notification. */
    public interface Rendering {

        /** The notification that lies in the outbox at that number. */
        Notification notification(Message message, long sequence);
    }

    public record Reader(Recipient recipient, Track track, Instant now) {}

    private TaskTimes times(Instant now) {
        return TaskTimes.of(stores.silences(), stores.incidents(), settings, now);
    }

    private Drafts drafts(TaskTimes times) {
        return new Drafts(stores, times, settings.maxTlp());
    }

    /** Tells all that waits of a campaign, due or not: whoever reads of one wants to read of the others. */
    public void tellGathered(Reader reader, String campaign) {
        TaskTimes times = times(reader.now());
        Set<IncidentId> done = new HashSet<>();
        List<IncidentId> batch = waiting(reader, campaign, done);
        while (!batch.isEmpty()) {
            List<IncidentId> ids = batch;
            write(reader, () -> {
                List<Draft> drafts = told(reader, byIncident(reader, campaign, ids), times.takingAlong());
                // What waited may have become nothing, and nothing is said early for its own sake.
                return drafts.stream().anyMatch(Draft::isNews)
                        ? drafts
                        : told(reader, byIncident(reader, campaign, ids), times);
            });
            done.addAll(batch);
            batch = waiting(reader, campaign, done);
        }
    }

    private List<Draft> told(Reader reader, Map<IncidentId, List<Gathered>> waiting, TaskTimes times) {
        return Stream.concat(
                        drafts(times).gathered(reader, waiting).stream(),
                        dueBeside(reader, waiting.keySet(), times).stream())
                .toList();
    }

    /** What has come due of other incidents, or will soon, goes with it, so that one message is read and not two. */
    private List<Draft> dueBeside(Reader reader, Set<IncidentId> told, TaskTimes times) {
        List<AudienceState> others = timedBeside(reader, told);
        CampaignRows rows = CampaignRows.of(others, tasks, times, reader.now());
        List<IncidentId> due = others.stream()
                .filter(state -> DueTasks.isDue(state, reader.now()) || isSaid(state, rows, times, reader))
                .limit(MOST_INCIDENTS)
                .map(AudienceState::incident)
                .toList();
        return drafts(times).reminders(reader, due, rows);
    }

    private List<IncidentId> waiting(Reader reader, String campaign, Set<IncidentId> done) {
        return tasks.gathered(reader.recipient(), reader.track(), campaign).stream()
                .sorted(Comparator.comparing(Gathered::dueAt)
                        .thenComparing(one -> one.incident().value()))
                .map(Gathered::incident)
                .distinct()
                .filter(incident -> !done.contains(incident))
                .limit(MOST_INCIDENTS)
                .toList();
    }

    /** What still waits of them; another run may have told it. */
    private Map<IncidentId, List<Gathered>> byIncident(Reader reader, String campaign, List<IncidentId> incidents) {
        return tasks.gathered(reader.recipient(), reader.track(), campaign).stream()
                .filter(one -> incidents.contains(one.incident()))
                .collect(Collectors.groupingBy(Gathered::incident));
    }

    /** Reminds of what is due about some incidents, and with it of what would be said soon after. */
    public void remind(Reader reader, Collection<IncidentId> incidents) {
        List<AudienceState> due = incidents.stream()
                .flatMap(incident -> tasks.find(incident, reader.recipient(), reader.track()).stream())
                .filter(state -> DueTasks.isDue(state, reader.now()))
                .toList();
        TaskTimes times = times(reader.now());
        TaskTimes soon = soon(due, times, reader);
        List<AudienceState> all = soon.equals(times) ? due : withOthers(due, soon, reader);
        CampaignRows said = CampaignRows.of(all, tasks, soon, reader.now());
        Set<IncidentId> named = new LinkedHashSet<>();
        all.forEach(state -> named.add(state.incident()));
        said.others().stream().sorted(Comparator.comparing(IncidentId::value)).forEach(named::add);
        List<IncidentId> ids = new ArrayList<>(named);
        for (int from = 0; from < ids.size(); from += MOST_INCIDENTS) {
            List<IncidentId> batch = ids.subList(from, Math.min(from + MOST_INCIDENTS, ids.size()));
            write(reader, () -> drafts(times).reminders(reader, batch, said));
        }
    }

    /** What would be said soon is said with what is said now, so that there are fewer messages. */
    private TaskTimes soon(List<AudienceState> due, TaskTimes times, Reader reader) {
        CampaignRows rows = CampaignRows.of(due, tasks, times, reader.now());
        List<DueTasks> now = due.stream()
                .map(state -> DueTasks.of(state, rows, times, reader.now()))
                .toList();
        TaskTimes soon = now.stream().allMatch(one -> one.news().isEmpty()) ? times : times.takingAlong();
        return now.stream().allMatch(one -> one.escalated().isEmpty()) ? soon : soon.tellingOthers();
    }

    private List<AudienceState> withOthers(List<AudienceState> due, TaskTimes soon, Reader reader) {
        Set<IncidentId> known = due.stream().map(AudienceState::incident).collect(Collectors.toSet());
        List<AudienceState> others = timedBeside(reader, known);
        CampaignRows rows = CampaignRows.of(others, tasks, soon, reader.now());
        return Stream.concat(due.stream(), others.stream().filter(state -> isSaid(state, rows, soon, reader)))
                .toList();
    }

    /** What the reader has to do for other incidents than some, of which time will change something. */
    private List<AudienceState> timedBeside(Reader reader, Set<IncidentId> some) {
        return tasks.unfinished(reader.recipient(), reader.track(), MOST_LOOKED_AT).stream()
                .filter(state -> state.next().isPresent() && !some.contains(state.incident()))
                .toList();
    }

    private static boolean isSaid(AudienceState state, CampaignRows rows, TaskTimes soon, Reader reader) {
        DueTasks one = DueTasks.of(state, rows, soon, reader.now());
        return !one.news().isEmpty() || !one.escalated().isEmpty();
    }

    /** Whoever loses a race reads again. */
    private void write(Reader reader, Supplier<List<Draft>> reading) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Acts acts = new Telling(rendering, isQueued, reader).acts(reading.get());
            if (isNothing(acts) || tasks.commit(acts)) {
                return;
            }
        }
        throw new IllegalStateException("others always came first: " + reader.recipient());
    }

    private static boolean isNothing(Acts acts) {
        return acts.states().isEmpty()
                && acts.notifications().isEmpty()
                && acts.told().isEmpty()
                && acts.gathered().isEmpty();
    }
}
