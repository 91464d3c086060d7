package org.policyalerts.faults;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.InMemoryTable.Change;

/**
 * A stream that keeps nothing but its word that each record comes at least once: records come early, late, twice, and
 * to two instances at the same time in batches that overlap.
 */
final class LooseStream {

    private static final int LARGEST_BATCH = 6;
    private static final int TWICE_ONE_IN = 6;

    private final InMemoryTable table;
    private final Predicate<Change> filter;
    private final Random random;
    private final List<Change> records = new ArrayList<>();
    private final BitSet done = new BitSet();
    private final BitSet taken = new BitSet();
    private int seen;

    LooseStream(InMemoryTable table, Predicate<Change> filter, Random random) {
        this.table = table;
        this.filter = filter;
        this.random = random;
    }

    /** Whether every record so far has been handled. */
    boolean isDone() {
        read();
        return done.nextClearBit(0) >= records.size();
    }

    private void read() {
        List<Change> changes = table.changesAfter(seen);
        seen += changes.size();
        changes.stream().filter(filter).forEach(records::add);
    }

    /**
     * Hands a batch to an instance: mostly records that nobody has yet, sometimes any others. False if there is nothing
     * to do.
     */
    boolean deliver(StreamMapping.Handler handler) {
        read();
        int first = first();
        if (first >= records.size()) {
            return false;
        }
        int end = Math.min(records.size(), first + 1 + random.nextInt(LARGEST_BATCH));
        taken.set(first, end);
        try {
            int handled = handler.handle(List.copyOf(records.subList(first, end)));
            done.set(first, first + handled);
        } finally {
            taken.clear(first, end);
        }
        return true;
    }

    private int first() {
        if (random.nextInt(TWICE_ONE_IN) == 0 && !records.isEmpty()) {
            return random.nextInt(records.size());
        }
        BitSet others = (BitSet) done.clone();
        if (random.nextInt(TWICE_ONE_IN) > 0) {
            others.or(taken);
        }
        return others.nextClearBit(0);
    }
}
