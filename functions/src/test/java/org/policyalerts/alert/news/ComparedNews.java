package org.policyalerts.alert.news;

import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.news.NewsWorld.MFA;
import static org.policyalerts.alert.news.NewsWorld.NOON;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.TaskNews.Kind;
import org.policyalerts.alert.news.NewsComparison.Aside;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Track;

/** What somebody hears of incident 1, whose alerts, other audiences and report a test sets. */
abstract class ComparedNews {

    final NewsWorld world = new NewsWorld();
    final NewsComparison comparison = new NewsComparison(world.incidents, world.tasks);
    final List<AudienceState> others = new ArrayList<>();
    Incident incident = anIncident().build();
    List<Alert> alerts = List.of(anAlert("one").audience().build());

    static AudienceState state(Recipient recipient, ATask... tasks) {
        return AudienceState.none(NewsWorld.id(1), recipient, Track.REAL, new Campaign("x", AnIncident.RECEIVED))
                .withTasks(Stream.of(tasks).map(ATask::build).toList());
    }

    static AudienceState mfa(ATask... tasks) {
        return state(MFA, tasks);
    }

    static AnIncident hitting(String... organisations) {
        return anIncident()
                .with(
                        "targets",
                        Stream.of(organisations)
                                .map(name ->
                                        Map.of("name", name, "sector", "energy", "country", "AL", "organisation", name))
                                .toList());
    }

    static ATask ask() {
        return aTask("Ask").perCampaign();
    }

    void alerts(AnAlert... all) {
        alerts = Stream.of(all).map(AnAlert::build).toList();
    }

    News find(AudienceState state) {
        return find(state, true);
    }

    News find(AudienceState state, boolean isFull) {
        List<AudienceState> audiences = new ArrayList<>(others);
        audiences.add(state);
        Snapshot snapshot =
                new Snapshot(incident, EvaluationState.NONE, alerts, Optional.empty(), StoredReview.EMPTY, audiences);
        return comparison.find(snapshot, state, isFull, Aside.NOTHING);
    }

    /** The same once all of it was told. */
    AudienceState told(AudienceState state) {
        return state.told(Beliefs.after(find(state)), "ntf_1");
    }

    AudienceState pointed(AudienceState state) {
        return state.pointed(Beliefs.after(find(state, false)), "ntf_2");
    }

    static AudienceState moved(AudienceState state, TaskState to, String who) {
        return state.withTasks(state.tasks().stream()
                .map(task -> task.moved(new Move(to, NOON, who, null, ""), null))
                .toList());
    }

    static List<Kind> kinds(News news) {
        return news.tasks().stream().map(News.TaskNews::kind).toList();
    }

    static List<IncidentFacts.Kind> changed(News news) {
        return news.facts().stream().map(FactChange::kind).toList();
    }

    static List<String> policies(List<Alert> alerts) {
        return alerts.stream().map(alert -> alert.policy().id().value()).toList();
    }
}
