package org.policyalerts.local.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Reads the table's stream and brings its records to the functions, until it is closed. Each source has a thread of its
 * own, so that what takes one of them long holds up no other.
 */
public final class StreamPump implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StreamReader reader;
    private final StreamEvents events;
    private final List<EventSource> sources;
    private final Optional<StreamCheckpoint> checkpoint;
    private final Worker reading = new Worker("stream-pump", this::round, this::died);
    private final List<Worker> lanes;
    /** What was read after the position that is kept, oldest first. */
    private final Deque<Read> unsettled = new ArrayDeque<>();

    private long quietRounds;
    private @Nullable RuntimeException death;

    private StreamPump(
            StreamReader reader,
            StreamEvents events,
            List<EventSource> sources,
            Optional<StreamCheckpoint> checkpoint) {
        this.reader = reader;
        this.events = events;
        this.sources = List.copyOf(sources);
        this.checkpoint = checkpoint;
        this.lanes = this.sources.stream()
                .map(source -> new Worker("stream-lane", () -> deliver(source), this::died))
                .toList();
    }

    /** A record that was read, and the position after it; one that is not from the stream has none. */
    private record Read(String sequenceNumber, Optional<StreamPosition> position) {}

    /** Continues at the position that an earlier process kept; without one it begins with the oldest record. */
    public static StreamPump over(
            LocalTable table, List<EventSource> sources, Optional<StreamCheckpoint> checkpoint, Clock clock) {
        StreamEvents events = new StreamEvents(clock);
        Optional<StreamReader> resumed =
                checkpoint.flatMap(kept -> StreamReader.resumed(kept, table.streams(), table.streamArn()));
        StreamReader reader = resumed.orElseGet(() -> StreamReader.fromTheStart(table.streams(), table.streamArn()));
        StreamPump pump = new StreamPump(reader, events, sources, checkpoint);
        if (checkpoint.isPresent() && resumed.isEmpty()) {
            // The stream may have lost records that an earlier process left; handling an item again does no harm.
            table.items().map(events::ofStored).forEach(record -> pump.offer(record, Optional.empty()));
        }
        return pump;
    }

    public void start() {
        reading.start();
        lanes.forEach(Worker::start);
    }

    /** Says that something may have been written. */
    public void wake() {
        reading.wake();
    }

    private boolean round() {
        try {
            // Asked before reading: what a function has written by then is among what is read.
            boolean wasIdle = sources.stream().allMatch(EventSource::isEmpty);
            List<Record> records = reader.next();
            records.forEach(this::offer);
            keepPosition();
            if (!records.isEmpty()) {
                lanes.forEach(Worker::wake);
            } else if (wasIdle) {
                countQuietRound();
            }
            return !records.isEmpty();
        } catch (SdkException passing) {
            // The position did not move; the next round reads from the same place again.
            return false;
        }
    }

    private void offer(Record record) {
        offer(
                events.of(record),
                reader.shard()
                        .map(shard ->
                                new StreamPosition(shard, record.dynamodb().sequenceNumber())));
    }

    private void offer(StreamRecord record, Optional<StreamPosition> position) {
        unsettled.add(new Read(record.sequenceNumber(), position));
        sources.forEach(source -> source.offer(record));
    }

    private boolean deliver(EventSource source) {
        boolean hasDelivered = source.deliver(System.nanoTime());
        if (hasDelivered) {
            // The function may have written, and the position may move.
            wake();
        }
        return hasDelivered;
    }

    /** The position before the oldest record that is not handled, so that a later start from it misses none. */
    private void keepPosition() {
        Set<String> oldest =
                sources.stream().flatMap(source -> source.oldest().stream()).collect(Collectors.toSet());
        Optional<StreamPosition> settled = Optional.empty();
        while (!unsettled.isEmpty() && !oldest.contains(unsettled.element().sequenceNumber())) {
            settled = unsettled.remove().position();
        }
        settled.ifPresent(position -> checkpoint.ifPresent(file -> file.write(position)));
    }

    private synchronized void countQuietRound() {
        quietRounds++;
        notifyAll();
    }

    private synchronized void died(RuntimeException cause) {
        death = cause;
        notifyAll();
    }

    /**
     * Waits until all that was written before the call is handled; false if that takes more than a minute.
     *
     * <p>The current round may have read the stream before the last write, so one more whole round has to find nothing
     * to do.
     */
    public synchronized boolean awaitIdle() throws InterruptedException {
        long wanted = quietRounds + 2;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (quietRounds < wanted && death == null && System.nanoTime() - deadline < 0 && reading.isRunning()) {
            wake();
            wait(Worker.SLEEP_MILLIS);
        }
        if (death != null) {
            throw new LocalException("the stream is no longer read: " + death.getMessage(), death);
        }
        return quietRounds >= wanted;
    }

    @Override
    public void close() {
        reading.stop();
        lanes.forEach(Worker::stop);
        reading.join(PATIENCE.toMillis());
        lanes.forEach(lane -> lane.join(PATIENCE.toMillis()));
    }
}
