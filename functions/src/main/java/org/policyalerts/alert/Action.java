package org.policyalerts.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recommended step.
 *
 * @param dueAt null for a step that comes before any public announcement and has no hour of its own
 */
public record Action(String action, String owner, @Nullable Instant dueAt) {}
