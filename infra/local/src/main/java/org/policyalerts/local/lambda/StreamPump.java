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

/** Carries the table's stream to the functions on a thread of its own, until it is closed. */
public final class StreamPump implements AutoCloseable {

    /**
     * Writers wake the pump; this is only how long it sleeps while a function pauses after a failure, or nobody writes.
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

    /** Goes on where an earlier process kept its position; without one it begins with the oldest record there is. */
    public static StreamPump over(
            LocalTable table, List<EventSource> functions, Optional<StreamCheckpoint> checkpoint, Clock clock) {
        StreamEvents events = new StreamEvents(clock);
        Optional<StreamReader> resumed =
                checkpoint.flatMap(kept -> StreamReader.resumed(kept, table.streams(), table.streamArn()));
        if (checkpoint.isPresent() && resumed.isEmpty()) {
            // The stream may have lost what an earlier process left undone; repeating what is done is harmless.
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
            // Nothing was taken from the stream; the next round reads the same place again.
            return false;
        }
    }

    /** Written only when nothing before it waits any more: whoever starts from it later misses nothing. */
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
     * Waits until nothing that was written before the call is left to do; false if that takes more than a minute.
     *
     * <p>The round under way may have read the stream before the write in question, so it takes the next whole one as
     * well.
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
