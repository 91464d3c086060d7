package org.policyalerts.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Recommendation;

/**
 * One recommended step, or a caution.
 *
 * @param dueAt null for a caution, and for a step that comes before any public announcement and has no hour of its own
 */
public record Action(
        Recommendation.Kind kind,
        String action,
        String owner,
        @Nullable Instant dueAt,
        Recommendation.Per per) {

    /** What a policy recommends, with the moment it is due. */
    public static Action of(Recommendation step, @Nullable Instant dueAt) {
        return new Action(step.kind(), step.action(), step.owner(), dueAt, step.per());
    }

    /** Whether it came of that step. */
    public boolean isOf(Recommendation step) {
        return step.action().equals(action) && step.owner().equals(owner);
    }

    /** Whether it asks the same of the same owner, at whatever time. */
    public boolean isSameAs(Action other) {
        return kind == other.kind && action.equals(other.action) && owner.equals(other.owner);
    }

    public boolean isCaution() {
        return kind == Recommendation.Kind.DONT;
    }
}
