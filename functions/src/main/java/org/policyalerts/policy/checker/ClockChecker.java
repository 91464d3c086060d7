package org.policyalerts.policy.checker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.policy.book.PolicyClock;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;

/** Checks the clock of a policy. */
record ClockChecker(NodeReader reader) {

    private static final List<String> KEYS = List.of("from", "due", "remind", "legal");
    private static final Set<String> DUTIES = new TreeSet<>(LegalPack.shipped().keys());

    Optional<PolicyClock> read(SourceNode node) {
        return reader.mapping(node, "clock").flatMap(this::read);
    }

    private Optional<PolicyClock> read(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of("from", "due"));
        Optional<FieldPath> from = mapping.get("from").flatMap(value -> new FieldFinder(reader, null).date(value));
        Optional<TimeSpan> due = mapping.get("due").flatMap(value -> reader.span(value, "due"));
        Optional<TimeSpan> remind = mapping.get("remind").flatMap(value -> reader.span(value, "remind"));
        Optional<String> duty =
                mapping.get("legal").flatMap(value -> reader.oneOf(value, "duty of the legal pack", DUTIES));
        if (due.isPresent()
                && remind.isPresent()
                && remind.get().length().compareTo(due.get().length()) >= 0) {
            reader.problems()
                    .add(
                            mapping.get("remind").orElseThrow().mark(),
                            "the reminder would come before the clock starts: remind must be shorter than due");
        }
        return from.isPresent() && due.isPresent()
                ? Optional.of(new PolicyClock(from.get(), due.get(), remind.orElse(null), duty.orElse(null)))
                : Optional.empty();
    }
}
