package org.policyalerts.policy;

/**
 * One condition of a trace.
 *
 * @param condition the condition in words: "infrastructure class is not-classified or unknown"
 * @param saw the value it met, as plain text; "not given" if there was none
 * @param path the field it looked at, or {@code history}
 * @param outcome true, false or unknown
 */
public record TraceLine(String condition, String saw, String path, Truth outcome) {

    /** How a line begins that says what nobody can be sure of; its verb belongs to what follows. */
    public static final String NOT_CERTAIN = "not certain that ";

    private static final String IS = " is ";

    /**
     * The condition as people are told of it, with the value first: "scope: unknown (is unknown or partial)".
     *
     * <p>In the other order, "determination is not false-positive: suspected", people read a suspected false positive.
     * A condition that only repeats the value is left out.
     */
    public String told() {
        int verb = condition.indexOf(IS);
        if (verb < 0 || condition.startsWith(NOT_CERTAIN)) {
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
}
