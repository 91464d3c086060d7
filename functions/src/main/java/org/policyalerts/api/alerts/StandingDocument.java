package org.policyalerts.api.alerts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.action.AlertStanding;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.api.Caller;
import org.policyalerts.api.ReaderView;
import org.policyalerts.api.tasks.IncidentLine;
import org.policyalerts.api.tasks.TaskDocument;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;

/** An alert as the API shows it: with the state that follows from its tasks and, to staff, with these. */
final class StandingDocument {

    private final Caller caller;
    private final ReaderView view;

    StandingDocument(Caller caller, IncidentStore incidents) {
        this.caller = caller;
        this.view = new ReaderView(caller, incidents);
    }

    /** Reporters read how an alert stands and not what staff say of it, operators what they say of it themselves. */
    Map<String, Object> of(AlertStanding standing) {
        Map<String, Object> document = of(standing.alert());
        document.put("state", standing.state().text());
        if (caller.isStaff()) {
            List<OwnedTask> tasks = standing.tasks().stream()
                    .filter(owned ->
                            caller.isOfAuthority() || caller.isOf(owned.owner().name()))
                    .toList();
            putTasks(document, standing.state(), tasks);
        }
        return document;
    }

    /** The alert without its tasks, with its reasons as the caller may read them. */
    Map<String, Object> of(Alert alert) {
        return view.alert(AlertDocument.of(alert));
    }

    /** The same in a list of alerts of several incidents: with what its own is called, which the caller may see. */
    Map<String, Object> of(AlertStanding standing, Incident incident) {
        return about(incident, of(standing));
    }

    Map<String, Object> of(Alert alert, Incident incident) {
        return about(incident, of(alert));
    }

    private static Map<String, Object> about(Incident incident, Map<String, Object> document) {
        document.put("about", IncidentLine.of(incident));
        return document;
    }

    private static void putTasks(Map<String, Object> document, AlertState state, List<OwnedTask> tasks) {
        if (state == AlertState.ACKNOWLEDGED) {
            taken(tasks).ifPresent(owned -> document.put("acknowledgement", acknowledgement(owned)));
        }
        document.put("tasks", tasks.stream().map(TaskDocument::of).toList());
    }

    /** Of several that were taken the one that is due first. */
    private static Optional<OwnedTask> taken(List<OwnedTask> tasks) {
        return tasks.stream()
                .filter(owned -> owned.task().taken() != null)
                .min(Comparator.comparing(owned -> owned.task().dueOrLast()));
    }

    private static Map<String, Object> acknowledgement(OwnedTask owned) {
        Move move = owned.task().lastMove().orElseThrow();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "owner",
                owned.task().taken() == null ? move.who() : owned.task().taken().who());
        document.put("nextStepBy", owned.task().lapsesAt().map(Object::toString).orElse(null));
        document.put("by", move.who());
        document.put("at", move.at().toString());
        return document;
    }
}
