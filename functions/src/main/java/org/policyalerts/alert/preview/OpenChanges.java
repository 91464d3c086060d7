package org.policyalerts.alert.preview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.evaluation.IncidentEvaluation.IfRulesChanged;
import org.policyalerts.policy.book.BookPreview.Change;
import org.policyalerts.policy.book.BookPreview.OpenChange;

/**
 * Which alerts and tasks of one incident another book would add or end. A task that asks the same of the same audience
 * under the same policy stays the same, whatever alert it belongs to.
 */
final class OpenChanges {

    private OpenChanges() {}

    /** What one policy asks of one audience. */
    private record Asked(
            Recipient recipient,
            String policy,
            String step,
            @Nullable String onBehalfOf) {}

    private record Row(String policy, Change change) {}

    static List<OpenChange> of(IfRulesChanged rules) {
        Map<Row, Integer> tasks = tasks(rules);
        Map<Row, Integer> rows = new LinkedHashMap<>(tasks);
        List<Row> alerts = alerts(rules);
        alerts.forEach(row -> rows.putIfAbsent(row, 0));
        List<OpenChange> changes = new ArrayList<>();
        rows.forEach((row, count) -> changes.add(new OpenChange(
                rules.before().incident().id().value(), row.policy(), row.change(), alerts.contains(row), count)));
        return changes;
    }

    private static List<Row> alerts(IfRulesChanged rules) {
        Map<String, Alert> before = live(rules.before());
        Map<String, Alert> after = live(rules.after());
        TreeSet<String> policies = new TreeSet<>(before.keySet());
        policies.addAll(after.keySet());
        List<Row> rows = new ArrayList<>();
        for (String policy : policies) {
            Alert ended = before.get(policy);
            if (ended == null) {
                rows.add(new Row(policy, Change.ADDED));
            } else if (!after.containsKey(policy)) {
                rules.after()
                        .alert(ended.id())
                        .flatMap(alert -> ending(alert.state()))
                        .ifPresent(change -> rows.add(new Row(policy, change)));
            }
        }
        return rows;
    }

    private static Map<String, Alert> live(Snapshot snapshot) {
        Map<String, Alert> live = new HashMap<>();
        snapshot.alerts().stream()
                .filter(alert -> alert.state().isLive())
                .forEach(alert -> live.put(alert.policy().id().value(), alert));
        return live;
    }

    private static Optional<Change> ending(AlertState state) {
        return switch (state) {
            case OVERTAKEN -> Optional.of(Change.OVERTAKEN);
            case WITHDRAWN, SUPPRESSED -> Optional.of(Change.WITHDRAWN);
            default -> Optional.empty();
        };
    }

    private static Map<Row, Integer> tasks(IfRulesChanged rules) {
        Map<Asked, Task> before = tasks(rules.before());
        Map<Asked, Task> after = tasks(rules.after());
        Map<Row, Integer> rows = new LinkedHashMap<>();
        after.forEach((asked, task) -> {
            Task earlier = before.get(asked);
            boolean wasOpen = earlier != null && earlier.state().isUnfinished();
            change(wasOpen, task.state())
                    .ifPresent(change -> rows.merge(new Row(asked.policy(), change), 1, Integer::sum));
        });
        return rows;
    }

    private static Optional<Change> change(boolean wasOpen, TaskState state) {
        if (state.isUnfinished()) {
            return wasOpen ? Optional.empty() : Optional.of(Change.ADDED);
        }
        return switch (wasOpen ? state : TaskState.DONE) {
            case OVERTAKEN -> Optional.of(Change.OVERTAKEN);
            case WITHDRAWN -> Optional.of(Change.WITHDRAWN);
            default -> Optional.empty();
        };
    }

    /** Of several for the same thing, the one that is open. */
    private static Map<Asked, Task> tasks(Snapshot snapshot) {
        Map<Asked, Task> tasks = new LinkedHashMap<>();
        for (AudienceState state : snapshot.audiences()) {
            for (Task task : state.tasks()) {
                Asked asked = new Asked(
                        state.recipient(),
                        task.policy().value(),
                        task.step().key(),
                        task.step().onBehalfOf());
                tasks.merge(asked, task, (one, other) -> one.state().isUnfinished() ? one : other);
            }
        }
        return tasks;
    }
}
