package org.policyalerts.alert.message;

import java.util.List;

/**
 * How much a message tells, so that it fits the medium whatever was reported and however many policies match.
 *
 * @param reasons conditions named for each alert
 * @param targets named by the document
 * @param claims claims, and as many attributions
 * @param explained alerts whose reasons the text gives
 * @param documented alerts that the document carries
 * @param steps of the list of what to do
 * @param stepColumns after which the text of a step or a policy is cut
 */
record DetailLevel(int reasons, int targets, int claims, int explained, int documented, int steps, int stepColumns) {

    private static final int ALL = Integer.MAX_VALUE;

    /** Everything. */
    static final DetailLevel FULL = new DetailLevel(ALL, ALL, ALL, ALL, ALL, ALL, ALL);

    /**
     * From everything to the least; the first that fits is sent.
     *
     * <p>Steps are cut last, because reasons and long lists can still be read after the first step is taken. The least
     * fits whatever a report or a book may hold.
     */
    static final List<DetailLevel> LEVELS = List.of(
            FULL,
            new DetailLevel(5, 40, 40, ALL, ALL, ALL, ALL),
            new DetailLevel(2, 10, 20, ALL, ALL, ALL, ALL),
            new DetailLevel(0, 5, 10, 40, 20, ALL, 1_000),
            new DetailLevel(0, 5, 5, 20, 5, 100, 400),
            new DetailLevel(0, 5, 5, 10, 0, 60, 400),
            new DetailLevel(0, 1, 1, 0, 0, 10, 160));

    /** What is not yet known: as many questions as claims, but never fewer than the seven that every message asks. */
    int questions() {
        return Math.max(claims, 7);
    }

    /**
     * Policies that could not be checked. Some are named even where there is no room to explain alerts, because the
     * reader finds them nowhere else.
     */
    int unchecked() {
        return Math.max(explained, 3);
    }

    /** Whether the document's alerts carry the trace of their conditions. */
    boolean hasTraces() {
        return reasons == ALL;
    }
}
