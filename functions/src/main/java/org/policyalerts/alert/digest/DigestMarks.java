package org.policyalerts.alert.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Recipient;

/** What is remembered of digests, and what could not be delivered. */
public interface DigestMarks {

    /** Whether the digests of a day have been seen to of all whose turn that is. */
    boolean isDone(LocalDate day, int turn);

    /** Notes that they have. */
    void done(LocalDate day, int turn);

    /** When a recipient got its last digest; empty if it never got one. */
    Optional<Instant> last(Recipient recipient);

    /** Notes that a recipient got one. */
    void sent(Recipient recipient, Instant at);

    /** The hash of the book that came with the program, as of which whoever oversees the rules was told last. */
    Optional<String> shippedTold();

    /** Notes that it was told of that one. */
    void shippedTold(String hash);

    /** Messages that were given up and that nobody has sent again; exercises are no part of it. */
    List<Undelivered> undelivered();

    /** True for the first who asks about a day, and for nobody else. */
    boolean isFirstOf(LocalDate day);

    /** A message that was given up. */
    record Undelivered(Recipient recipient, Instant since) {}
}
