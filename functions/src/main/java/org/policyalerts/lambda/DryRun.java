package org.policyalerts.lambda;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.policyalerts.alert.evaluation.DecisionAnswer;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.incident.Incident;

/** The decision about an incident that is not stored, as a document. */
public record DryRun(IncidentEvaluation evaluation, ZoneId zone) implements Function<Incident, Map<String, Object>> {

    @Override
    public Map<String, Object> apply(Incident incident) {
        return new DecisionAnswer(evaluation, zone).toReporter(incident);
    }
}
