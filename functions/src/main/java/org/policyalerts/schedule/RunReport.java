package org.policyalerts.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of the schedule did; {@code examined} is the sum of the counts but for the digests.
 *
 * @param arrivals versions of incidents decided that the stream had left
 * @param clocks incidents decided again because a policy's clock had come
 * @param reviews attributions looked at because a review or an escalation was due, or the time to become dormant had
 *     come
 * @param news incidents of which an audience was told what had waited
 * @param tasks incidents with tasks of which an audience was reminded
 * @param sweeps things whose incidents were decided again because of others that share them
 * @param deliveries notifications that the stream had left
 * @param digests those that were queued
 * @param failed items whose handling failed; they stay due
 * @param isComplete false if the run stopped at its cap and the next one goes on
 */
public record RunReport(
        Instant at,
        int examined,
        int arrivals,
        int clocks,
        int reviews,
        int news,
        int tasks,
        int sweeps,
        int deliveries,
        int digests,
        int failed,
        boolean isComplete,
        Optional<Instant> oldestDue,
        Duration took) {

    /** As a plain document, the same in the table, the log and the answer. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("event", "review-run");
        document.put("at", at.toString());
        document.put("examined", (long) examined);
        document.put("arrivals", (long) arrivals);
        document.put("clocks", (long) clocks);
        document.put("reviews", (long) reviews);
        document.put("news", (long) news);
        document.put("tasks", (long) tasks);
        document.put("sweeps", (long) sweeps);
        document.put("deliveries", (long) deliveries);
        document.put("digests", (long) digests);
        document.put("failed", (long) failed);
        document.put("complete", isComplete);
        document.put("oldestDue", oldestDue.map(Instant::toString).orElse(null));
        document.put("tookMillis", took.toMillis());
        return document;
    }
}
