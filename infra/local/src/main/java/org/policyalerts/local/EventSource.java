package org.policyalerts.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's event source mapping for one function: filter, batches, partial failure (Lambda developer guide, "Using AWS Lambda with Amazon
 * DynamoDB").
 *
 * <p>After a partial failure everything from the lowest sequence number on comes again. A batch whose call fails as a whole is halved until
 * one record is left. A record that fails five times is parked, as the deployed mapping sends it to its failure destination, and the
 * stream goes on. Used by one thread, except for {@link #parked()}.
 */
final class EventSource {

    private static final int LARGEST_BATCH = 25;
    private static final int MOST_TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final String name;
    private final Function function;
    private final Predicate<StreamRecord> filter;
    private final Deque<StreamRecord> waiting = new ArrayDeque<>();
    private final List<Map<String, Object>> parked = new ArrayList<>();
    private int size = LARGEST_BATCH;
    private int tries;
    private long notBefore;

    EventSource(String name, Function function, Predicate<StreamRecord> filter) {
        this.name = name;
        this.function = function;
        this.filter = filter;
    }

    /** A function as the mapping sees it. */
    @FunctionalInterface
    interface Function {
        Map<String, Object> call(Map<String, Object> event) throws IOException;
    }

    void offer(StreamRecord record) {
        if (filter.test(record)) {
            waiting.add(record);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Hands over one batch, unless there is none or the pause after a failure has not passed at {@code nanoTime}. */
    boolean deliver(long nanoTime) {
        boolean isPausing = tries > 0 && nanoTime - notBefore < 0;
        if (waiting.isEmpty() || isPausing) {
            return false;
        }
        List<StreamRecord> batch = waiting.stream().limit(size).toList();
        Integer done = handled(batch);
        if (done == null && batch.size() > 1) {
            size = batch.size() / 2;
        } else {
            settle(batch.size(), done == null ? 0 : done, nanoTime);
        }
        return true;
    }

    private void settle(int offered, int done, long nanoTime) {
        for (int i = 0; i < done; i++) {
            waiting.remove();
        }
        tries = done > 0 ? 0 : tries;
        size = LARGEST_BATCH;
        if (done == offered) {
            return;
        }
        tries++;
        notBefore = nanoTime + FIRST_PAUSE.multipliedBy(1L << tries).toNanos();
        if (tries == MOST_TRIES) {
            park(waiting.remove());
            tries = 0;
        }
    }

    private void park(StreamRecord record) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("function", name);
        entry.putAll(record.name());
        synchronized (parked) {
            parked.add(entry);
        }
    }

    /** How many records from the start of the batch are done with; null if the call failed as a whole. */
    private @Nullable Integer handled(List<StreamRecord> batch) {
        try {
            return before(function.call(StreamEvents.event(batch)).get("batchItemFailures"), batch);
        } catch (IOException | RuntimeException failedCall) {
            return null;
        }
    }

    private static @Nullable Integer before(@Nullable Object failures, List<StreamRecord> batch) {
        if (!(failures instanceof List<?> list)) {
            return batch.size();
        }
        List<String> sequence = batch.stream().map(StreamRecord::sequenceNumber).toList();
        int lowest = batch.size();
        for (Object failure : list) {
            Object identifier = failure instanceof Map<?, ?> map ? map.get("itemIdentifier") : null;
            int index = sequence.indexOf(String.valueOf(identifier));
            if (index < 0) {
                return null;
            }
            lowest = Math.min(lowest, index);
        }
        return lowest;
    }

    /** The records that were given up, for people to see. */
    List<Map<String, Object>> parked() {
        synchronized (parked) {
            return List.copyOf(parked);
        }
    }
}
