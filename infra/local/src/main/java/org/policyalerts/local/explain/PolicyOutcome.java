package org.policyalerts.local.explain;

/** What a decision says of a policy, in the order in which people want to read it. */
enum PolicyOutcome {
    MATCHING("✓", "matching"),
    WAITING("✓", "waiting for its clock"),
    FULFILLED("✓", "done"),
    MUTED("✓", "muted"),
    SHADOW("✓", "on trial (shadow)"),
    FAILED("!", "failed"),
    UNKNOWN("?", "unknown"),
    NOT_MATCHING("✗", "not matching");

    private final String mark;
    private final String words;

    PolicyOutcome(String mark, String words) {
        this.mark = mark;
        this.words = words;
    }

    String mark() {
        return mark;
    }

    String words() {
        return words;
    }
}
