package org.policyalerts.policy.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong with one file, so that its author learns all of it at once. */
public final class PolicyProblems {

    private static final int LONGEST_SHOWN = 160;
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\t]]");

    private final PolicySource source;
    private final List<PolicyProblem> found = new ArrayList<>();

    public PolicyProblems(PolicySource source) {
        this.source = source;
    }

    public void add(SourceNode.Mark mark, String message) {
        String line = source.line(mark.line());
        String shown = line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
        found.add(new PolicyProblem(source.name(), mark.line(), mark.column(), harmless(shown), harmless(message)));
    }

    // A file may come from somebody else: it must not control the terminal of the person who checks it.
    private static String harmless(String text) {
        return STEERING.matcher(text).replaceAll("\uFFFD");
    }

    /** The file that they are found in, without its folder. */
    public String fileName() {
        return source.fileName();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /** In the order of the file. */
    public List<PolicyProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(PolicyProblem::line)
                        .thenComparingInt(PolicyProblem::column)
                        .thenComparing(PolicyProblem::message))
                .distinct()
                .toList();
    }
}
