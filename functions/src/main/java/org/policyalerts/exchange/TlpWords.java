package org.policyalerts.exchange;

import java.util.Locale;
import java.util.Optional;
import org.policyalerts.incident.model.IncidentModel;

/** Labels of the Traffic Light Protocol as people and programs spell them. */
public final class TlpWords {

    private TlpWords() {}

    /** The same of a text that may be about anything: only with {@code TLP:} in front it is a label. */
    public static Optional<String> tagged(String text) {
        return Optional.of(text.strip())
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith("tlp:"))
                .flatMap(TlpWords::label);
    }

    /** The label that is meant by {@code TLP:AMBER+STRICT}, {@code white} and the like; empty if it is none. */
    public static Optional<String> label(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^tlp:\\s*", "");
        String label = word.equals("white") ? "clear" : word.replaceAll("[ _-]+strict", "+strict");
        return Optional.of(label).filter(IncidentModel.find("tlp").orElseThrow().values()::contains);
    }
}
