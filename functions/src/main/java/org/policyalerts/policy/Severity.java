package org.policyalerts.policy;

import java.util.Locale;

/** How urgent a policy's alerts are, from low to high. */
public enum Severity {
    INFO,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** As written in policies, messages and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text()} writes. */
    public static Severity of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
