package org.policyalerts.policy.checker;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.model.FieldHints;
import org.policyalerts.policy.Wording;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.text.NearestWord;

/** Says what an author may have meant. */
final class Hints {

    private static final int SHORTEST_PART = 4;

    /** Words for what the vocabularies call otherwise. */
    private static final Map<String, String> CALLED = Map.ofEntries(
            Map.entry("electricity", "energy"),
            Map.entry("power", "energy"),
            Map.entry("gas", "energy"),
            Map.entry("oil", "energy"),
            Map.entry("hospital", "health"),
            Map.entry("hospitals", "health"),
            Map.entry("healthcare", "health"),
            Map.entry("parliament", "legislature"),
            Map.entry("court", "judiciary"),
            Map.entry("courts", "judiciary"),
            Map.entry("justice", "judiciary"),
            Map.entry("ministry", "government"),
            Map.entry("municipality", "local-government"),
            Map.entry("municipalities", "local-government"),
            Map.entry("army", "military"),
            Map.entry("aviation", "air-transport"),
            Map.entry("airport", "air-transport"),
            Map.entry("railway", "rail-transport"),
            Map.entry("railways", "rail-transport"),
            Map.entry("shipping", "water-transport"),
            Map.entry("sewage", "waste-water"),
            Map.entry("ngo", "civil-society"),
            Map.entry("press", "media"),
            Map.entry("university", "education"),
            Map.entry("school", "education"));

    private Hints() {}

    /** "; did you mean 'x'?", or what is allowed if that is short to say, or nothing. */
    static String hint(String word, Collection<String> known) {
        if (word.equals("if") && known.contains("when")) {
            return "; when the policy holds belongs in 'when', when a single step is recommended on that step";
        }
        String meant = nearest(word, known);
        return !meant.isEmpty() || known.size() > 14 ? meant : "; allowed: " + String.join(", ", known);
    }

    /** "; did you mean 'x'?" or "; did you mean 'x' or 'y'?", or nothing. */
    static String nearest(String word, Collection<String> known) {
        List<String> meant = meant(word.strip().toLowerCase(Locale.ROOT), known);
        return meant.isEmpty()
                ? ""
                : "; did you mean "
                        + Wording.or(meant.stream().map("'%s'"::formatted).toList()) + "?";
    }

    // A word that is part of longer ones, as water is of drinking-water, means these and not another short word.
    private static List<String> meant(String word, Collection<String> known) {
        String called = CALLED.get(word);
        if (called != null && known.contains(called)) {
            return List.of(called);
        }
        List<String> withPart =
                known.stream().filter(candidate -> hasPart(candidate, word)).toList();
        return withPart.isEmpty() ? NearestWord.to(word, known).stream().toList() : withPart;
    }

    private static boolean hasPart(String candidate, String word) {
        return word.length() >= SHORTEST_PART
                && Arrays.stream(candidate.split("-", -1)).anyMatch(part -> part.startsWith(word));
    }

    /** "; did you mean 'PT48H'?" for a period whose letters are in the wrong place, or nothing. */
    static String period(String text) {
        String letters =
                text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "").replaceFirst("^P?T?", "");
        return List.of("P" + letters, "PT" + letters).stream()
                .filter(candidate ->
                        !letters.isEmpty() && TimeSpan.parse(candidate).isPresent())
                .findFirst()
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** The field path that an author may have meant: one with the same last name, else the one spelt most alike. */
    static Optional<String> path(String path, List<String> known) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        Optional<String> called = FieldHints.ofOtherForms(last).filter(known::contains);
        if (called.isPresent()) {
            return called;
        }
        List<String> namesakes = known.stream()
                .filter(candidate -> candidate.endsWith("." + last))
                .toList();
        if (namesakes.size() == 1) {
            return Optional.of(namesakes.get(0));
        }
        Optional<String> among =
                namesakes.stream().min(Comparator.comparingInt(candidate -> NearestWord.distance(path, candidate)));
        return among.isPresent() && NearestWord.isNear(path, among.get()) ? among : NearestWord.to(path, known);
    }
}
