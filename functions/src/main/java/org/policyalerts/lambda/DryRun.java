package org.policyalerts.lambda;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.policyalerts.alert.evaluation.DecisionAnswer;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;

/** The decision about an incident that is not stored, as a document. */
public record DryRun(IncidentEvaluation evaluation, ZoneId zone)
        implements BiFunction<Incident, Predicate<IncidentSummary>, Map<String, Object>> {

    @Override
    public Map<String, Object> apply(Incident incident, Predicate<IncidentSummary> mayCount) {
        return new DecisionAnswer(evaluation, zone).toReporter(incident, mayCount);
    }
}
