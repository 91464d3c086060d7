package org.policyalerts.local.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Brings the records of the table's stream to the functions, on a thread of its own, until it is closed. */
public final class StreamPump implements AutoCloseable {

    /**
     * How long a round waits if it had nothing to do. Writers wake the pump earlier, so this matters only while a
     * function pauses after a failure.
     */
    private static final long SLEEP_MILLIS = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StreamReader reader;
    private final StreamEvents events;
    private final List<EventSource> functions;
    private final Optional<StreamCheckpoint> checkpoint;
    private final Thread thread = new Thread(this::run, "stream-pump");
    private final Semaphore wake = new Semaphore(0);
    private long quietRounds;
    private @Nullable RuntimeException death;
    private volatile boolean isClosed;

    private StreamPump(
            StreamReader reader,
            StreamEvents events,
            List<EventSource> functions,
            Optional<StreamCheckpoint> checkpoint) {
        this.reader = reader;
        this.events = events;
        this.functions = List.copyOf(functions);
        this.checkpoint = checkpoint;
        thread.setDaemon(true);
    }

    /** Continues at the position that an earlier process kept; without one it begins with the oldest record. */
    public static StreamPump over(
            LocalTable table, List<EventSource> functions, Optional<StreamCheckpoint> checkpoint, Clock clock) {
        StreamEvents events = new StreamEvents(clock);
        Optional<StreamReader> resumed =
                checkpoint.flatMap(kept -> StreamReader.resumed(kept, table.streams(), table.streamArn()));
        if (checkpoint.isPresent() && resumed.isEmpty()) {
            // The stream may have lost records that an earlier process left; handling an item again does no harm.
            table.items().map(events::ofStored).forEach(record -> functions.forEach(f -> f.offer(record)));
        }
        StreamReader reader = resumed.orElseGet(() -> StreamReader.fromTheStart(table.streams(), table.streamArn()));
        return new StreamPump(reader, events, functions, checkpoint);
    }

    public void start() {
        thread.start();
    }

    /** Says that something may have been written. */
    public void wake() {
        wake.release();
    }

    private void run() {
        try {
            while (!isClosed) {
                if (!round()) {
                    sleep();
                }
            }
        } catch (RuntimeException died) {
            died(died);
        }
    }

    private boolean round() {
        try {
            List<Record> records = reader.next();
            records.stream().map(events::of).forEach(record -> functions.forEach(function -> function.offer(record)));
            boolean delivered = false;
            for (EventSource function : functions) {
                delivered |= function.deliver(System.nanoTime());
            }
            boolean hasMoved = delivered || !records.isEmpty();
            boolean isDone = functions.stream().allMatch(EventSource::isEmpty);
            if (isDone && hasMoved) {
                keepPosition();
            } else if (isDone) {
                countQuietRound();
            }
            return hasMoved;
        } catch (SdkException passing) {
            // The position did not move; the next round reads from the same place again.
            return false;
        }
    }

    /** Called only when all records before the position are handled, so that a later start from it misses none. */
    private void keepPosition() {
        checkpoint.ifPresent(file -> reader.position().ifPresent(file::write));
    }

    private void sleep() {
        try {
            if (wake.tryAcquire(SLEEP_MILLIS, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void countQuietRound() {
        quietRounds++;
        notifyAll();
    }

    private synchronized void died(RuntimeException cause) {
        if (!isClosed) {
            death = cause;
        }
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
        while (quietRounds < wanted && System.nanoTime() - deadline < 0 && thread.isAlive()) {
            wake();
            wait(SLEEP_MILLIS);
        }
        if (death != null) {
            throw new LocalException("the stream is no longer read: " + death.getMessage(), death);
        }
        return quietRounds >= wanted;
    }

    @Override
    public void close() {
        isClosed = true;
        wake();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
