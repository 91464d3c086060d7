package org.policyalerts.benchmarks.engine;

import java.util.List;
import java.util.function.Function;
import org.policyalerts.benchmarks.GeneratedPolicy;

/** The engines that are compared. */
public enum Contender {
    POLICY_ALERTS("Policy Alerts", book -> PolicyAlertsEngine.indexed(PolicyAlertsEngine.compile(book))),
    PLAIN_LOOP("plain loop", book -> PolicyAlertsEngine.plainLoop(PolicyAlertsEngine.compile(book))),
    DROOLS("Drools", DroolsMatching::compile),
    EVENT_RULER("event-ruler", EventRulerMatching::compile),
    CEL("CEL", CelMatching::compile),
    JEXL("JEXL", JexlMatching::compile),
    JSON_LOGIC("JSON-logic", JsonLogicMatching::compile);

    private final String title;
    // Method references without state, which the check cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<List<GeneratedPolicy>, MatchingEngine> compiler;

    Contender(String title, Function<List<GeneratedPolicy>, MatchingEngine> compiler) {
        this.title = title;
        this.compiler = compiler;
    }

    public String title() {
        return title;
    }

    public MatchingEngine compile(List<GeneratedPolicy> book) {
        return compiler.apply(book);
    }
}
