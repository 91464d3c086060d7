package org.policyalerts.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after an alert.
 *
 * @param openSince when it was raised or last came back to open; the escalation ladder counts from here
 * @param step how many rungs of the ladder have been climbed since
 * @param escalatedTo audiences that were told beyond those the alert is for, and so hear of corrections too
 * @param acknowledgement who has taken it; null while nobody has
 * @param closedBy who declared it done, rejected or overtaken; null if nobody did
 */
public record AlertOwnership(
        Instant openSince,
        int step,
        List<String> escalatedTo,
        @Nullable Acknowledgement acknowledgement,
        @Nullable String closedBy) {

    public AlertOwnership {
        escalatedTo = List.copyOf(escalatedTo);
    }

    /** Nobody has taken it yet. */
    public static AlertOwnership none(Instant openSince, List<String> alreadyTold) {
        return new AlertOwnership(openSince, 0, alreadyTold, null, null);
    }

    public AlertOwnership taken(Acknowledgement by) {
        return new AlertOwnership(openSince, step, escalatedTo, by, null);
    }

    /** The date of the next step has passed: nobody has it any more, and the ladder begins anew. */
    public AlertOwnership lapsed(Instant now) {
        return none(now, escalatedTo);
    }

    public AlertOwnership climbed(int rungs, List<String> audiences) {
        return new AlertOwnership(openSince, rungs, escalatedTo, acknowledgement, closedBy).alsoTold(audiences);
    }

    /** These too know of it, and hear of corrections. */
    public AlertOwnership alsoTold(Collection<String> audiences) {
        List<String> told = Stream.concat(escalatedTo.stream(), audiences.stream())
                .distinct()
                .toList();
        return new AlertOwnership(openSince, step, told, acknowledgement, closedBy);
    }

    public AlertOwnership closed(String by) {
        return new AlertOwnership(openSince, step, escalatedTo, acknowledgement, by);
    }
}
