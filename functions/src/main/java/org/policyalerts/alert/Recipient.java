package org.policyalerts.alert;

import java.util.Optional;
import org.policyalerts.text.Fingerprint;

/**
 * Who has tasks and gets messages: an audience, or of the audience "operator" one organisation.
 *
 * @param organisation the name under which an operator signs in; empty for every other audience
 */
public record Recipient(String audience, Optional<String> organisation) implements Comparable<Recipient> {

    /** The audience whose members never see each other's incidents. */
    public static final String OPERATOR = "operator";

    /** An audience as a whole. */
    public static Recipient of(String audience) {
        int at = audience.indexOf('@');
        return at < 0
                ? new Recipient(audience, Optional.empty())
                : new Recipient(audience.substring(0, at), Optional.of(audience.substring(at + 1)));
    }

    public static Recipient operator(String organisation) {
        return new Recipient(OPERATOR, Optional.of(organisation));
    }

    /** Whether it can find out what a report leaves open. */
    public boolean findsOut() {
        return audience.equals(OPERATOR) || audience.equals("csirt");
    }

    /** "mfa", or "operator@ONE-ALBANIA"; {@link #of} reads it. */
    public String name() {
        return audience + organisation.map(name -> "@" + name).orElse("");
    }

    /** The same in the characters of ids, whatever an organisation is called. */
    public String idPart() {
        return audience
                + organisation
                        .map(name -> "-" + Fingerprint.sha256(name).substring(0, 12))
                        .orElse("");
    }

    @Override
    public int compareTo(Recipient other) {
        return name().compareTo(other.name());
    }

    @Override
    public String toString() {
        return name();
    }
}
