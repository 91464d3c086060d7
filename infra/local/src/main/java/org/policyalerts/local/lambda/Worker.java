package org.policyalerts.local.lambda;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Does one thing after the other on a thread of its own, until it is told to stop. */
final class Worker {

    /**
     * How long a round waits if the last one had nothing to do. Whoever has work wakes the worker earlier, so this
     * matters only while a function pauses after a failure.
     */
    static final long SLEEP_MILLIS = 50;

    private final BooleanSupplier round;
    private final Consumer<RuntimeException> died;
    private final Thread thread;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean isStopped;

    /**
     * Not started yet.
     *
     * @param round whether there was something to do
     * @param died hears what ended it, unless it had been told to stop
     */
    Worker(String name, BooleanSupplier round, Consumer<RuntimeException> died) {
        this.round = round;
        this.died = died;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Says that there may be something to do. */
    void wake() {
        wake.release();
    }

    private void run() {
        try {
            while (!isStopped) {
                if (!round.getAsBoolean()) {
                    sleep();
                }
            }
        } catch (RuntimeException failed) {
            if (!isStopped) {
                died.accept(failed);
            }
        }
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

    /** The round that it is in is its last. */
    void stop() {
        isStopped = true;
        wake();
    }

    /** Waits for the end of a worker that was told to stop. */
    void join(long patienceMillis) {
        try {
            thread.join(patienceMillis);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
