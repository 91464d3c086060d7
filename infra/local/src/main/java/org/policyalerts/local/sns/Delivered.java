package org.policyalerts.local.sns;

import java.time.Instant;
import java.util.Map;

/**
 * A message as it lies in a subscriber's inbox.
 *
 * @param body what the subscriber's protocol gets: the text written for it, inside SNS's envelope unless delivery is
 *     raw
 * @param attributes message attributes, name to value
 */
public record Delivered(
        String messageId, String subject, String body, Map<String, String> attributes, Instant deliveredAt) {}
