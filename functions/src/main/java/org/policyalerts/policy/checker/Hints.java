package org.policyalerts.policy.checker;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.model.FieldHints;
import org.policyalerts.policy.Wording;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.text.NearestWord;

/** Says what an author may have meant. */
final class Hints {

    private static final int SHORTEST_PART = 4;

    /** With points the day comes first; with strokes some put the month first, so those are not guessed. */
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");

    private static final Pattern COMPARED = Pattern.compile("([<>≤≥]=?)\\s*(\\d+)");
    private static final Map<String, String> SIDES =
            Map.of("<", "below", ">", "above", "<=", "atMost", ">=", "atLeast", "≤", "atMost", "≥", "atLeast");

    /** What the vocabularies call otherwise, by their own word. */
    private static final Map<String, List<String>> CALLED = Map.ofEntries(
            Map.entry("energy", List.of("electricity", "power", "gas", "oil")),
            Map.entry("health", List.of("hospital", "hospitals", "healthcare")),
            Map.entry("legislature", List.of("parliament")),
            Map.entry("judiciary", List.of("court", "courts", "justice")),
            Map.entry("government", List.of("ministry")),
            Map.entry("local-government", List.of("municipality", "municipalities")),
            Map.entry("military", List.of("army")),
            Map.entry("air-transport", List.of("aviation", "airport")),
            Map.entry("rail-transport", List.of("railway", "railways")),
            Map.entry("water-transport", List.of("shipping")),
            Map.entry("waste-water", List.of("sewage")),
            Map.entry("civil-society", List.of("ngo")),
            Map.entry("media", List.of("press")),
            Map.entry("comms", List.of("press")),
            Map.entry("education", List.of("university", "school")),
            Map.entry("law-enforcement", List.of("police")),
            Map.entry("legal", List.of("lawyers")),
            Map.entry("nsc", List.of("cabinet")),
            Map.entry("dpa", List.of("privacy")),
            Map.entry("shadow", List.of("trial", "test")),
            Map.entry("disruption", List.of("ddos", "dos", "outage")),
            Map.entry("true", List.of("yes")),
            Map.entry("false", List.of("no")),
            Map.entry("yes", List.of("true", "ja")),
            Map.entry("no", List.of("false", "nein")),
            Map.entry("above", List.of("after", "morethan", "greaterthan")),
            Map.entry("below", List.of("before", "lessthan")),
            Map.entry("atLeast", List.of("from", "since", "min", "minimum")),
            Map.entry("atMost", List.of("to", "max", "maximum", "upto")),
            Map.entry("any", List.of("or")),
            Map.entry("all", List.of("and")),
            Map.entry("none", List.of("unless", "except", "not")));

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
        Optional<String> called = called(word, known);
        if (called.isPresent()) {
            return List.of(called.get());
        }
        List<String> withPart =
                known.stream().filter(candidate -> hasPart(candidate, word)).toList();
        return withPart.isEmpty() ? NearestWord.to(word, known).stream().toList() : withPart;
    }

    /** The known word for what an author calls otherwise. */
    static Optional<String> called(String word, Collection<String> known) {
        String plain = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> CALLED.getOrDefault(candidate, List.of()).contains(plain))
                .findFirst();
    }

    private static boolean hasPart(String candidate, String word) {
        return word.length() >= SHORTEST_PART
                && Arrays.stream(candidate.split("-", -1)).anyMatch(part -> part.startsWith(word));
    }

    /** "; did you mean 'PT48H'?" for a period whose letters are in the wrong place, or nothing. */
    static String period(String text) {
        String letters = text.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replaceFirst("^P?T?", "")
                .replaceFirst("^([0-9]+)(H|D|W|M|Y)(OUR|AY|EEK|ONTH|EAR)S?$", "$1$2");
        return List.of("P" + letters, "PT" + letters).stream()
                .filter(candidate ->
                        !letters.isEmpty() && TimeSpan.parse(candidate).isPresent())
                .findFirst()
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** "; did you mean 2023-12-31?" for a day written as in a letter, where only one can be meant, or nothing. */
    static String day(SourceNode node) {
        Matcher written = DAY.matcher(node instanceof Scalar scalar ? scalar.text() : "");
        if (!written.matches()) {
            return "";
        }
        String iso = "%s-%02d-%02d"
                .formatted(written.group(3), Integer.parseInt(written.group(2)), Integer.parseInt(written.group(1)));
        return PartialDate.parse(iso).isPresent() ? "; did you mean " + iso + "?" : "";
    }

    /** What to write instead of a number with marks for thousands, or with a sign for more or less. */
    static String number(String text) {
        if (text.matches("\\d{1,3}([.,' \u00a0]\\d{3})+")) {
            return "; did you mean " + text.replaceAll("\\D", "") + "?";
        }
        Matcher compared = COMPARED.matcher(text);
        return compared.matches()
                ? "; write {" + SIDES.get(compared.group(1)) + ": " + compared.group(2) + "}"
                : text.matches("\\d+") ? "; write it without quotes" : "";
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
