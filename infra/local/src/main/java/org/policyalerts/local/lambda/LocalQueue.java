package org.policyalerts.local.lambda;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The queue before ChannelFunction and its mapping: one message at a time, hidden while it is handled and after a
 * failure, and among the dead letters after as many receipts as in the template.
 */
public final class LocalQueue implements AutoCloseable {

    /** As in the template. */
    public static final Duration HIDDEN = Duration.ofMinutes(3);

    /** As in the template. */
    public static final int MOST_RECEIPTS = 100;

    private final Function function;
    private final Clock clock;
    private final Supplier<List<String>> source;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Worker worker = new Worker("channel-queue", this::round, died -> {});
    private int taken;

    /**
     * Before a function.
     *
     * @param source all bodies that have ever been sent to it, oldest first
     */
    public LocalQueue(Function function, Clock clock, Supplier<List<String>> source) {
        this.function = function;
        this.clock = clock;
        this.source = source;
    }

    private record Waiting(String id, String body, int receipts, Instant visibleAt) {}

    /** Hands over all that can be seen, each once; whether there was anything. */
    public synchronized boolean round() {
        List<String> all = source.get();
        sent.addAll(all.subList(taken, all.size()));
        taken = all.size();
        for (String body = sent.poll(); body != null; body = sent.poll()) {
            waiting.add(new Waiting(UUID.randomUUID().toString(), body, 0, Instant.MIN));
        }
        Instant now = clock.instant();
        List<Waiting> visible =
                waiting.stream().filter(one -> !one.visibleAt().isAfter(now)).toList();
        visible.forEach(one -> handOver(one, now));
        return !visible.isEmpty();
    }

    /** Begins to hand over. */
    public void start() {
        worker.start();
    }

    /** Sends what comes from no topic of this machine; the function may be running meanwhile. */
    public void send(String body) {
        sent.add(body);
    }

    private void handOver(Waiting message, Instant now) {
        waiting.remove(message);
        if (isHandled(message)) {
            return;
        }
        if (message.receipts() + 1 >= MOST_RECEIPTS) {
            dead.add(message.body());
        } else {
            waiting.add(new Waiting(message.id(), message.body(), message.receipts() + 1, now.plus(HIDDEN)));
        }
    }

    private boolean isHandled(Waiting message) {
        Map<String, Object> record = Map.of("messageId", message.id(), "body", message.body());
        try {
            return function.call(Map.of("Records", List.of(record))).equals(Map.of("batchItemFailures", List.of()));
        } catch (IOException | RuntimeException failed) {
            return false;
        }
    }

    /** How many messages wait for another try. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** How many lie among the dead letters. */
    public synchronized int dead() {
        return dead.size();
    }

    /** Moves the dead letters back, as new messages; how many. */
    public synchronized int redrive() {
        int moved = dead.size();
        sent.addAll(dead);
        dead.clear();
        return moved;
    }

    @Override
    public void close() {
        worker.stop();
        worker.join(1_000);
    }
}
