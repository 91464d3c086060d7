package org.policyalerts.exchange;

/**
 * What is assumed where a document of others does not say it, since it cannot.
 *
 * @param mode of the reports: what is taken over is over, and starts no clocks
 * @param tlp the label of what has none
 */
public record Assumptions(String mode, String tlp) {}
