package org.policyalerts.lambda;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.alert.evaluation.DecisionAnswer;
import org.policyalerts.alert.evaluation.DecisionDocument;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.incident.Incident;

/** The decision about an incident that is not stored, as a document. */
public record DryRun(IncidentEvaluation evaluation, ZoneId zone) implements Function<Incident, Map<String, Object>> {

    @Override
    public Map<String, Object> apply(Incident incident) {
        Optional<String> suppressed =
                Optional.of(incident.report().text("mode")).filter(mode -> !mode.equals("live"));
        return DecisionAnswer.shortened(DecisionDocument.of(evaluation.dryRun(incident), zone, suppressed));
    }
}
