package org.policyalerts.local.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;

/** The first evaluation of an incident, stored in the table that a command works on. */
final class StoredEvaluation {

    static final IncidentId INCIDENT = new IncidentId("inc_01HJJ7R0000000000000000001");

    private StoredEvaluation() {}

    static void commit(DynamoDbTable table, List<Notification> notifications, Optional<Instant> next) {
        new DynamoDbEvaluationStore(table, ClaimantTable.shipped())
                .commit(new Evaluation(
                        INCIDENT,
                        EvaluationState.NONE,
                        new EvaluationState(1, 1, "", Set.of(), Optional.empty()),
                        Optional.of(Map.of()),
                        List.of(),
                        next,
                        Optional.empty(),
                        Acts.NONE.sending(notifications.stream()),
                        false));
    }
}
