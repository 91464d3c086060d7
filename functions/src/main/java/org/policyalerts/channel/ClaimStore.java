package org.policyalerts.channel;

import java.util.Optional;

/** What became of each message for each address, so that it goes out once. */
public interface ClaimStore {

    /** What is recorded. */
    Optional<Claim> find(String notificationId, Address address);

    /**
     * Records the next claim if what is recorded is still what was read.
     *
     * @return false if somebody else was faster; nothing is recorded then
     */
    boolean record(String notificationId, Address address, Optional<Claim> read, Claim next);
}
