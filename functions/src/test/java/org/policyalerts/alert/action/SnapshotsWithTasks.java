package org.policyalerts.alert.action;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.incident.IncidentId;

/** A store of evaluations whose snapshots hold the tasks of another. */
public record SnapshotsWithTasks(EvaluationStore real, InMemoryTaskStore tasks) implements EvaluationStore {

    @Override
    public Optional<Snapshot> snapshot(IncidentId id) {
        return real.snapshot(id)
                .map(found -> new Snapshot(
                        found.incident(), found.state(), found.alerts(), found.timer(), found.reviews(), tasks.of(id)));
    }

    @Override
    public boolean commit(Evaluation evaluation) {
        return real.commit(evaluation);
    }

    @Override
    public Optional<Map<String, Object>> latestDecision(IncidentId id) {
        return real.latestDecision(id);
    }

    @Override
    public Optional<Alert> alert(AlertId id) {
        return real.alert(id);
    }

    @Override
    public AlertPage alerts(AlertState state, Optional<String> audience, int limit, Optional<String> cursor) {
        return real.alerts(state, audience, limit, cursor);
    }

    @Override
    public void wake(IncidentId id, Instant at) {
        real.wake(id, at);
    }
}
