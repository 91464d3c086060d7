package org.policyalerts.alert;

import java.util.ArrayList;
import java.util.List;
import org.policyalerts.alert.IncidentFacts.Entry;
import org.policyalerts.alert.IncidentFacts.Kind;

/**
 * Something that is said of an incident is not what an audience was told.
 *
 * @param was what it was told; empty if nothing
 * @param is what is so now; empty if nothing
 * @param isWrong whether what it was told is not so: replaced, withdrawn or weaker. Otherwise there is only more to say
 */
public record FactChange(Kind kind, List<String> was, List<String> is, boolean isWrong) {

    public FactChange {
        was = List.copyOf(was);
        is = List.copyOf(is);
    }

    /** What has changed between two states of knowledge. */
    public static List<FactChange> between(IncidentFacts told, IncidentFacts now) {
        List<FactChange> changes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Entry> was = told.of(kind);
            List<Entry> is = now.of(kind);
            if (!was.equals(is)) {
                changes.add(new FactChange(kind, words(was), words(is), isWrong(kind, was, is)));
            }
        }
        return changes;
    }

    private static List<String> words(List<Entry> entries) {
        return entries.stream().map(Entry::words).toList();
    }

    private static boolean isWrong(Kind kind, List<Entry> was, List<Entry> is) {
        return switch (kind) {
            case TITLE, STATUS, SEVERITY, SERVICES -> false;
            case MODE -> !was.isEmpty();
            // Whoever was told of a false alarm was told wrong if it was none.
            case DETERMINATION ->
                isRetreat(was, is, false)
                        || was.stream().anyMatch(entry -> entry.key().equals("false-positive"));
            case VICTIMS, CLAIMS, ATTRIBUTION -> isRetreat(was, is, true);
        };
    }

    /** Whether something was said that is said no longer, or less firmly. */
    private static boolean isRetreat(List<Entry> was, List<Entry> is, boolean hasToStay) {
        return was.stream().anyMatch(entry -> is.stream()
                .filter(other -> !hasToStay || other.key().equals(entry.key()))
                .noneMatch(other -> other.strength() >= entry.strength()));
    }
}
