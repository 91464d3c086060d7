package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyalerts.policy.Truth;
import org.policyalerts.text.Worded;

/**
 * Several conditions of which all, any or none must hold, in Kleene's logic of three values; or all for certain, which
 * is false where Kleene's logic has unknown.
 */
public record GroupCondition(Kind kind, List<Condition> parts) implements Condition {

    /** How many of the parts must hold. */
    public enum Kind implements Worded {
        ALL,
        ANY,
        NONE,
        CERTAIN;

        /** Whether one part that does not hold settles it. */
        public boolean needsAll() {
            return this == ALL || this == CERTAIN;
        }

        Explanation.Shape shape() {
            return Explanation.Shape.valueOf(name());
        }
    }

    /** How the words of what is certain begin. */
    static final String KNOWN = "it is known that ";

    public GroupCondition {
        parts = List.copyOf(parts);
    }

    @Override
    public Truth test(EvaluationContext context, Map<String, Object> place) {
        boolean needsAll = kind.needsAll();
        Truth absorbing = Truth.of(!needsAll);
        Truth result = absorbing.not();
        for (int i = 0; i < parts.size() && result != absorbing; i++) {
            Truth part = parts.get(i).test(context, place);
            result = needsAll ? result.and(part) : result.or(part);
        }
        return switch (kind) {
            case ALL, ANY -> result;
            case NONE -> result.not();
            case CERTAIN -> Truth.of(result == Truth.TRUE);
        };
    }

    @Override
    public GroupCondition bind(EngineSettings settings) {
        List<Condition> bound = new ArrayList<>();
        for (Condition part : parts) {
            bound.add(part.bind(settings));
        }
        return new GroupCondition(kind, bound);
    }

    @Override
    public String words() {
        String joined = parts.stream().map(Condition::words).collect(Collectors.joining("; "));
        return switch (kind) {
            case ALL -> parts.size() == 1 ? joined : "all of (" + joined + ")";
            case ANY -> "any of (" + joined + ")";
            case NONE -> "none of (" + joined + ")";
            case CERTAIN ->
                KNOWN
                        + String.join(
                                " and ", parts.stream().map(Condition::words).toList());
        };
    }

    @Override
    public Explanation explain(EvaluationContext context, ExplainScope scope) {
        List<Explanation> explained =
                parts.stream().map(part -> part.explain(context, scope)).toList();
        return Explanation.group(kind.shape(), words(), testSome(context, scope), explained);
    }
}
