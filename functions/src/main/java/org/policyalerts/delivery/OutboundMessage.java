package org.policyalerts.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * A notification on its way out, as it lies in the outbox.
 *
 * @param notificationId the same at every repeat, so that a receiver can drop doubles
 * @param attributes texts and lists of texts that subscribers filter by
 * @param attempts how often it was tried without success
 * @param notBefore not to be tried earlier than this
 * @param revision decides races between two deliveries of the same message
 */
public record OutboundMessage(
        String notificationId,
        String partition,
        long sequence,
        String audience,
        String subject,
        String text,
        String document,
        Map<String, Object> attributes,
        Instant createdAt,
        int attempts,
        Instant notBefore,
        long revision) {

    /** Whether nothing of it is real. */
    public boolean isExercise() {
        return "exercise".equals(attributes.get("kind"));
    }
}
