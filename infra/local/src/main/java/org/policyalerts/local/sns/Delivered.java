package org.policyalerts.local.sns;

import java.time.Instant;
import java.util.Map;

/**
 * A message in a subscriber's inbox.
 *
 * @param body the text for the subscriber's protocol, in the envelope of SNS unless delivery is raw
 * @param attributes message attributes, name to value
 */
public record Delivered(
        String messageId, String subject, String body, Map<String, String> attributes, Instant deliveredAt) {}
