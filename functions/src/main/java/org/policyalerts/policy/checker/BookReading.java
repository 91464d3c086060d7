package org.policyalerts.policy.checker;

import java.util.List;
import java.util.stream.Collectors;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.parser.PolicyProblem;

/** What came of reading a policy book: all its policies, or all that is wrong with it. */
public sealed interface BookReading {

    /** Nothing is wrong. */
    record Checked(List<CheckedPolicy> policies) implements BookReading {}

    /** At least one thing is wrong; in the order of the files and of their lines. */
    record Faulty(List<PolicyProblem> problems) implements BookReading {}

    /** The policies of a book that has no problems. */
    default List<CheckedPolicy> orThrow() {
        if (this instanceof Faulty faulty) {
            throw new IllegalStateException(
                    faulty.problems().stream().map(PolicyProblem::render).collect(Collectors.joining("\n")));
        }
        return ((Checked) this).policies();
    }
}
