package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.alert.message.NewsContext.OmittedCounts;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/** Writes a message for machines; docs/message.schema.json describes what comes out. */
final class NewsDocument {

    private final Message message;
    private final Map<String, Object> head;
    private final DetailLevel detail;
    private final OmittedCounts omitted = new OmittedCounts();

    /** With what every message has. */
    NewsDocument(Message message, Map<String, Object> head, DetailLevel detail) {
        this.message = message;
        this.head = head;
        this.detail = detail;
    }

    Map<String, Object> tree(String text) {
        Map<String, Object> document = new LinkedHashMap<>(head);
        document.put(
                "information",
                TaskRow.toDo(message).isEmpty() && TaskRow.standing(message).isEmpty());
        if (message.news().size() == 1) {
            News only = message.news().get(0);
            String earlier = message.kind() == Message.Kind.CORRECTION ? "corrects" : "follows";
            only.state().lastMessage().ifPresent(id -> document.put(earlier, id));
            document.put("incident", incident(only.incident(), detail, omitted));
        } else {
            document.put("incidents", all(news -> incident(news.incident(), detail, omitted)));
        }
        putQuoted(document, message.news().stream().flatMap(News::quoted));
        if (message.restricted() > 0) {
            document.put("restricted", (long) message.restricted());
        }
        document.put("tasks", tasks());
        document.put("cautions", omitted.first(detail.steps(), cautions(), "cautions"));
        document.put("changes", omitted.first(detail.unchecked(), changes(), "changes"));
        document.put("alerts", alerts());
        document.put("unknowns", omitted.first(detail.questions(), unknowns(), "questions"));
        putFailures(document);
        document.put("text", text);
        if (!omitted.isEmpty()) {
            document.put("shortened", Map.of("leftOut", omitted.inWords(), "readAt", readAt()));
        }
        return document;
    }

    /** The other incidents that a message quotes: whoever may not read one of them by now does not read the message. */
    static void putQuoted(Map<String, Object> document, Stream<IncidentId> all) {
        List<String> quoted = all.map(IncidentId::value).distinct().sorted().toList();
        if (!quoted.isEmpty()) {
            document.put("quotes", quoted);
        }
    }

    private List<Map<String, Object>> all(Function<News, Map<String, Object>> writing) {
        return message.news().stream().map(writing).toList();
    }

    /** The route of the API that tells what a shortened message leaves out. */
    private String readAt() {
        return message.news().size() == 1
                ? "/incidents/" + message.news().get(0).incident().id() + "/alerts"
                : "/tasks";
    }

    private List<Map<String, Object>> tasks() {
        boolean isOperator = message.recipient().organisation().isPresent();
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (News news : message.news()) {
            Stream.concat(news.tasks().stream().map(News.TaskNews::task), news.standing().stream())
                    .forEach(task -> tasks.add(TaskRow.document(news.state(), message.recipient(), task)));
        }
        if (!isOperator) {
            for (News news : message.news()) {
                Set<OtherTask> others = new LinkedHashSet<>(news.untaken());
                others.addAll(news.others());
                others.forEach(other -> tasks.add(TaskRow.document(news.state(), other.owner(), other.task())));
            }
        }
        return omitted.first(detail.steps(), tasks, "tasks");
    }

    private List<Map<String, Object>> cautions() {
        return message.news().stream()
                .flatMap(news -> news.alerts().stream())
                .flatMap(alert -> alert.cautions().stream()
                        .filter(caution ->
                                caution.owner().equals(message.recipient().audience()))
                        .map(caution -> Map.<String, Object>of(
                                "do", PlainText.clean(caution.action()),
                                "policy", alert.policy().id().value())))
                .distinct()
                .toList();
    }

    private List<Map<String, Object>> changes() {
        return message.news().stream()
                .flatMap(news -> news.facts().stream().map(change -> change(news, change)))
                .toList();
    }

    private Map<String, Object> change(News news, FactChange change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", news.incident().id().value());
        document.put("fact", change.kind().text());
        document.put("was", omitted.first(detail.claims(), change.was(), "former facts"));
        document.put("is", omitted.first(detail.claims(), change.is(), "facts"));
        document.put("wrong", change.isWrong());
        return document;
    }

