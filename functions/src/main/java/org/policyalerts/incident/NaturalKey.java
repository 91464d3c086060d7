package org.policyalerts.incident;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What tells a report from all others: the organisation that submits it and its own reference for it. Blanks and case
 * do not matter, since people copy references by hand.
 */
public record NaturalKey(String reporter, String reference) {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** A reference as it is kept: in NFC, without blanks around it, several blanks as one. */
    public static String tidied(String reference) {
        return BLANKS.matcher(Normalizer.normalize(reference, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** The reference by which reports of one organisation are told apart. */
    public String folded() {
        return tidied(reference).toLowerCase(Locale.ROOT);
    }

    /** Whether both stand for the same report. */
    public boolean isSameAs(NaturalKey other) {
        return reporter.equals(other.reporter) && folded().equals(other.folded());
    }
}
