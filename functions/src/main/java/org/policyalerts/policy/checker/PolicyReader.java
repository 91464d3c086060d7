package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.parser.ParsedPolicy;
import org.policyalerts.policy.parser.PolicyParser;
import org.policyalerts.policy.parser.PolicyProblem;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.PolicySource;

/**
 * Reads policy files in two steps, from text to parsed policy to checked policy, and reports all problems of all files
 * at once.
 */
public final class PolicyReader {

    private PolicyReader() {}

    /** Reads a whole book, with the legal pack that ships. */
    public static BookReading read(List<PolicySource> sources) {
        return read(sources, LegalPack.shipped());
    }

    /** The same with a legal pack of its own. */
    public static BookReading read(List<PolicySource> sources, LegalPack pack) {
        Set<String> duties = pack.keys();
        BookChecker book = new BookChecker();
        List<PolicyProblems> problems = new ArrayList<>();
        List<CheckedPolicy> policies = new ArrayList<>();
        for (PolicySource source : sources) {
            PolicyProblems ofFile = new PolicyProblems(source);
            problems.add(ofFile);
            Optional<ParsedPolicy> parsed = PolicyParser.read(source, ofFile);
            parsed.ifPresent(policy -> book.add(policy, ofFile));
            parsed.flatMap(policy -> new PolicyChecker(policy, ofFile, duties).check())
                    .ifPresent(policies::add);
        }
        book.check();
        List<PolicyProblem> found =
                problems.stream().flatMap(each -> each.inOrder().stream()).toList();
        return found.isEmpty() ? new BookReading.Checked(List.copyOf(policies)) : new BookReading.Faulty(found);
    }
}
