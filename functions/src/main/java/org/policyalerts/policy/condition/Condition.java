package org.policyalerts.policy.condition;

import java.util.List;
import java.util.Map;
import org.policyalerts.policy.Truth;

/**
 * A condition of a policy. Immutable. Equal conditions have equal results, so a book tests them once.
 *
 * <p>A place is the report's tree, or an element of one of its lists inside a block.
 */
public sealed interface Condition
        permits ValueCondition,
                PresenceCondition,
                SizeCondition,
                ElementCondition,
                HistoryCondition,
                ChangedCondition,
                GroupCondition {

    Truth test(EvaluationContext context, Map<String, Object> place);

    /** Its result over several places (true if it is true in one of them), with the values seen. */
    Explanation explain(EvaluationContext context, ExplainScope scope);

    /** The condition in words an official understands. */
    String words();

    /** The same condition with the deployment's settings filled in. */
    default Condition bind(EngineSettings settings) {
        return this;
    }

    /** The conditions it is made of; none for a leaf. */
    default List<Condition> parts() {
        return List.of();
    }

    /** True if it is true in some place. */
    default Truth testSome(EvaluationContext context, ExplainScope scope) {
        Truth some = Truth.FALSE;
        for (Map<String, Object> place : scope.places()) {
            some = some.or(test(context, place));
        }
        return some;
    }
}
