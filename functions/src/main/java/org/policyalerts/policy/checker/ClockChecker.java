package org.policyalerts.policy.checker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.book.PolicyClock;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;

/**
 * Checks the clock of a policy.
 *
 * @param duties those of the legal pack
 */
record ClockChecker(NodeReader reader, boolean hasUntil, Set<String> duties) {

    /** The words for the kinds of clocks. */
    static final List<String> KINDS = List.of("duty", "wait");

    private static final List<String> KEYS = List.of("kind", "from", "due", "remind", "legal");

    Optional<PolicyClock> read(SourceNode node) {
        return reader.mapping(node, "clock").flatMap(this::read);
    }

    private Optional<PolicyClock> read(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of("from", "due"));
        Optional<ClockKind> kind = kind(mapping);
        Optional<FieldPath> from = mapping.get("from").flatMap(value -> new FieldFinder(reader, null).date(value));
        Optional<TimeSpan> due = mapping.get("due").flatMap(value -> reader.span(value, "due"));
        Optional<TimeSpan> remind = mapping.get("remind").flatMap(value -> reader.span(value, "remind"));
        Optional<String> legal = mapping.get("legal")
                .flatMap(value -> reader.oneOf(value, "duty of the legal pack", new TreeSet<>(duties)));
        if (due.isPresent()
                && remind.isPresent()
                && remind.get().length().compareTo(due.get().length()) >= 0) {
            reader.problem(
                    mapping.get("remind").orElseThrow().mark(),
                    "the reminder would come before the clock starts: remind must be shorter than due");
        }
        return kind.isPresent() && from.isPresent() && due.isPresent()
                ? Optional.of(
                        new PolicyClock(kind.get(), from.get(), due.get(), remind.orElse(null), legal.orElse(null)))
                : Optional.empty();
    }

    private Optional<ClockKind> kind(Mapping mapping) {
        Optional<SourceNode> node = mapping.get("kind");
        if (node.isEmpty()) {
            reader.problem(
                    mapping.mark(),
                    "'kind' is missing: duty, if it is to be done before the time is over, or wait, if nobody"
                            + " is told before");
        }
        Optional<ClockKind> kind = node.flatMap(word -> reader.oneOf(word, "kind of clock", KINDS))
                .map(word -> word.equals("duty") ? ClockKind.DUTY : ClockKind.WAIT);
        if (kind.isPresent() && kind.get() == ClockKind.DUTY && !hasUntil) {
            reader.problem(
                    mapping.mark(),
                    "a duty needs 'until': what shows that it is done, as in notifications.earlyWarningAt:"
                            + " {given: true}");
        }
        return kind;
    }
}
