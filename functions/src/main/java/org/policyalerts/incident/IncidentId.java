package org.policyalerts.incident;

import java.util.regex.Pattern;

/** Identifies an incident: {@code inc_} and a ULID. */
public record IncidentId(String value) implements Comparable<IncidentId> {

    private static final Pattern FORM = Pattern.compile("inc_[0-9A-HJKMNP-TV-Z]{26}");

    public IncidentId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an incident id");
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The 26 characters after the prefix. */
    public String ulid() {
        return value.substring(4);
    }

    @Override
    public int compareTo(IncidentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
