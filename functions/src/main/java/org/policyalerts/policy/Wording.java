package org.policyalerts.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fields and values read in a sentence for an official. */
public final class Wording {

    private static final int MOST_SHOWN = 5;
    private static final int LONGEST_SHOWN = 120;

    /** A character as people see it; it may consist of several code points. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    /** Names of fields that are unclear without the name of what they belong to. */
    private static final Set<String> BARE = Set.of(
            "status",
            "confidence",
            "country",
            "countries",
            "state",
            "basis",
            "level",
            "category",
            "stance",
            "type",
            "name",
            "credibility",
            "reliability",
            "targets",
            "channel",
            "statement",
            "owner",
            "note",
            "field",
            "relation",
            "id",
            "sector",
            "ownership",
            "confirmation",
            "actor",
            "since");

    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("motive.primary", "primary motive"),
            Map.entry("motive.secondary", "secondary motive"),
            Map.entry("motive.tension", "underlying tension"),
            Map.entry("motive.community", "community that the attackers name"),
            Map.entry("type", "type of report"),
            Map.entry("cause.malicious", "malicious cause"),
            Map.entry("impact.disruptionHours.min", "hours of disruption (lower estimate)"),
            Map.entry("impact.disruptionHours.max", "hours of disruption (upper estimate)"),
            Map.entry("impact.crossBorderEffect", "effect across the border"),
            Map.entry("targets.organisation", "organisation of the target"),
            Map.entry("source.domestic", "domestic source"),
            Map.entry("timeline.occurredAt", "time of occurrence"),
            Map.entry("timeline.awareAt", "time of awareness"),
            Map.entry("timeline.endedAt", "end of the incident"),
            Map.entry("timeline.disclosedAt", "time of disclosure"),
            Map.entry("receivedAt", "time of receipt"),
            Map.entry("claims.claimedAt", "time of the claim"),
            Map.entry("impact.crossBorder", "states affected across the border"),
            Map.entry("context.nationalEventOn", "national event"),
            Map.entry("context.relations", "relation with a state"),
            Map.entry("targets.nis2Entity", "NIS2 entity"),
            Map.entry("tlp", "TLP label"));

    private static final Map<String, String> SINGULAR = Map.of("responses", "response", "countries", "country");

    /** Conditions that read as sentences, where the words of field and predicate would be a puzzle. */
    private static final Map<String, String> SENTENCES =
            Map.of("malicious cause is not no", "nobody says that it was an accident");

    private Wording() {}

    /** The condition that a field's words and a predicate's make, as people say it. */
    public static String condition(String field, String predicate) {
        String words = field + " " + predicate;
        return SENTENCES.getOrDefault(words, words);
    }

    /** Whether a condition is a sentence that says all by itself. */
    static boolean isSentence(String condition) {
        return SENTENCES.containsValue(condition);
    }

    /** A path in words: "infrastructure class", "attribution status", "users exposed". */
    public static String field(String path) {
        String phrase = PHRASES.get(path);
        if (phrase != null) {
            return phrase;
        }
        int dot = path.lastIndexOf('.');
        String last = path.substring(dot + 1);
        if (dot < 0 || !BARE.contains(last)) {
            return spaced(last);
        }
        String parent = path.substring(path.lastIndexOf('.', dot - 1) + 1, dot);
        return singular(spaced(parent)) + " " + spaced(last);
    }

    /** "target" of "targets". */
    public static String singular(String plural) {
        return SINGULAR.getOrDefault(plural, plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural);
    }

    /** "an" before a vowel, otherwise "a". */
    public static String article(String word) {
        return "aeiou".indexOf(word.charAt(0)) < 0 ? "a" : "an";
    }

    private static String spaced(String camel) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char letter = camel.charAt(i);
            words.append(Character.isUpperCase(letter) ? " " : "").append(Character.toLowerCase(letter));
        }
        return camel.endsWith("At") ? "time of " + words.substring(0, words.length() - 3) : words.toString();
    }

    /** "a", "a or b", "a, b or c". */
    public static String or(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /**
     * A list cut to a readable length, with its values cut as well: a stored decision that quoted whole reports would
     * be too large for its item.
     */
    public static String shown(List<String> items) {
        return shown(items, items.size());
    }

    /** The same of a list of which only the first are known. */
    static String shown(List<String> items, int all) {
        List<String> first =
                items.stream().limit(MOST_SHOWN).map(Wording::brief).toList();
        String words = String.join(", ", first);
        return all <= first.size() ? words : words + " and " + (all - first.size()) + " more";
    }

    private static String brief(String value) {
        if (value.codePointCount(0, value.length()) <= LONGEST_SHOWN) {
            return value;
        }
        int end = 0;
        int most = value.offsetByCodePoints(0, LONGEST_SHOWN);
        for (Matcher character = CHARACTER.matcher(value); character.find() && character.end() <= most; ) {
            end = character.end();
        }
        return value.substring(0, end) + "...";
    }
}
