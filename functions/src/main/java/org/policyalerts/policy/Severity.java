package org.policyalerts.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How urgent a policy's alerts are, from low to high. */
public enum Severity {
    INFO,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** From high to low, as people read them. */
    public static List<Severity> worstFirst() {
        List<Severity> severities = Arrays.asList(values());
        Collections.reverse(severities);
        return severities;
    }

    /** As written in policies, messages and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text()} writes. */
    public static Severity of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
