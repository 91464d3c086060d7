package org.policyalerts.policy.condition;

import java.time.ZoneId;
import org.policyalerts.incident.ClaimantKeys;

/**
 * What a deployment fixes for its policies.
 *
 * @param homeCountry what {@code $homeCountry} stands for
 * @param zone the calendar that periods and partial dates are counted in
 */
public record EngineSettings(String homeCountry, ZoneId zone, ClaimantKeys claimants, LegalPack legalPack) {}
