package org.policyalerts.alert;

import java.time.ZoneId;
import org.policyalerts.incident.ClaimantKeys;

/**
 * What a deployment sets for its evaluations.
 *
 * @param zone where days begin and in which times are written
 * @param maxTlp the strictest label that leaves in full
 */
public record EvaluationRules(ZoneId zone, String maxTlp, ClaimantKeys keys) {}
