package org.policyalerts.lambda;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.policyalerts.alert.digest.Digests;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.keeping.DynamoDbKeepingStore;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Policy;
import org.policyalerts.schedule.DueRun;

/** What the schedule runs, put together. */
final class ScheduledRun {

    private ScheduledRun() {}

    /**
     * By one wiring.
     *
     * @param evaluation asked before each incident: a run may take longer than a book stays in force
     * @param deliver sends what is pending in one partition of the outbox
     */
    static DueRun of(
            Wiring wiring, Supplier<IncidentEvaluation> evaluation, PreviewSweep previews, Consumer<String> deliver) {
        RulesSweep rules = new RulesSweep(wiring.bookStore(), wiring.incidents(), wiring.evaluations(), id -> evaluation
                .get()
                .rulesChanged(id));
        return new DueRun(
                wiring.dueItems(),
                new DueRun.Handlers(
                        (id, version) -> evaluation.get().versionArrived(id, version),
                        id -> evaluation.get().timePassed(id),
                        new AttributionReview(
                                wiring.intake(),
                                wiring.reviewStore(),
                                wiring.settings().zone(),
                                wiring.clock())::markDormant,
                        partition -> sweep(partition, rules, previews, evaluation.get(), wiring),
                        deliver,
                        audiences(wiring, previews)),
                wiring.clock());
    }

    /** What it does for audiences. */
    static ScheduledAudiences audiences(Wiring wiring, PreviewSweep previews) {
        List<Policy> policies = wiring.book().policies();
        return ScheduledAudiences.of(
                wiring.stores(),
                wiring.reviewStore(),
                wiring.digestMarks(),
                wiring.settings().rules(wiring.claimants()),
                new Digests.Rules(
                        policies,
                        new BookReport(
                                wiring.bookStore(),
                                previews,
                                policies,
                                wiring.settings().zone())));
    }

    private static boolean sweep(
            String partition, RulesSweep rules, PreviewSweep previews, IncidentEvaluation evaluation, Wiring wiring) {
        Optional<IncidentId> mayEnd = DynamoDbKeepingStore.incidentOf(partition);
        if (mayEnd.isPresent()) {
            if (wiring.erasing().step(mayEnd.get())) {
                return true;
            }
            wiring.keeping().look(mayEnd.get());
            return false;
        }
        if (DynamoDbBookStore.isSweep(partition)) {
            return rules.step(wiring.clock().instant());
        }
        return DynamoDbBookStore.previewOf(partition).map(previews::step).orElseGet(() -> evaluation.sweep(partition));
    }
}
