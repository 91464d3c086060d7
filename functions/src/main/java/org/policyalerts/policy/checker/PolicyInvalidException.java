package org.policyalerts.policy.checker;

import java.util.List;
import java.util.stream.Collectors;
import org.policyalerts.policy.parser.PolicyProblem;

/** The policies of a book were asked for although the book has problems. */
final class PolicyInvalidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyInvalidException(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::render).collect(Collectors.joining(System.lineSeparator())));
    }
}
