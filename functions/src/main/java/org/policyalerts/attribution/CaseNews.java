package org.policyalerts.attribution;

import java.time.Instant;

/**
 * Something that happened to a case since its last review.
 *
 * @param key tells it from others, so that a repeat is not news
 * @param text for people, as one sentence without its full stop; may hold names as they were reported
 */
public record CaseNews(String key, Instant at, String text) {}
