package org.policyalerts.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a caller's token allows. */
public enum Scope {
    /** Submits reports and sees those of its own organisation. */
    SUBMIT("incidents/submit"),
    /** Sees every incident, those under TLP:RED only if the token says so. */
    READ("incidents/read"),
    /** Acts on alerts and attributions, and corrects incidents. */
    ACT("alerts/act"),
    /** Says who did it, as our own judgement: in a review or in a report. */
    JUDGE("attribution/judge"),
    /** Publishes policies and puts them into force. */
    PUBLISH("books/publish"),
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