    private List<Map<String, Object>> alerts() {
        List<Map<String, Object>> alerts = new ArrayList<>();
        Set<AlertId> told = new LinkedHashSet<>();
        for (News news : message.news()) {
            news.fresh().forEach(alert -> add(alerts, told, alert, "raised"));
            news.ended().forEach(alert -> add(alerts, told, alert, "ended"));
            news.upcoming().forEach(alert -> add(alerts, told, alert, "upcoming"));
            news.alerts().forEach(alert -> add(alerts, told, alert, "stands"));
        }
        return omitted.first(detail.documented(), alerts, "alerts");
    }

    /** What stands was told with its reasons before. */
    private void add(List<Map<String, Object>> alerts, Set<AlertId> told, Alert alert, String change) {
        if (!told.add(alert.id())) {
            return;
        }
        Map<String, Object> document = policy(
                alert.policy().id(),
                alert.policy().version(),
                alert.policy().title(),
                alert.policy().severity());
        document.put("id", alert.id().value());
        document.put("incident", alert.incident().value());
        document.put("policyHash", alert.policy().hash());
        document.put("state", alert.state().text());
        if (alert.note() != null) {
            document.put("note", alert.note());
        }
        document.put("raisedAt", alert.raisedAt().toString());
        document.put("change", change);
        if (!change.equals("stands")) {
            document.put("because", because(alert));
        }
        alerts.add(document);
    }

    private List<Map<String, Object>> because(Alert alert) {
        if (!detail.hasTraces()) {
            omitted.add(alert.because().size(), "conditions of alerts");
            return List.of();
        }
        return AlertDocument.because(NewsReasons.told(alert, message));
    }

    private List<String> unknowns() {
        return message.news().stream()
                .flatMap(news -> new IncidentWording(news.incident()).openQuestions(news.questions()).stream())
                .distinct()
                .toList();
    }

    private void putFailures(Map<String, Object> document) {
        List<Map<String, Object>> open = message.news().stream()
                .flatMap(news -> news.failures().open().stream())
                .map(failed -> policy(failed.policy()))
                .toList();
        List<Map<String, Object>> settled = message.news().stream()
                .flatMap(news -> news.failures().settled().stream())
                .map(NewsDocument::settled)
                .toList();
        if (!open.isEmpty()) {
            document.put("notChecked", omitted.first(detail.unchecked(), open, "policies that could not be checked"));
        }
        if (!settled.isEmpty()) {
            document.put(
                    "settled", omitted.first(detail.unchecked(), settled, "policies of which nothing is to be done"));
        }
    }

    private static Map<String, Object> settled(ReportedFailure.Settled one) {
        ReportedFailure failure = one.failure();
        Map<String, Object> document = policy(failure.policy(), failure.version(), failure.title(), failure.severity());
        document.put("reason", one.reason());
        return document;
    }

    private static Map<String, Object> policy(Policy policy) {
        return policy(policy.id(), policy.version(), policy.title(), policy.severity());
    }

    private static Map<String, Object> policy(PolicyId id, int version, String title, Severity severity) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("policy", id.value());
        document.put("policyVersion", (long) version);
        document.put("title", title);
        document.put("severity", severity.text());
        return document;
    }

    /** The part that is about the incident, the same in every message. */
    static Map<String, Object> incident(Incident incident, DetailLevel detail, OmittedCounts omitted) {
        IncidentWording wording = new IncidentWording(incident);
        Report report = incident.report();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", incident.id().value());
        document.put("version", (long) incident.version());
        document.put("reference", wording.reference());
        document.put("reporter", PlainText.clean(incident.reporter()));
        document.put("title", wording.title());
        report.get("severity").ifPresent(severity -> document.put("severity", severity));
        document.put("occurredAt", report.text("timeline.occurredAt"));
        document.put("targets", omitted.first(detail.targets(), wording.targets(), "targets"));
        document.put("claimedBy", omitted.first(detail.claims(), wording.claims(), "claims"));
        document.put("attributedTo", omitted.first(detail.claims(), wording.judgements(), "attributions"));
        document.put("attribution", report.text("attribution.status"));
        return document;
    }
}
