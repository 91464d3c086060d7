package org.policyalerts.alert.message;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/**
 * Says what decided that a policy speaks, as one would say it and not as a form has it. What the first lines of each
 * message say already, and what nearly every policy asks first, is left out.
 *
 * @param title of the policy; it need not be said twice
 * @param victim the one that the message is about; empty if there are several
 */
record ReasonWording(String title, Optional<String> victim, TimeFormat times, Instant read) {

    /** How a condition begins that only says since when something waits; what the law sets is said as a deadline. */
    private static final String CLOCK = "clock runs";

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[+-]\\d\\d:\\d\\d)");

    /** Conditions under which policies speak at all, and what the head says of the incident. */
    private static final Set<String> UNSAID = Set.of(
            "type",
            "mode",
            "status",
            "determination",
            "cause.malicious",
            "targets.name",
            "targets.sector",
            "targets.country",
            "targets.confirmation",
            "claims",
            "claims.status",
            "attribution.status",
            "timeline.awareAt");

    /** Fields whose values say by themselves what they are about. */
    private static final Set<String> BARE = Set.of("kinds", "impact.integrity", "motive.tension", "motive.community");

    /** A field with a value that its field's name says nothing about. */
    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("impact.servicesDisrupted yes", "services are disrupted"),
            Map.entry("impact.servicesDisrupted no", "services go on"),
            Map.entry("impact.scope unknown", "nobody knows how far it reaches"),
            Map.entry("source.domestic no", "traffic from abroad"),
            Map.entry("source.domestic yes", "traffic through our own networks"),
            Map.entry("targets.infrastructureClass critical", "critical infrastructure"),
            Map.entry("targets.infrastructureClass important", "important infrastructure"),
            Map.entry("targets.infrastructureClass not-classified", "on no list of critical infrastructure"),
            Map.entry("targets.infrastructureClass unknown", "nobody knows whether it is on a list"),
            Map.entry("targets.nis2Entity essential", "an essential entity"),
            Map.entry("targets.nis2Entity important", "an important entity"));

    /** How other values are said. */
    private static final Map<String, String> FORMS = Map.of(
            "severity", "severity %s (1 is the worst)",
            "impact.usersExposed", "%s users exposed",
            "impact.usersAffected", "%s users affected",
            "attribution.nextReviewAt", "planned for %s",
            "motive.primary", "motive: %s");

    private static final String RELATIONS = "context.relations.state";

    /** The words; empty if they would tell nobody anything. */
    Optional<String> of(TraceLine line) {
        boolean isSaid = line.outcome() == Truth.TRUE
                && !line.isByDefault()
                && !line.isGuard()
                && !line.condition().startsWith(CLOCK)
                && !UNSAID.contains(line.path());
        return isSaid ? Optional.of(PlainText.clean(words(line))).filter(words -> !isInTitle(words)) : Optional.empty();
    }

    private String words(TraceLine line) {
        if (line.path().equals(TraceLine.HISTORY)) {
            return ofOthers(line);
        }
        if (line.isCompound() || line.saw().contains(",")) {
            return timed(withoutVictim(line.value()));
        }
        String saw = victim.filter(name -> line.saw().startsWith(name + ": "))
                .map(name -> line.saw().substring(name.length() + 2))
                .orElse(line.saw());
        String phrase = PHRASES.get(line.path() + " " + saw);
        if (phrase != null) {
            return phrase;
        }
        int of = saw.indexOf(": ");
        if (line.path().equals(RELATIONS) && of > 0) {
            return "relations with " + saw.substring(0, of) + " are " + saw.substring(of + 2);
        }
        String value = INSTANT.matcher(saw).find() ? timed(saw) : IncidentWording.words(saw);
        String form = FORMS.get(line.path());
        if (form != null) {
            return form.formatted(grouped(value));
        }
        return BARE.contains(line.path()) ? value : timed(withoutVictim(line.value()));
    }

    private String withoutVictim(String value) {
        return victim.map(name -> value.replace(": " + name + ": ", ": ")).orElse(value);
    }

    /** Of other incidents only how many and which: "1 other (AKCESK/2022/e-albania)". */
    private static String ofOthers(TraceLine line) {
        int names = line.saw().indexOf(": ");
        if (names < 0) {
            return line.saw().startsWith("no ") ? line.value() : line.saw();
        }
        // Of so many a few names tell nobody anything.
        return line.saw().contains(TraceLine.OLDER_LEFT)
                ? line.saw().substring(0, names)
                : line.saw().substring(0, names) + " (" + line.saw().substring(names + 2) + ")";
    }

    private String timed(String words) {
        return INSTANT.matcher(words)
                .replaceAll(
                        found -> times.day(OffsetDateTime.parse(found.group()).toInstant(), read));
    }

    /** "1 500 000". */
    private static String grouped(String number) {
        return number.matches("\\d{5,}") ? number.replaceAll("(?<=\\d)(?=(\\d{3})+$)", " ") : number;
    }

    /** "ransomware" below the title "Ransomware". */
    private boolean isInTitle(String words) {
        return wordsOf(title).containsAll(wordsOf(words));
    }

    /** Those that matter. */
    private static Set<String> wordsOf(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 2)
                .collect(Collectors.toSet());
    }
}
