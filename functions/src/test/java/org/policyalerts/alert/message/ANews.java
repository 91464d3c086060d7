package org.policyalerts.alert.message;

import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.AudienceNames;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.message.News.Failures;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.alert.message.News.Sibling;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Question;

/** Builds news for the ministry, and messages of them; what a test does not name does not matter to it. */
public final class ANews {

    /** A deployment with a desk. */
    public static final Presentation DESK =
            new Presentation(AudienceNames.DEFAULT, Optional.of("https://desk.example"));

    private Incident incident = anIncident().build();
    private String recipient = "mfa";
    private IncidentFacts told = IncidentFacts.NONE;
    private boolean isAware;
    private final List<FactChange> facts = new ArrayList<>();
    private final List<TaskNews> tasks = new ArrayList<>();
    private final List<Task> standing = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Alert> fresh = new ArrayList<>();
    private final List<Alert> ended = new ArrayList<>();
    private final List<OtherTask> others = new ArrayList<>();
    private final List<OtherTask> untaken = new ArrayList<>();
    private final List<Decision.Failed> failed = new ArrayList<>();
    private final List<ReportedFailure.Settled> settled = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Alert> upcoming = new ArrayList<>();
    private final Map<TaskId, ToldTask> toldTasks = new HashMap<>();
    private Optional<String> heldBack = Optional.empty();

    private ANews() {}

    public static ANews aNews() {
        return new ANews();
    }

    public ANews about(AnIncident value) {
        incident = value.build();
        return this;
    }

    /** To an audience, or to "operator@ORG". */
    public ANews to(String value) {
        recipient = value;
        return this;
    }

    /** Who was told of the incident before. */
    public ANews again() {
        isAware = true;
        return this;
    }

    /** Who was told what was so of another version; what is different is news. */
    public ANews toldBefore(AnIncident earlier) {
        told = IncidentFacts.of(earlier.build().report());
        facts.addAll(FactChange.between(told, IncidentFacts.of(incident.report())));
        return again();
    }

    public ANews task(TaskNews.Kind kind, ATask task, Sibling... siblings) {
        Task built = task.of(incident.id()).build();
        tasks.add(new TaskNews(built, kind, List.of(siblings)));
        return this;
    }

    /** A task that was told with another deadline. */
    public ANews moved(ATask task, Instant before) {
        Task built = task.of(incident.id()).build();
        toldTasks.put(built.id(), new ToldTask(built.state(), before));
        return task(TaskNews.Kind.MOVED, task).again();
    }

    public ANews standing(ATask task) {
        standing.add(task.of(incident.id()).build());
        return this;
    }

    /** An alert that it was not told of. */
    public ANews fresh(AnAlert alert) {
        fresh.add(alert.of(incident.id()).build());
        alerts.add(alert.build());
        return this;
    }

    /** An alert that it was told of and that holds. */
    public ANews holding(AnAlert alert) {
        alerts.add(alert.of(incident.id()).build());
        return this;
    }

    public ANews ended(AnAlert alert) {
        ended.add(alert.of(incident.id()).build());
        return this;
    }

    public ANews upcoming(AnAlert alert) {
        upcoming.add(alert.of(incident.id()).build());
        return this;
    }

    public ANews others(String owner, ATask task) {
        others.add(new OtherTask(
                Recipient.of(owner), task.owner(owner).of(incident.id()).build()));
        return this;
    }

    public ANews untaken(String owner, ATask task) {
        untaken.add(new OtherTask(
                Recipient.of(owner), task.owner(owner).of(incident.id()).build()));
        return this;
    }

    public ANews notChecked(Decision.Failed value) {
        failed.add(value);
        return this;
    }

    public ANews settled(ReportedFailure.Settled value) {
        settled.add(value);
        return this;
    }

    public ANews asking(Question value) {
        questions.add(value);
        return this;
    }

    public ANews heldBack(String why) {
        heldBack = Optional.of(why);
        return this;
    }

    public News build() {
        Belief belief = isAware
                ? new Belief(
                        told.entries().isEmpty() ? IncidentFacts.of(incident.report()) : told,
                        toldTasks,
                        Set.of(),
                        Set.of(),
                        null)
                : Belief.NOTHING;
        AudienceState none = AudienceState.none(
                        incident.id(),
                        Recipient.of(recipient),
                        Track.ofMode(incident.report().text("mode")),
                        new Campaign(claimant(), RECEIVED))
                .withTasks(Stream.concat(tasks.stream().map(TaskNews::task), standing.stream())
                        .toList());
        AudienceState state = isAware ? none.told(belief, "ntf_before") : none;
        return new News(
                incident,
                state,
                facts,
                tasks,
                standing,
                alerts,
                fresh,
                ended,
                others,
                untaken,
                new Failures(failed, settled),
                questions,
                upcoming,
                heldBack,
                Optional.empty(),
                List.of());
    }

    private String claimant() {
        return incident.report().standingClaims().stream()
                .map(claim -> String.valueOf(claim.get("claimant")))
                .findFirst()
                .orElse("");
    }

    /** A message of this alone, half an hour after the report. */
    public Message message(Message.Kind kind) {
        return message(kind, List.of(build()), 0);
    }

    /** A message of several news to the recipient of the first. */
    public static Message message(Message.Kind kind, List<News> news, int restricted) {
        News first = news.get(0);
        return new Message(
                "ntf_01HJ0000000000000000000001-1-" + first.state().recipient().idPart(),
                first.state().recipient(),
                1,
                kind,
                first.state().track() == Track.EXERCISE,
                news,
                restricted,
                RECEIVED.plus(Duration.ofMinutes(30)));
    }

    /** As it goes out on a topic up to TLP:AMBER, in UTC. */
    public static Notification sent(Message message) {
        return new Messages(ZoneOffset.UTC, "amber", DESK).notification(message, message.sequence());
    }

    /** As it goes out. */
    public Notification sent(Message.Kind kind) {
        return sent(message(kind));
    }
}
