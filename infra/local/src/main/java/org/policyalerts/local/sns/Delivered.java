package org.policyalerts.local.sns;

import java.time.Instant;
import java.util.Map;

/**
 * A message as it lies in a subscriber's inbox.
 *
 * @param text what an e-mail subscriber reads
 * @param json what a queue or web-hook subscriber reads
 */
public record Delivered(
        String messageId,
        String subject,
        String text,
        String json,
        Map<String, String> attributes,
        Instant deliveredAt) {}
