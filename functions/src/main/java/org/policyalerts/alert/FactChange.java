package org.policyalerts.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.policyalerts.alert.IncidentFacts.Entry;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.text.PlainText;

/**
 * Something that is said of an incident is not what an audience was told.
 *
 * @param was what it was told; empty if nothing
 * @param is what is so now; empty if nothing
 * @param isWrong whether what it was told is not so: replaced, withdrawn or weaker. Otherwise there is only more to say
 */
public record FactChange(Kind kind, List<String> was, List<String> is, boolean isWrong) {

    private static final int LIST_COLUMNS = 70;

    private static final Map<Kind, String> LABELS = Map.of(
            Kind.TITLE, "Title: ",
            Kind.DETERMINATION, "It is ",
            Kind.MODE, "It is ",
            Kind.STATUS, "Status: ",
            Kind.VICTIMS, "Hit: ",
            Kind.CLAIMS, "Claimed by: ",
            Kind.ATTRIBUTION, "Attributed to: ",
            Kind.SEVERITY, "Severity (1 is the worst): ",
            Kind.SERVICES, "Services disrupted: ");

    /** What each message says of an incident, so that its reader was told it; the others are only known to us. */
    private static final Set<Kind> SAID = Set.of(Kind.TITLE, Kind.VICTIMS, Kind.CLAIMS, Kind.ATTRIBUTION);

    /** What no message leaves out where it is so. */
    private static final Set<String> ALWAYS_SAID = Set.of("false-positive", "exercise");

    private static final Map<String, String> WORDS = Map.of(
            "false-positive", "a false alarm",
            "failed-attempt", "an attempt that failed",
            "blocked", "an attack that was blocked",
            "suspected", "suspected, not confirmed",
            "live", "real",
            "backfill", "a past incident, entered for the record",
            "exercise", "an exercise, not real");

    public FactChange {
        was = List.copyOf(was);
        is = List.copyOf(is);
    }

    /** What has changed between two states of knowledge. */
    public static List<FactChange> between(IncidentFacts told, IncidentFacts now) {
        List<FactChange> changes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Entry> was = told.of(kind);
            List<Entry> is = now.of(kind);
            // Which incident counts in its place matters to nobody who knows that another does.
            boolean isSame = kind == Kind.DUPLICATE ? was.isEmpty() == is.isEmpty() : was.equals(is);
            if (!isSame) {
                // The name of the incident that counted is no business of who may not know it by now.
                List<String> until = kind == Kind.DUPLICATE ? List.of() : words(was);
                changes.add(new FactChange(kind, until, words(is), isWrong(kind, was, is)));
            }
        }
        return changes;
    }

    private static List<String> words(List<Entry> entries) {
        return entries.stream().map(Entry::words).toList();
    }

    private static boolean isWrong(Kind kind, List<Entry> was, List<Entry> is) {
        return switch (kind) {
            case TITLE, STATUS, SEVERITY, SERVICES, DIFFERENCE -> false;
            // Whoever was told to look elsewhere has something to do here again.
            case MODE, DUPLICATE -> !was.isEmpty();
            // Whoever was told of a false alarm was told wrong if it was none.
            case DETERMINATION ->
                isRetreat(was, is, false)
                        || was.stream().anyMatch(entry -> entry.key().equals("false-positive"));
            case VICTIMS, CLAIMS, ATTRIBUTION -> isRetreat(was, is, true);
        };
    }

    /** Whether something was said that is said no longer, or less firmly. */
    private static boolean isRetreat(List<Entry> was, List<Entry> is, boolean hasToStay) {
        return was.stream().anyMatch(entry -> is.stream()
                .filter(other -> !hasToStay || other.key().equals(entry.key()))
                .noneMatch(other -> other.strength() >= entry.strength()));
    }

    /** "Attributed to: Russia (moderate), by NCSC. Until now you were told: North Korea (high), by NCSC." */
    public String inWords() {
        if (kind == Kind.DUPLICATE) {
            return is.isEmpty()
                    ? "It is an incident of its own after all, and what is asked for it is asked again."
                    : "It is the same incident as " + is.get(0) + ", and what is asked for it is asked there.";
        }
        if (kind == Kind.DIFFERENCE) {
            return "This report says otherwise than that one: " + String.join("; ", is) + ".";
        }
        boolean isList = is.size() + was.size() > 2;
        List<String> added = isList ? without(is, was) : is;
        List<String> gone = isList ? without(was, is) : was;
        String label = LABELS.getOrDefault(kind, "");
        String inside = label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
        if (added.isEmpty() && !is.isEmpty()) {
            return "No longer said, " + inside + listed(gone) + ". It stays: " + listed(is) + ".";
        }
        if (gone.isEmpty() && !was.isEmpty()) {
            return "Now also, " + inside + listed(added) + ".";
        }
        return label + listed(added) + before(gone);
    }

    /** What it was. Nobody reads "until now you were told" of what no message said. */
    private String before(List<String> gone) {
        if (SAID.contains(kind) || was.stream().anyMatch(ALWAYS_SAID::contains)) {
            return ". Until now you were told: " + listed(gone) + ".";
        }
        return kind == Kind.SEVERITY || kind == Kind.SERVICES ? ", before: " + listed(gone) + "." : ".";
    }

    /**
     * "Hit: Cloud Co (ict services, AL); there: Railway (rail transport, AL)", of another report and this one.
     *
     * @param isQuoting whether the other may be quoted
     */
    public String asDifference(boolean isQuoting) {
        return LABELS.getOrDefault(kind, "") + listed(is) + (isQuoting ? " (there: " + listed(was) + ")" : "");
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    private String listed(List<String> values) {
        List<String> words = values.stream()
                .map(value -> WORDS.getOrDefault(value, value))
                .map(PlainText::clean)
                .toList();
        return words.isEmpty() ? nothing() : PlainText.listed(words, "; ", LIST_COLUMNS);
    }

    private String nothing() {
        return switch (kind) {
            case CLAIMS, ATTRIBUTION -> "nobody";
            case VICTIMS -> "nobody named";
            case SEVERITY -> "not assessed";
            case TITLE, DETERMINATION, MODE, STATUS, SERVICES, DUPLICATE, DIFFERENCE -> "not known";
        };
    }
}
