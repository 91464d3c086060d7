package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.Attributes;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentSummary;

/**
 * The history entries that a version puts or removes: what fits into the transaction that stores it, and what is left
 * over.
 *
 * <p>A transaction takes 100 writes and 4 MB, an incident may name 200 targets and 100 claimants, and each entry
 * repeats their keys. The plan depends on nothing but the two versions, so whoever completes it later arrives at the
 * same cut.
 */
record HistoryPlan(List<Key> now, List<Key> later) {

    /** Leaves room for the incident, its version, two due items, two receipts and two keys that must not be taken. */
    private static final int MOST_ENTRIES = Table.MOST_WRITES - 8;

    private static final int MOST_BYTES = Table.MOST_BYTES - 2 * Table.MOST_ITEM_BYTES - 64 * 1024;

    /**
     * The plan of a version.
     *
     * @param claimants by whose names earlier code kept the entries of the version before. Those come last, so that
     *     another table moves no cut
     */
    static HistoryPlan of(
            HistoryKeys keys, IncidentSummary next, @Nullable IncidentSummary previous, ClaimantKeys claimants) {
        List<Key> wanted = List.copyOf(keys.of(next));
        Set<Key> touched = new LinkedHashSet<>(wanted.subList(0, HistoryKeys.LISTS));
        if (previous != null) {
            // What is no longer so must stop counting before anything is added: a withdrawn claim weighs more than one
            // target of many.
            Set<Key> gone = keys.of(previous);
            wanted.forEach(gone::remove);
            touched.addAll(gone);
        }
        touched.addAll(wanted);
        if (previous != null) {
            touched.addAll(keys.of(previous.named(claimants)));
        }
        List<Key> all = List.copyOf(touched);
        int fit = Math.min(all.size(), mostAtOnce(next, previous));
        return new HistoryPlan(all.subList(0, fit), all.subList(fit, all.size()));
    }

    /** How many entries of these versions one transaction takes, beside the incident itself. */
    static int mostAtOnce(IncidentSummary next, @Nullable IncidentSummary previous) {
        int largest = Math.max(bytes(next), previous == null ? 0 : bytes(previous));
        return Math.min(MOST_ENTRIES, MOST_BYTES / largest);
    }

    private static int bytes(IncidentSummary summary) {
        Key longest = new Key("p".repeat(1024), "s".repeat(128));
        return Attributes.bytes(SummaryItem.of(summary).at(longest));
    }

    /** The writes that bring entries in line with a version: put where it has one, removed where it has none. */
    static List<Write> writes(HistoryKeys keys, List<Key> entries, IncidentSummary version) {
        Set<Key> wanted = keys.of(version);
        SummaryItem content = SummaryItem.of(version);
        List<Write> writes = new ArrayList<>();
        for (Key entry : entries) {
            writes.add(
                    wanted.contains(entry)
                            ? new Write.Put(content.at(entry), new Condition.Always())
                            : new Write.Delete(entry, new Condition.Always()));
        }
        return writes;
    }
}
