package org.policyalerts.incident.model;

import java.util.List;
import java.util.stream.Stream;

/** The order of the TLP labels, from the least to the most restricted. */
public final class TlpLabels {

    private static final List<String> LABELS =
            IncidentModel.find("tlp").orElseThrow().values();

    private TlpLabels() {}

    /** Whether the one label is more restricted, so that what it covers must not appear in a text under the other. */
    public static boolean isStricter(String label, String than) {
        return LABELS.indexOf(label) > LABELS.indexOf(than);
    }

    /** The most restricted of labels, and at least this one. */
    public static String strictest(String least, Stream<String> labels) {
        return labels.reduce(least, (one, other) -> isStricter(other, one) ? other : one);
    }
}
