package org.policyalerts.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.PolicyId;

/**
 * Keeps new alerts quiet for a while: by policy, claimant, sector or incident, with an author, a reason and an end.
 *
 * <p>What staff have been told of stays with them, and so do corrections; what is kept quiet is recorded and raised
 * when the silence ends and it still holds.
 */
public record Silence(String id, Subject subject, String author, String reason, Instant from, Instant until) {

    /** The longest a silence may last, so that nothing is forgotten behind one. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** What it is about; all that is given has to fit, and at least one is. */
    public record Subject(
            Optional<PolicyId> policy,
            Optional<String> claimant,
            Optional<String> sector,
            Optional<IncidentId> incident) {

        /** Whether an incident may be the one it is about, whatever is reported of it. */
        public boolean mayFit(IncidentId id) {
            return incident.map(id::equals).orElse(true);
        }

        /** Whether an incident is one of those it is about, whatever the policy. */
        public boolean fits(Report report, ClaimantKeys keys) {
            return claimant.map(keys::keyOf)
                            .map(key -> keys.ofStandingClaims(report).contains(key))
                            .orElse(true)
                    && sector.map(name -> report.all("targets.sector").contains(name))
                            .orElse(true);
        }

        /** Whether a policy is the one it is about. */
        public boolean fits(PolicyId id) {
            return policy.map(id::equals).orElse(true);
        }
    }

    /** Whether it keeps that incident quiet at a moment, if what is reported of it fits. */
    public boolean isInForce(IncidentId incident, Instant at) {
        return !from.isAfter(at) && subject.mayFit(incident);
    }

    public Silence endingAt(Instant end) {
        return new Silence(id, subject, author, reason, from, end);
    }
}
