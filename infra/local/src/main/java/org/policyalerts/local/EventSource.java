package org.policyalerts.local;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lambda's event source mapping for one function: filter, batches, partial failure.
 *
 * <p>After a failure everything from the lowest sequence number on comes again; a record that fails too often is parked, as the deployed
 * mapping sends it to its failure destination, and the stream goes on.
 */
final class EventSource {

    private static final int BATCH = 10;
    private static final int MOST_TRIES = 5;

    private final Invocation function;
    private final Predicate<StreamRecord> filter;
    private final Deque<StreamRecord> waiting = new ArrayDeque<>();
    private final List<StreamRecord> parked = new ArrayList<>();
    private int tries;

    EventSource(Invocation function, Predicate<StreamRecord> filter) {
        this.function = function;
        this.filter = filter;
    }

    synchronized void offer(StreamRecord record) {
        if (filter.test(record)) {
            waiting.add(record);
        }
    }

    /** Hands over one batch; false if there was nothing to hand over. */
    synchronized boolean pump() {
        List<StreamRecord> batch = waiting.stream().limit(BATCH).toList();
        if (batch.isEmpty()) {
            return false;
        }
        int done = handledOf(batch);
        for (int i = 0; i < done; i++) {
            waiting.remove();
        }
        tries = done > 0 ? 0 : tries + 1;
        if (tries >= MOST_TRIES) {
            parked.add(waiting.remove());
            tries = 0;
        }
        return true;
    }

    private int handledOf(List<StreamRecord> batch) {
        try {
            Map<String, Object> answer = function.call(StreamEvents.event(batch));
            if (!(answer.get("batchItemFailures") instanceof List<?> failures) || failures.isEmpty()) {
                return batch.size();
            }
            String lowest = String.valueOf(((Map<?, ?>) failures.get(0)).get("itemIdentifier"));
            List<String> sequence =
                    batch.stream().map(StreamRecord::sequenceNumber).toList();
            // A number that is not of this batch fails all of it (Lambda developer guide).
            return Math.max(0, sequence.indexOf(lowest));
        } catch (IOException | RuntimeException failedInvocation) {
            return 0;
        }
    }

    /** The records that were given up, for people to see. */
    synchronized List<StreamRecord> parked() {
        return List.copyOf(parked);
    }
}
