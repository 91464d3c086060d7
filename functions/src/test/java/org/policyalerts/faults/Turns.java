package org.policyalerts.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets several workers take turns, one at a time, and changes from one to another only where they call AWS. Who is next
 * is drawn from a seed: the same seed gives the same interleaving.
 */
final class Turns implements Line {

    private static final List<Fault.Kind> KINDS = List.of(Fault.Kind.values());

    private final Random random;
    private final int faultOneIn;
    private final List<Worker> alive = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private Worker current = new Worker("nobody");

    /**
     * Turns to be taken.
     *
     * @param faultOneIn one of so many calls goes wrong; 0 for none
     */
    Turns(Random random, int faultOneIn) {
        this.faultOneIn = faultOneIn;
        this.random = random;
    }

    /** Its thread waits here for its turn. */
    private static final class Worker {
        private final String name;
        private final Semaphore turn = new Semaphore(0);

        Worker(String name) {
            this.name = name;
        }
    }

    /** Runs the jobs side by side to their ends. */
    void run(List<Runnable> jobs) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable job : jobs) {
            Worker worker = new Worker("worker " + alive.size());
            alive.add(worker);
            threads.add(new Thread(() -> work(worker, job), worker.name));
        }
        threads.forEach(Thread::start);
        handOver();
        threads.forEach(Turns::join);
        failures.forEach(failure -> {
            throw new AssertionError(failure);
        });
    }

    private void work(Worker worker, Runnable job) {
        worker.turn.acquireUninterruptibly();
        try {
            job.run();
        } catch (RuntimeException | AssertionError failed) {
            failures.add(failed);
        } finally {
            alive.remove(worker);
            handOver();
        }
    }

    private void handOver() {
        if (!alive.isEmpty()) {
            current = alive.get(random.nextInt(alive.size()));
            current.turn.release();
        }
    }

    /** Before a call somebody else may have a turn; and it may go wrong. */
    @Override
    public <T> T make(Call call, Supplier<T> real) {
        pass();
        if (alive.isEmpty() || faultOneIn == 0 || random.nextInt(faultOneIn) > 0) {
            return real.get();
        }
        Fault.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        boolean isOfThisCall = kind != Fault.Kind.REPEATED_BY_THE_SDK || call.isRepeatable();
        return isOfThisCall ? new Fault(0, kind).strike(real) : real.get();
    }

    /** Lets somebody else have a turn; comes back when it is the caller's again. At once if nobody is at work. */
    void pass() {
        if (alive.isEmpty()) {
            return;
        }
        Worker self = current;
        handOver();
        self.turn.acquireUninterruptibly();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
