package org.policyalerts.incident.validation;

/**
 * One thing that is wrong with a report, or that its author is warned of.
 *
 * @param pointer JSON Pointer (RFC 6901) to the place
 * @param message one sentence for the reporter, with the allowed values where there are any
 */
public record Problem(String pointer, String message) {}
