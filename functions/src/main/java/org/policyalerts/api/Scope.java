package org.policyalerts.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a caller's token allows. */
public enum Scope {
    /** Submits reports and sees those of its own organisation. */
    SUBMIT("incidents/submit"),
    /** Sees every incident. */
    READ("incidents/read"),
    /** Acts on alerts and attributions, and corrects incidents. */
    ACT("alerts/act"),
    /** Sees everything and changes nothing. */
    AUDIT("audit/read");

    /** Those to whom reports are shown. */
    public static final Set<Scope> READERS = Set.of(SUBMIT, READ, AUDIT);

    final String text;

    Scope(String text) {
        this.text = text;
    }

    static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
