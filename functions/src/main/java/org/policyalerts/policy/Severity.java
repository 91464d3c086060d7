package org.policyalerts.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.policyalerts.text.Worded;

/** How urgent a policy's alerts are, from low to high. */
public enum Severity implements Worded {
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

    /** Reads what is written. */
    public static Severity of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
