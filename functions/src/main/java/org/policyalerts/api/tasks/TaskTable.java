package org.policyalerts.api.tasks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Policy;

/** Tasks as lines of a table: what a report on a year counts. */
record TaskTable(TaskRoutes.Dependencies dependencies, IncidentLine incidents) {

    static final List<String> COLUMNS = List.of(
            "id",
            "incident",
            "reference",
            "title",
            "tlp",
            "type",
            "rootCause",
            "incidentSeverity",
            "sectors",
            "countries",
            "policy",
            "policyTitle",
            "severity",
            "do",
            "owner",
            "for",
            "duty",
            "dueAt",
            "state",
            "since",
            "takenBy",
            "endedAt",
            "endedBy",
            "words",
            "late",
            "exercise");

    /** One whose incident is shown. */
    Map<String, Object> row(OwnedTask owned) {
        Task task = owned.task();
        Map<String, Object> row = new LinkedHashMap<>();
        putIncident(row, incidents.report(task.id().incident()));
        TaskDocument.of(owned).forEach((name, value) -> {
            if (COLUMNS.contains(name)) {
                row.put(name, value);
            }
        });
        row.put(
                "policyTitle",
                dependencies.book().find(task.policy()).map(Policy::title).orElse(""));
        row.put("takenBy", task.taken() == null ? "" : task.taken().who());
        Optional<Move> end = task.lastMove().filter(move -> !task.state().isUnfinished());
        end.ifPresent(move -> {
            row.put("endedAt", move.at());
            row.put("endedBy", move.who());
            row.put("words", move.words());
        });
        Instant until = end.map(Move::at).orElse(dependencies.clock().instant());
        row.put("late", task.dueOrLast().isBefore(until));
        return row;
    }

    private static void putIncident(Map<String, Object> row, Report report) {
        row.put("reference", report.text("reference"));
        row.put("title", report.text("title"));
        row.put("tlp", report.text("tlp"));
        row.put("type", report.type());
        row.put("rootCause", report.distinct("cause.rootCause"));
        row.put("incidentSeverity", report.distinct("severity"));
        row.put("sectors", report.distinct("targets.sector"));
        row.put("countries", report.distinct("targets.country"));
    }
}
