package org.policyalerts.api.alerts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.action.AlertStanding;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.api.Caller;
import org.policyalerts.api.ReporterView;
import org.policyalerts.api.tasks.TaskDocument;

/** An alert as the API shows it: with the state that follows from its tasks and, to staff, with these. */
final class StandingDocument {

    private StandingDocument() {}

    /** Reporters read how an alert stands and not what staff say of it. */
    static Map<String, Object> of(AlertStanding standing, Caller caller) {
        Map<String, Object> document = new LinkedHashMap<>(AlertDocument.of(standing.alert()));
        document.put("state", standing.state().text());
        if (!caller.isStaff()) {
            return ReporterView.alert(document);
        }
        if (standing.state() == AlertState.ACKNOWLEDGED && standing.hasTasks()) {
            taken(standing).ifPresent(owned -> document.put("acknowledgement", acknowledgement(owned)));
        }
        document.put("tasks", standing.tasks().stream().map(TaskDocument::of).toList());
        return document;
    }

    /** Of several that were taken the one that is due first. */
    private static Optional<OwnedTask> taken(AlertStanding standing) {
        return standing.tasks().stream()
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

    static List<Map<String, Object>> of(List<AlertStanding> standings, Caller caller) {
        return standings.stream().map(standing -> of(standing, caller)).toList();
    }
}
