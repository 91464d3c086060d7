package org.policyalerts.policy;

/**
 * One condition of a trace.
 *
 * @param condition the condition in words: "infrastructure class is not-classified or unknown"
 * @param saw the value it met, as plain text; "not given" if there was none
 * @param path the field it looked at, or {@code history}
 * @param outcome true, false or unknown
 */
public record Because(String condition, String saw, String path, Truth outcome) {}
