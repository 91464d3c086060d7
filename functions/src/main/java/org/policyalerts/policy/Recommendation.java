package org.policyalerts.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.Worded;

/**
 * One thing a policy recommends: a step to do, or a caution, which is a thing not to do.
 *
 * @param action what to do, or not to do, one sentence
 * @param owner the audience that does it or refrains from it
 * @param within an ISO 8601 period, or {@code before-announcement}; null for a caution, which has no time
 * @param stays whether it is to be done even after the policy's {@code until} holds
 * @param id keeps what it stands for through a rewording; null if its words do
 */
public record Recommendation(
        Kind kind,
        String action,
        String owner,
        @Nullable String within,
        Per per,
        boolean stays,
        @Nullable String id) {

    /** The word for a step that has no time of its own: it comes before any public announcement. */
    public static final String BEFORE_ANNOUNCEMENT = "before-announcement";

    /** Whether something is to be done or to be left undone. */
    public enum Kind implements Worded {
        DO,
        DONT;
    }

    /** What it is done once for. */
    public enum Per implements Worded {
        INCIDENT,
        CAMPAIGN;
    }

    /** A step for each incident, which ends with the policy's {@code until}. */
    public Recommendation(String action, String owner, String within) {
        this(Kind.DO, action, owner, within, Per.INCIDENT, false, null);
    }

    public boolean isCaution() {
        return kind == Kind.DONT;
    }

    /**
     * When it is due, counted in calendar days of the zone; empty for cautions and for steps before an announcement.
     */
    public Optional<Instant> dueAt(Instant from, ZoneId zone) {
        if (within == null || within.equals(BEFORE_ANNOUNCEMENT)) {
            return Optional.empty();
        }
        TemporalAmount amount = within.startsWith("PT") ? Duration.parse(within) : Period.parse(within);
        return Optional.of(from.atZone(zone).plus(amount).toInstant());
    }
}
