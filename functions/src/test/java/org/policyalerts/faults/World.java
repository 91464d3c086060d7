package org.policyalerts.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.faults.Fault.ProcessDied;
import org.policyalerts.schedule.DueRun;
import org.policyalerts.schedule.RunReport;
import org.policyalerts.story.SteppingClock;

/**
 * All that outlives a process: the table and its stream, the topic, the schedule, the time; and the process of the
 * moment.
 */
final class World {

    private static final int MOST_RUNS = 10;

    final SteppingClock clock;
    final InMemoryTable table;
    final Topic topic;
    final Calls calls;
    private final StreamMapping evaluation = new StreamMapping(Instance::isIncident);
    private final StreamMapping delivery = new StreamMapping(Instance::isPendingNotification);
    private final Random random;
    private Instance instance;
    private int seen;

    /** An empty one, in which nothing goes wrong. */
    World() {
        clock = new SteppingClock(Instant.parse("2023-12-26T07:00:00Z"));
        table = new InMemoryTable();
        topic = new Topic(List.of());
        calls = new Calls(0, Optional.empty());
        random = new Random(1);
        instance = start();
    }

    private World(World origin, Calls calls) {
        clock = new SteppingClock(origin.clock.instant());
        table = origin.table.copy();
        topic = new Topic(origin.topic.taken());
        random = new Random(origin.seen);
        seen = origin.seen;
        this.calls = calls;
        instance = start();
    }

    /** A settled world once more, in which this goes wrong later on. */
    World copy(Calls calls) {
        return new World(this, calls);
    }

    private Instance start() {
        return new Instance(Instance.Aws.behind(calls, table, topic), Instance.SOME, clock, random);
    }

    /** A client that calls the process of the moment. */
    Client client(Client.Memory memory) {
        return new Client(() -> instance, this::restart, memory);
    }

    Instance instance() {
        return instance;
    }

    void restart() {
        instance = start();
    }

    /** Lets the stream go on until there is nothing left in it. */
    void settle() {
        do {
            List<InMemoryTable.Change> changes = table.changesAfter(seen);
            seen += changes.size();
            evaluation.offer(changes);
            delivery.offer(changes);
            if (!evaluation.isIdle()) {
                evaluation.deliver(batch -> instance.evaluate(batch), this::restart);
            }
            if (!delivery.isIdle()) {
                delivery.deliver(batch -> instance.deliver(batch), this::restart);
            }
        } while (!evaluation.isIdle()
                || !delivery.isIdle()
                || !table.changesAfter(seen).isEmpty());
    }

    /**
     * The schedule: a run that failed or died, wholly or for an item, or has left something, is followed by another.
     */
    void review() {
        for (int run = 0; run < MOST_RUNS; run++) {
            if (hasRun()) {
                settle();
                return;
            }
        }
        throw new AssertionError("no run of the schedule succeeded");
    }

    private boolean hasRun() {
        try {
            List<DueRun.Failure> failures = new ArrayList<>();
            RunReport report = instance.schedule.run(() -> false, failures::add);
            return failures.isEmpty() && report.isComplete() && !Remains.isSomethingDue(table, clock.instant());
        } catch (ProcessDied died) {
            restart();
            return false;
        } catch (RuntimeException failed) {
            return false;
        }
    }

    /** The stream records that were given up. */
    List<InMemoryTable.Change> parked() {
        List<InMemoryTable.Change> parked = new ArrayList<>(evaluation.parked());
        parked.addAll(delivery.parked());
        return parked;
    }
}
