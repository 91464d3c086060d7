package org.policyalerts.local.cli;

import java.util.List;

/** A book is not published, for these reasons. */
final class RefusedBookException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final List<String> problems;

    RefusedBookException(List<String> problems) {
        super("the book is not published");
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
