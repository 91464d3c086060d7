package org.policyalerts.local.words;

import java.util.List;

/**
 * A block of a document: what its reader types, sees or saves.
 *
 * @param line of the document on which the first of its lines stands
 * @param marks what the comments right before it say, invisible to readers
 */
record Part(Kind kind, int line, List<String> marks, List<String> lines) {

    /** What a block is to its reader. */
    enum Kind {
        COMMANDS,
        /** What is typed stands behind {@code $}, and what then comes out below it. */
        SESSION,
        OUTPUT,
        FILE,
        /** Shown in another language than that of the shell. */
        DATA,
        UNKNOWN
    }

    Part {
        marks = List.copyOf(marks);
        lines = List.copyOf(lines);
    }

    /** What stands behind a word in one of the marks; empty if no mark begins with it. */
    List<String> marked(String word) {
        return marks.stream()
                .filter(mark -> mark.startsWith(word + ":"))
                .map(mark -> mark.substring(word.length() + 1).strip())
                .toList();
    }

    String text() {
        return String.join("\n", lines);
    }
}
