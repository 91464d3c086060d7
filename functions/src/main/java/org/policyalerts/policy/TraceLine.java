package org.policyalerts.policy;

import java.util.Map;

/**
 * One condition of a trace.
 *
 * @param condition the condition in words: "infrastructure class is not-classified or unknown"
 * @param saw the value it met, as plain text; "not given" if there was none
 * @param path the field it looked at, or {@code history}
 * @param outcome true, false or unknown
 */
public record TraceLine(String condition, String saw, String path, Truth outcome) {

    /** The path of what looks at other incidents. */
    public static final String HISTORY = "history";

    /** How a line begins that says what nobody can be sure of; its verb belongs to what follows. */
    public static final String NOT_CERTAIN = "not certain that ";

    /** How a line begins that says that something else does not hold. */
    public static final String NOT = "not: ";

    private static final String IS = " is ";

    /** What a report means where it does not say it. */
    private static final Map<String, String> DEFAULTS = Map.of("type", "incident", "cause.malicious", "unknown");

    /**
     * The condition as people are told of it, with the value first: "scope: unknown (is unknown or partial)".
     *
     * <p>In the other order, "determination is not false-positive: suspected", people read a suspected false positive.
     * A condition that only repeats the value is left out.
     */
    public String told() {
        if (Wording.isSentence(condition)) {
            return condition;
        }
        int verb = condition.indexOf(IS);
        if (verb < 0 || isCompound()) {
            return condition + ": " + saw;
        }
        String wanted = condition.substring(verb + IS.length());
        String told = condition.substring(0, verb) + ": " + saw;
        boolean repeats = saw.equals(wanted)
                || saw.endsWith(": " + wanted)
                || wanted.equals("given")
                || wanted.equals("not given");
        return repeats ? told : told + " (is " + wanted + ")";
    }

    /** The field and the value it met, without what the condition wanted: "scope: unknown". */
    public String value() {
        if (Wording.isSentence(condition)) {
            return condition;
        }
        int verb = condition.indexOf(IS);
        return (verb < 0 || isCompound() ? condition : condition.substring(0, verb)) + ": " + saw;
    }

    /** Whether it only says what is not the case, which tells nobody why a policy speaks. */
    public boolean isGuard() {
        return condition.startsWith(NOT)
                || condition.startsWith(NOT_CERTAIN)
                || condition.contains(" is not ")
                || Wording.isSentence(condition);
    }

    /**
     * Whether it holds only because nobody has said otherwise: an exception that is not certain, or what a report means
     * where it says nothing. Whoever is told why a policy holds need not read it.
     */
    public boolean isByDefault() {
        return condition.startsWith(NOT_CERTAIN)
                || (saw.equals(DEFAULTS.get(path))
                        && (condition.contains(" is not ") || Wording.isSentence(condition)));
    }

    /** Of other incidents only how many there are. */
    public TraceLine counted() {
        int names = saw.indexOf(": ");
        return names < 0 ? this : new TraceLine(condition, saw.substring(0, names), path, outcome);
    }

    /** Whether the first verb may belong to a part of it. */
    public boolean isCompound() {
        return condition.startsWith(NOT_CERTAIN) || condition.startsWith(NOT) || condition.contains(" with ");
    }
}
