package org.policyalerts.local.lambda;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's event source mapping for one function: filter, batches, partial failure (Lambda developer guide, "Using AWS
 * Lambda with Amazon DynamoDB").
 *
 * <p>After a partial failure everything from the lowest failed sequence number on comes again. A batch whose call fails
 * as a whole is halved until one record is left. A record that fails six times is parked, as the deployed mapping sends
 * it to its failure destination, and the next records follow. One thread offers and one delivers.
 */
public final class EventSource {

    private static final int LARGEST_BATCH = 25;
    private static final int MOST_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private final String name;
    private final Function function;
    private final Predicate<StreamRecord> filter;
    private final Queue<StreamRecord> waiting = new ConcurrentLinkedQueue<>();
    private final FailureDestination failures;
    private final Clock clock;
    private int size = LARGEST_BATCH;
    private int tries;
    private long notBefore;

    public EventSource(
            String name, Function function, Predicate<StreamRecord> filter, FailureDestination failures, Clock clock) {
        this.name = name;
        this.function = function;
        this.filter = filter;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * As many sources as the mapping has concurrent batches (its {@code ParallelizationFactor}): what changes under one
     * partition key stays in order in one of them, and a record that fails holds up its own lane alone.
     */
    public List<EventSource> lanes(int count) {
        return IntStream.range(0, count)
                .mapToObj(lane -> new EventSource(
                        name, function, record -> filter.test(record) && record.lane(count) == lane, failures, clock))
                .toList();
    }

    public void offer(StreamRecord record) {
        if (filter.test(record)) {
            waiting.add(record);
        }
    }

    /** Whether all that was offered is handled or parked. */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The sequence number of the oldest record that is not handled. */
    Optional<String> oldest() {
        return Optional.ofNullable(waiting.peek()).map(StreamRecord::sequenceNumber);
    }

    /** Hands over one batch, unless there is none or the pause after a failure has not passed at {@code nanoTime}. */
    public boolean deliver(long nanoTime) {
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
            // Parked before it leaves, or a process killed in between would have neither.
            failures.park(new ParkedRecord(name, tries, clock.instant(), waiting.element()));
            waiting.remove();
            tries = 0;
        }
    }

    /** How many records from the start of the batch are handled; null if the call failed as a whole. */
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

    /**
     * Calls the function once for each record that was given up, as an operator does; how many it handled.
     *
     * <p>A record leaves the failure destination only afterwards, so that it is still there if the process is killed
     * meanwhile.
     */
    public int redrive() {
        int done = 0;
        for (ParkedRecord parked : failures.parked()) {
            boolean isOurs = parked.function().equals(name) && filter.test(parked.record());
            if (isOurs && Objects.equals(handled(List.of(parked.record())), 1)) {
                failures.remove(parked);
                done++;
            }
        }
        return done;
    }
}
