package org.policyalerts.policy;

import java.util.Locale;
import org.policyalerts.text.Worded;

/** Kleene's three values: a condition on a field that was not given is neither true nor false. */
public enum Truth implements Worded {
    FALSE,
    UNKNOWN,
    TRUE;

    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
    }

    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Reads what is written. */
    public static Truth read(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
