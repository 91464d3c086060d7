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

    private static final String IS = " is ";

    /**
     * The condition as people are told of it, what was seen first: "scope: unknown (is unknown or partial)".
     *
     * <p>The other way round, "determination is not false-positive: suspected", is read as a suspected false positive.
     * What only repeats the value is left out.
     */
    public String told() {
        int verb = condition.indexOf(IS);
        if (verb < 0) {
            return condition + ": " + saw;
        }
        String test = condition.substring(verb + IS.length());
        String told = condition.substring(0, verb) + ": " + saw;
        boolean repeats =
                saw.equals(test) || saw.endsWith(": " + test) || test.equals("given") || test.equals("not given");
        return repeats ? told : told + " (is " + test + ")";
    }
}
