package org.policyalerts.incident.validation;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a report, up to a number that fits into an answer. */
final class Problems {

    /** More than this nobody reads, and the answer would become too large for API Gateway. */
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

    /** Whether something at the place or below it is wrong. */
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
