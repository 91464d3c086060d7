package org.policyalerts.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.log.LogLine;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.PolicyWords;

/** Logs a line for each policy that could not be evaluated: an alarm counts them, and the line names the audience. */
record LoggingPolicyBook(PolicyBook book, Consumer<String> log) implements PolicyBook {

    @Override
    public Decision decide(Facts facts) {
        Decision decision = book.decide(facts);
        decision.failed().forEach(failed -> log.accept(line(decision, failed)));
        return decision;
    }

    private String line(Decision decision, Decision.Failed failed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "policy-failed");
        line.put("policy", failed.policy().id().value());
        line.put("audience", failed.policy().addressees());
        line.put("incident", decision.incident().value());
        line.put("version", (long) decision.version());
        line.put("exception", failed.reason());
        return LogLine.of(line);
    }

    @Override
    public List<Policy> policies() {
        return book.policies();
    }

    @Override
    public Optional<Policy> find(PolicyId id) {
        return book.find(id);
    }

    @Override
    public Optional<PolicyWords> words(PolicyId id) {
        return book.words(id);
    }

    @Override
    public List<HistoryNeed> historyNeeds() {
        return book.historyNeeds();
    }

    @Override
    public boolean needsMore(Shared by, Facts facts) {
        return book.needsMore(by, facts);
    }
}
