package org.policyalerts.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.incident.IncidentId;

/**
 * One condition of a trace.
 *
 * @param condition the condition in words: "infrastructure class is not-classified or unknown"
 * @param saw the value it met, as plain text; "not given" if there was none
 * @param path the field it looked at, or {@code history}
 * @param outcome true, false or unknown
 * @param others the first of the other incidents that it saw, by their ids: how they are called depends on who reads it
 */
public record TraceLine(String condition, String saw, String path, Truth outcome, List<IncidentId> others) {

    /** Of other incidents no more can be named; how many there were is said all the same. */
    public static final int MOST_OTHERS = 10;

    /** The path of what looks at other incidents. */
    public static final String HISTORY = "history";

    /** How a line begins that says what nobody can be sure of; its verb belongs to what follows. */
    public static final String NOT_CERTAIN = "not certain that ";

    /** How a line begins that says that something else does not hold. */
    public static final String NOT = "not: ";

    /** What is said where so many other incidents count that only the latest were looked at. */
    public static final String OLDER_LEFT = ", older ones not looked at";

    private static final String IS = " is ";

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** How lines of earlier editions go on with the references of other incidents. */
    private static final Pattern NAMED = Pattern.compile("\\b\\d+ others?(?=: )");

    /** What a report means where it does not say it. */
    private static final Map<String, String> DEFAULTS = Map.of("type", "incident", "cause.malicious", "unknown");

    public TraceLine {
        others = List.copyOf(others);
    }

    /** One that saw no other incidents. */
    public TraceLine(String condition, String saw, String path, Truth outcome) {
        this(condition, saw, path, outcome, List.of());
    }

    /** The field and the value it met, without what the condition wanted: "scope: unknown". */
    public String value() {
        if (Wording.isSentence(condition)) {
            return condition;
        }
        int verb = condition.indexOf(IS);
        return (verb < 0 || isCompound() ? condition : condition.substring(0, verb)) + ": " + saw;
    }

    /** Whether it only says what is not the case, which tells nobody why a policy speaks. */
    public boolean isGuard() {
        return condition.startsWith(NOT)
                || condition.startsWith(NOT_CERTAIN)
                || condition.contains(" is not ")
                || Wording.isSentence(condition);
    }

    /**
     * Whether it holds only because nobody has said otherwise: an exception that is not certain, or what a report means
     * where it says nothing. Whoever is told why a policy holds need not read it.
     */
    public boolean isByDefault() {
        return condition.startsWith(NOT_CERTAIN)
                || (saw.equals(DEFAULTS.get(path))
                        && (condition.contains(" is not ") || Wording.isSentence(condition)));
    }

    /**
     * Whether it names a target beside some; values of several targets have the targets' names before them.
     *
     * @param own the names that may be read
     */
    public boolean namesTargetBeside(Collection<String> own) {
        if (path.equals(HISTORY)) {
            return false;
        }
        String others = saw;
        for (String name : own) {
            others = others.replace(name + ": ", "");
        }
        return others.contains(": ") || (path.endsWith(".name") && !own.contains(others));
    }

    /** As a tree, the same wherever it is kept or shown. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("condition", condition);
        document.put("saw", saw);
        document.put("path", path);
        document.put("outcome", outcome.text());
        if (!others.isEmpty()) {
            document.put("others", others.stream().map(IncidentId::value).toList());
        }
        return document;
    }

    /** Reads what {@link #document()} wrote. */
    public static TraceLine read(Map<?, ?> document) {
        List<?> others = document.get("others") instanceof List<?> ids ? ids : List.of();
        return new TraceLine(
                String.valueOf(document.get("condition")),
                String.valueOf(document.get("saw")),
                String.valueOf(document.get("path")),
                Truth.read(String.valueOf(document.get("outcome"))),
                others.stream().map(id -> new IncidentId(id.toString())).toList());
    }

    /**
     * The line for one reader: with the names of the other incidents that it may read of, and the number of the rest.
     *
     * @param names what an incident is called for the reader; empty if the reader may not know
     */
    public TraceLine named(Function<IncidentId, Optional<String>> names) {
        if (others.isEmpty()) {
            return unnamed();
        }
        List<IncidentId> known =
                others.stream().filter(other -> names.apply(other).isPresent()).toList();
        Matcher number = NUMBER.matcher(saw);
        int all = number.find() ? Integer.parseInt(number.group()) : others.size();
        int restricted = others.size() - known.size();
        String told;
        if (known.isEmpty()) {
            told = saw.replaceFirst(" others?\\b", all == 1 ? " other incident" : " other incidents") + " (restricted)";
        } else {
            List<String> called =
                    known.stream().flatMap(other -> names.apply(other).stream()).toList();
            told = saw + ": " + Wording.shown(called, all - restricted)
                    + (restricted == 0 ? "" : "; " + restricted + " restricted");
        }
        return new TraceLine(condition, told, path, outcome, known);
    }

    /** Earlier editions kept references; whose they are, and who may read them by now, can't be told from these. */
    private TraceLine unnamed() {
        Matcher named = NAMED.matcher(saw);
        boolean isNaming = (path.equals(HISTORY) || isCompound()) && named.find();
        return isNaming ? new TraceLine(condition, saw.substring(0, named.end()), path, outcome) : this;
    }

    /** Whether the first verb may belong to a part of it. */
    public boolean isCompound() {
        return condition.startsWith(NOT_CERTAIN) || condition.startsWith(NOT) || condition.contains(" with ");
    }
}
