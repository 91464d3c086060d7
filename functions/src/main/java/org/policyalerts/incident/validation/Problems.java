package org.policyalerts.incident.validation;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with a report, up to a number that still fits into an answer. */
final class Problems {

    /** Beyond this nobody reads on, and the answer would outgrow what API Gateway carries. */
    private static final int MOST_TOLD = 500;

    private final List<Problem> told = new ArrayList<>();
    private int untold;

    void add(String pointer, String message) {
        if (told.size() < MOST_TOLD) {
            told.add(new Problem(pointer, message));
        } else {
            untold++;
        }
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** Whether anything at or below the place is wrong. */
    boolean touch(String pointer) {
        return told.stream()
                .map(Problem::pointer)
                .anyMatch(wrong -> wrong.equals(pointer) || wrong.startsWith(pointer + "/"));
    }

    List<Problem> all() {
        List<Problem> all = new ArrayList<>(told);
        if (untold > 0) {
            all.add(new Problem("", "has " + untold + " more problems that are not listed"));
        }
        return all;
    }
}
