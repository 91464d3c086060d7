package org.policyalerts.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.policyalerts.dynamodb.table.InMemoryTable.Change;
import org.policyalerts.faults.Fault.ProcessDied;

/**
 * What Lambda does with the table's stream for one function: filter, batches, what failed again from the first failure
 * on, a batch whose process died in halves; after five tries a record is parked. It is not of our process and survives
 * its death.
 */
final class StreamMapping {

    private static final int LARGEST_BATCH = 25;
    private static final int MOST_TRIES = 5;

    private final Predicate<Change> filter;
    private final Deque<Change> waiting = new ArrayDeque<>();
    private final List<Change> parked = new ArrayList<>();
    private int size = LARGEST_BATCH;
    private int tries;

    StreamMapping(Predicate<Change> filter) {
        this.filter = filter;
    }

    /** A function as the mapping sees it: how many records from the start of the batch are done with. */
    @FunctionalInterface
    interface Handler {
        int handle(List<Change> batch);
    }

    void offer(List<Change> changes) {
        changes.stream().filter(filter).forEach(waiting::add);
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    List<Change> parked() {
        return parked;
    }

    /** Hands over one batch. */
    void deliver(Handler handler, Runnable restart) {
        List<Change> batch = waiting.stream().limit(size).toList();
        try {
            settle(batch.size(), handler.handle(batch));
        } catch (ProcessDied died) {
            restart.run();
            if (batch.size() > 1) {
                size = batch.size() / 2;
            } else {
                settle(1, 0);
            }
        }
    }

    private void settle(int offered, int done) {
        for (int i = 0; i < done; i++) {
            waiting.remove();
        }
        tries = done > 0 ? 0 : tries;
        size = LARGEST_BATCH;
        if (done < offered && ++tries == MOST_TRIES) {
            parked.add(waiting.remove());
            tries = 0;
        }
    }
}
