package org.policyalerts.policy.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;

/**
 * The result of a condition for one incident, with the results of its parts. A trace is made of it.
 *
 * @param saw the value it met, as plain text
 * @param path the field it looked at; empty for groups
 * @param missing the fields whose absence made it unknown
 * @param others the other incidents that it saw, as far as they can be named
 * @param carries the values that satisfy it, if they belong to the cause of an alert
 */
public record Explanation(
        Shape shape,
        String words,
        Truth truth,
        String saw,
        String path,
        List<String> missing,
        List<String> carries,
        List<IncidentId> others,
        List<Explanation> parts) {

    /** How the results of the parts give the result of the whole. */
    public enum Shape {
        LEAF,
        ALL,
        ANY,
        NONE,
        CERTAIN,
        SAME_ELEMENT
    }

    /** What a leaf saw in the report. */
    record Seen(String saw, String path, List<String> missing, List<String> carries, List<IncidentId> others) {

        Seen(String saw, String path, List<String> missing, List<String> carries) {
            this(saw, path, missing, carries, List.of());
        }

        static Seen of(String saw, String path) {
            return new Seen(saw, path, List.of(), List.of());
        }
    }

    public Explanation {
        missing = List.copyOf(missing);
        carries = List.copyOf(carries);
        others = List.copyOf(others);
        parts = List.copyOf(parts);
    }

    static Explanation leaf(String words, Truth truth, Seen seen) {
        List<String> missing = truth == Truth.UNKNOWN ? seen.missing() : List.of();
        List<String> carries = truth == Truth.TRUE ? seen.carries() : List.of();
        return new Explanation(
                Shape.LEAF, words, truth, seen.saw(), seen.path(), missing, carries, seen.others(), List.of());
    }

    static Explanation group(Shape shape, String words, Truth truth, List<Explanation> parts) {
        return new Explanation(shape, words, truth, "", "", List.of(), List.of(), List.of(), parts);
    }

    /** Its result in one line. */
    public TraceLine line() {
        return new TraceLine(words, saw, path, truth, others);
    }

    /** The lines of the leaves that decided the result. */
    public List<TraceLine> because() {
        return because(truth);
    }

    private List<TraceLine> because(Truth wanted) {
        return switch (shape) {
            case LEAF -> List.of(line());
            case NONE ->
                parts.stream()
                        .filter(part -> part.truth == wanted.not())
                        .map(part -> part.negated(wanted))
                        .toList();
            case ALL, ANY -> ofParts(wanted).toList();
            case CERTAIN -> wanted == Truth.TRUE ? ofParts(wanted).toList() : ofUncertainParts();
            case SAME_ELEMENT -> ofElement(wanted);
        };
    }

    private Stream<TraceLine> ofParts(Truth wanted) {
        return parts.stream().filter(part -> part.truth == wanted).flatMap(part -> part.because(wanted).stream());
    }

    private List<TraceLine> ofUncertainParts() {
        return parts.stream()
                .filter(part -> part.truth != Truth.TRUE)
                .flatMap(part -> part.because().stream())
                .toList();
    }

    private List<TraceLine> ofElement(Truth wanted) {
        List<TraceLine> lines = ofParts(wanted).toList();
        return lines.isEmpty() ? List.of(line()) : lines;
    }

    private TraceLine negated(Truth outcome) {
        String seen = shape == Shape.LEAF ? saw : String.join("; ", sawOfLeaves());
        return new TraceLine(negatedWords(), seen, firstPath(), outcome, others);
    }

    private String negatedWords() {
        int verb = words.indexOf(" is ");
        if (shape == Shape.CERTAIN) {
            return TraceLine.NOT_CERTAIN + words.substring(GroupCondition.KNOWN.length());
        }
        if (shape == Shape.SAME_ELEMENT) {
            return "no " + words.substring(words.indexOf(' ') + 1);
        }
        return shape == Shape.LEAF && verb > 0 && !words.contains(" is not ") && !words.contains(" with ")
                ? words.substring(0, verb) + " is not " + words.substring(verb + 4)
                : TraceLine.NOT + words;
    }

    private Collection<String> sawOfLeaves() {
        Set<String> all = new LinkedHashSet<>();
        leaves().filter(leaf -> !leaf.saw.isEmpty()).forEach(leaf -> all.add(leaf.saw));
        return all;
    }

    private String firstPath() {
        return path.isEmpty() ? leaves().map(Explanation::path).findFirst().orElse("") : path;
    }

    private Stream<Explanation> leaves() {
        return parts.isEmpty() ? Stream.of(this) : parts.stream().flatMap(Explanation::leaves);
    }

    /** The fields to ask for when it is unknown, each once. */
    public List<String> missingFields() {
        Set<String> fields = new LinkedHashSet<>();
        collectMissing(fields);
        return List.copyOf(fields);
    }

    private void collectMissing(Set<String> fields) {
        if (truth == Truth.UNKNOWN) {
            fields.addAll(missing);
            if (shape != Shape.SAME_ELEMENT) {
                parts.forEach(part -> part.collectMissing(fields));
            }
        }
    }

    /**
     * One line for each leaf that the match rests on, with the values that satisfy it, in an order that does not depend
     * on the report.
     *
     * @param counts whether a condition on this field belongs to the cause
     */
    public List<String> causes(Predicate<String> counts) {
        List<String> causes = new ArrayList<>();
        collectCauses(counts, causes);
        return causes;
    }

    private void collectCauses(Predicate<String> counts, List<String> causes) {
        if (truth == Truth.FALSE || !counts.test(path)) {
            return;
        }
        if (shape == Shape.LEAF || shape == Shape.NONE) {
            causes.add(truth + " " + words + " " + new TreeSet<>(carries));
            return;
        }
        if (shape == Shape.SAME_ELEMENT) {
            causes.add(truth + " " + words + " " + new TreeSet<>(carries));
        }
        parts.forEach(part -> part.collectCauses(counts, causes));
    }
}
