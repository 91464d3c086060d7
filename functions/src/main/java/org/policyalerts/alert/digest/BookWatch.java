package org.policyalerts.alert.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What there is to tell whoever oversees the rules, beside what stands in the policies themselves. */
public interface BookWatch {

    /** The book that this program ships, if another one is in force. */
    Optional<Shipped> otherShipped();

    /**
     * What the policies on trial of the book in force would have sent from one day up to another one, which is no part
     * of it; empty if none is on trial.
     */
    Optional<Trials> onTrial(LocalDate from, LocalDate before);

    /** A book, by its hash. */
    record Shipped(String hash, int policies) {}

    /**
     * What policies on trial would have sent.
     *
     * @param to the last day that counts
     * @param isWhole false while there are incidents left to judge
     */
    record Trials(LocalDate from, LocalDate to, boolean isWhole, List<Trial> policies) {

        public Trials {
            policies = List.copyOf(policies);
        }

        boolean isAny() {
            return policies.stream().anyMatch(one -> one.alerts() + one.messages() > 0);
        }
    }

    /** One of them. */
    record Trial(String policy, String title, int alerts, int messages) {}
}
