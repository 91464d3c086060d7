package org.policyalerts.policy.checker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Mark;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.policy.parser.SourceNode.Scalar.Type;
import org.policyalerts.policy.parser.SourceNode.Sequence;
import org.policyalerts.text.NearestWord;

/** Reads nodes as what they should be, and adds a problem for each that is something else. */
record NodeReader(PolicyProblems problems) {

    /** Checks that a group has no keys but the known ones, and all that are required. */
    void keys(Mapping mapping, List<String> known, List<String> required) {
        Set<String> misspelt = new HashSet<>();
        for (Mapping.Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                problems.add(entry.key().mark(), "unknown key '" + entry.name() + "'" + keyHint(mapping, entry, known));
                NearestWord.to(entry.name(), known).ifPresent(misspelt::add);
            }
        }
        for (String key : required) {
            if (mapping.get(key).isEmpty() && !misspelt.contains(key)) {
                problems.add(mapping.mark(), "'" + key + "' is missing");
            }
        }
    }

    // Between braces a comma begins the next key: what follows one inside a sentence is a key without a value.
    private static String keyHint(Mapping mapping, Mapping.Entry entry, List<String> known) {
        boolean isInBraces = entry.key().mark().line() == mapping.mark().line()
                && !entry.equals(mapping.entries().get(0));
        boolean isAfterComma = isInBraces && entry.value() instanceof Scalar value && value.type() == Type.NOTHING;
        if (!isAfterComma) {
            return Hints.hint(entry.name(), known);
        }
        return entry.name().matches("[0-9]+")
                ? "; write the number without a comma"
                : "; the comma before it ended the text: put a text that has commas in quotes";
    }

    void problem(Mark mark, String message) {
        problems.add(mark, message);
    }

    /** The same of what has no value therefore. */
    <T> Optional<T> refused(Mark mark, String message) {
        problems.add(mark, message);
        return Optional.empty();
    }

    Optional<Mapping> mapping(SourceNode node, String what) {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        String hint = node instanceof Scalar ? "; a key has a colon and a blank behind it, as in severity: 3" : "";
        return refused(node.mark(), what + " must be a group of keys, not " + node.kind() + hint);
    }

    /** The items of a list that must not be empty. */
    List<SourceNode> items(SourceNode node, String what) {
        if (!(node instanceof Sequence sequence)) {
            problems.add(
                    node.mark(),
                    what + " must be a list, not " + node.kind()
                            + "; each entry begins with '- ', or all stand in [ ]");
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            problems.add(node.mark(), what + " must not be empty");
        }
        return sequence.items();
    }

    Optional<String> text(SourceNode node, String what) {
        if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.TEXT) {
            if (!scalar.text().isBlank()) {
                return Optional.of(scalar.text().strip());
            }
            problems.add(node.mark(), what + " must not be empty");
        } else {
            problems.add(node.mark(), what + " must be a text, not " + node.kind());
        }
        return Optional.empty();
    }

    Optional<String> oneOf(SourceNode node, String what, Collection<String> allowed) {
        if (!(node instanceof Scalar scalar)) {
            return refused(node.mark(), what + " must be a single word, not " + node.kind());
        }
        if (!allowed.contains(scalar.text())) {
            return refused(node.mark(), "'" + scalar.text() + "' is no " + what + Hints.hint(scalar.text(), allowed));
        }
        return Optional.of(scalar.text());
    }

    /** Different words of a vocabulary; at least one. */
    List<String> someOf(SourceNode node, String what, Collection<String> allowed) {
        Set<String> seen = new HashSet<>();
        return items(node, what).stream()
                .flatMap(item -> oneOf(item, what, allowed).stream().peek(word -> {
                    if (!seen.add(word)) {
                        problems.add(item.mark(), "'" + word + "' is there twice");
                    }
                }))
                .toList();
    }

    Optional<Integer> whole(SourceNode node, String what, int least) {
        if (node instanceof Scalar scalar
                && scalar.type() == Scalar.Type.WHOLE
                && scalar.text().length() < 10
                && Integer.parseInt(scalar.text()) >= least) {
            return Optional.of(Integer.parseInt(scalar.text()));
        }
        return refused(node.mark(), what + " must be a whole number from " + least + " on");
    }

    Optional<TimeSpan> span(SourceNode node, String what) {
        Optional<TimeSpan> span = node instanceof Scalar scalar ? TimeSpan.parse(scalar.text()) : Optional.empty();
        if (span.isEmpty()) {
            String hint = node instanceof Scalar scalar ? Hints.period(scalar.text()) : "";
            problems.add(node.mark(), what + " must be a period such as PT24H, P14D or P24M" + hint);
        }
        return span;
    }

    Optional<LocalDate> day(SourceNode node, String what) {
        try {
            return Optional.of(LocalDate.parse(node instanceof Scalar scalar ? scalar.text() : ""));
        } catch (DateTimeException notADay) {
            return refused(node.mark(), what + " must be a day such as 2023-12-25" + Hints.day(node));
        }
    }

    Optional<Instant> instant(SourceNode node, String what) {
        try {
            return Optional.of(OffsetDateTime.parse(node instanceof Scalar scalar ? scalar.text() : "")
                    .toInstant());
        } catch (DateTimeException notAnInstant) {
            return refused(node.mark(), what + " must be a moment with offset such as 2023-12-25T09:00:00+01:00");
        }
    }
}
