package org.policyalerts.alert.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.policyalerts.alert.Alert;

/** What digests are made of, and where they are queued. */
public interface DigestStore {

    /** Where alerts and messages stand now; reads lists only, and of each no more than a fixed number of pages. */
    Standing standing(Instant suppressedSince);

    /** Puts a digest into the outbox, unless its audience has one for the period; false if it has. */
    boolean queue(DigestMessage digest);

    /** Whether all digests of a period are queued. */
    boolean isDone(DigestPeriod period);

    /** Notes that all digests of a period are queued. */
    void done(DigestPeriod period);

    /** When this was asked for the first time ever; now, if nobody has asked before. */
    Instant upSince(Instant now);

    /** True for the first who asks about a day, and for nobody else. */
    boolean isFirstOf(LocalDate day);

    /**
     * Where things really stand; exercises are no part of it.
     *
     * @param live alerts that are open or acknowledged
     * @param suppressed alerts that were suppressed lately
     * @param failed audience to the number of its messages that are parked
     * @param isComplete false if there were more than the pages hold, so that numbers are lower bounds
     */
    record Standing(List<Alert> live, List<Alert> suppressed, Map<String, Integer> failed, boolean isComplete) {}

    /**
     * A digest as it goes out.
     *
     * @param id of the notification; a function of audience and period
     */
    record DigestMessage(
            String id,
            DigestPeriod period,
            String audience,
            String subject,
            String text,
            Map<String, Object> document,
            Map<String, Object> attributes,
            Instant createdAt) {}
}
