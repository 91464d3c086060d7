package org.policyalerts.local.year;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An incident as its reporter and staff know it from the answers they got. */
final class Known {

    final String reference;
    final String id;

    /** The one word by which its victim is named, in no other report. */
    final String secret;

    final boolean isRed;

    /** Whether its label is stricter than what the topic may carry. */
    final boolean isAboveCeiling;

    int version = 1;
    boolean isExercise;

    /** Since when it has been closed without a break; null while it is open. */
    @Nullable
    Instant closedAt;

    /** Whether nobody looks for its author any more. */
    boolean isAttributionClosed;

    @Nullable
    Instant heldAt;

    @Nullable
    Instant liftedAt;

    @Nullable
    Instant erasedAt;

    /** Its first report, if that is to be sent once more after its words were erased. */
    @Nullable
    String firstReport;

    boolean isGone;

    Known(RandomReports.Drawn report, String id) {
        this.reference = report.reference();
        this.id = id;
        this.secret = report.secret();
        this.isRed = report.label().equals("red");
        this.isAboveCeiling = isRed || report.label().equals("amber+strict");
    }

    boolean isHeld() {
        return heldAt != null && liftedAt == null;
    }

    /** The first moment at which it may be gone; null if that is not to be expected. */
    @Nullable
    Instant mayEnd() {
        return closedAt == null || isHeld() ? null : closedAt.plus(YearStack.KEPT.incidents());
    }

    /** Whether it may be gone by now. */
    boolean mayBeGone(Instant now) {
        Instant end = mayEnd();
        return end != null && now.isAfter(end);
    }

    /** Whether it has to be gone: what keeps a closed incident is looked at every thirty days. */
    boolean mustBeGone(Instant now) {
        Instant end = mayEnd();
        if (end == null || !isAttributionClosed) {
            return false;
        }
        Instant from = liftedAt != null && liftedAt.isAfter(end) ? liftedAt : end;
        return now.isAfter(from.plus(YearKeeping.PATIENCE));
    }
}
