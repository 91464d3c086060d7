package org.policyalerts.alert;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

/** What one evaluation of an incident remembers for the next: said once and not again, or still to be said. */
public sealed interface Note {

    /** Another incident counts in the place of this one. */
    record DuplicateOf(IncidentId primary) implements Note {}

    /**
     * The reminder of a running clock was sent.
     *
     * @param cause what the policy's clock runs for
     * @param left by name, who is still to be reminded because one evaluation tells no more; empty once all were
     */
    record SentReminder(PolicyId policy, String cause, Set<String> left) implements Note {

        public SentReminder {
            left = Set.copyOf(left);
        }

        /** One that all have got. */
        public SentReminder(PolicyId policy, String cause) {
            this(policy, cause, Set.of());
        }

        /** The same that some have not got. */
        public SentReminder leaving(Set<String> some) {
            return new SentReminder(policy, cause, some);
        }
    }

    /**
     * A policy could not be evaluated. It is kept as it was then: it may be out of the book when there is more to say.
     *
     * @param audience who was told, by the names of recipients; nobody as long as messages could only point to it
     */
    record ReportedFailure(PolicyId policy, int version, Severity severity, List<String> audience, String title)
            implements Note {

        public ReportedFailure {
            audience = List.copyOf(audience);
        }

        public static ReportedFailure of(Policy policy, List<String> told) {
            return new ReportedFailure(policy.id(), policy.version(), policy.severity(), told, policy.title());
        }

        /** The same as far as it was told to some. */
        public ReportedFailure to(Predicate<String> some) {
            return new ReportedFailure(
                    policy, version, severity, audience.stream().filter(some).toList(), title);
        }

        /** Whether these are the same conditions and steps: who was told need not hear of them again. */
        public boolean isOf(Policy other) {
            return policy.equals(other.id()) && version == other.version();
        }

        /**
         * What became of it where nothing is to be done.
         *
         * @param reason why not, in words
         */
        public record Settled(ReportedFailure failure, String reason) {}
    }
}
