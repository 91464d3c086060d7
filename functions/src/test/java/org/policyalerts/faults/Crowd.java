package org.policyalerts.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.faults.Fault.ProcessDied;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.schedule.DueRun;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;

/**
 * The seed case with everybody at work at once: clients, staff, two runs of the schedule, and three instances behind
 * the stream.
 */
final class Crowd {

    private static final int INSTANCES = 3;
    private static final int MOST_RUNS = 10;
    private static final String GAP = "classification-gap";

    /** A few policies of each sort: on history, on claims, on a clock, on a date, on a change, on what was hit. */
    private static final CompiledBook BOOK = Instance.book(Set.of(
            "repeat-claimant",
            "several-sectors-one-claimant",
            "cumulative-attacks-consult-allies",
            "claimed-only-target",
            "scope-unknown-after-72h",
            "classification-gap",
            "attribution-review-overdue",
            "attribution-strengthened")::contains);

    private final SteppingClock clock = new SteppingClock(Instant.parse("2023-12-26T07:00:00Z"));
    private final InMemoryTable table = new InMemoryTable();
    private final Topic topic = new Topic(List.of());
    private final Random random;
    private final Turns turns;
    private final LooseStream versions;
    private final LooseStream notifications;
    private final Client client;
    private final List<Boolean> rivals = new ArrayList<>();
    private int busy;

    /**
     * A crowd whose every move is drawn from a seed.
     *
     * @param faultOneIn one of so many calls goes wrong; 0 for none
     */
    Crowd(long seed, int faultOneIn) {
        random = new Random(seed);
        turns = new Turns(random, faultOneIn);
        versions = new LooseStream(table, Instance::isIncident, random);
        notifications = new LooseStream(table, Instance::isPendingNotification, random);
        client = client();
    }

    private Client client() {
        Instance[] process = {start()};
        return new Client(() -> process[0], () -> process[0] = start(), new Client.Memory());
    }

    private Instance start() {
        return new Instance(Instance.Aws.behind(turns, table, topic), BOOK, clock, random);
    }

    Remains run() {
        atOnce(this::report, this::reportOnceMore);
        clock.advance(Duration.ofMinutes(16));
        TaskId disputed = client.task(SeedScenario.PARLIAMENT, "ci-designation", GAP);
        atOnce(
                this::review,
                this::takeRow,
                this::watchParliament,
                () -> rivals.add(client.act(disputed, new TaskAct.Done(Optional.of("it is listed")), "ci-designation")),
                () -> rivals.add(client.act(disputed, new TaskAct.Decline("it never will be"), "policy")));
        clock.advance(Duration.ofHours(97));
        atOnce(this::review, this::review);
        TaskId changing = client.task(SeedScenario.ONE, "csirt", GAP);
        atOnce(
                this::changeTelecom,
                this::changeAirline,
                this::reportAirlineTwice,
                () -> client.act(changing, taken("watch officer"), "csirt"),
                this::takeAlert,
                this::review);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(30));
            atOnce(this::review);
        }
        // What the stream brought after the last run, or a fault in it, is left to the next one.
        for (int i = 0; i < MOST_RUNS && Remains.isSomethingDue(table, clock.instant()); i++) {
            atOnce(this::review);
        }
        return new Remains(table, topic, clock, client);
    }

    /** Of those who did different things with one task, how many were told that it stands as they wanted. */
    long winners() {
        return rivals.stream().filter(won -> won).count();
    }

    private TaskAct taken(String who) {
        return new TaskAct.Take(Optional.of(who), Optional.of(clock.instant().plus(Duration.ofDays(1))));
    }

    /** One audience acts on several incidents while others act on the same ones. */
    private void takeRow() {
        for (String reference : List.of(SeedScenario.PARLIAMENT, SeedScenario.ONE, SeedScenario.AIR)) {
            TaskId task = client.task(reference, "attribution", "repeat-claimant");
            client.mustAct(task, taken("analyst of " + reference), "attribution");
        }
    }

    private void watchParliament() {
        TaskId task = client.task(SeedScenario.PARLIAMENT, "csirt", GAP);
        client.mustAct(task, new TaskAct.Done(Optional.of("monitoring was offered")), "csirt");
    }

    private void report() {
        client.submit("report-e-albania.json");
        client.submit("report-parliament.json");
        client.submit("report-one-albania.json");
        client.submit("report-air-albania.json");
        client.patch(SeedScenario.ONE, Map.of("impact", Map.of("scope", "known")));
        client.patch(SeedScenario.PARLIAMENT, SeedScenario.accused());
    }

    private void reportOnceMore() {
        Client hasty = client();
        hasty.submit("report-parliament.json");
        hasty.submit("report-air-albania.json");
    }

    private void changeTelecom() {
        client.patch(SeedScenario.ONE, Map.of("determination", "false-positive"));
        client.patch(SeedScenario.ONE, Map.of("determination", "confirmed"));
        client.patch(SeedScenario.ONE, Map.of("determination", "false-positive"));
    }

    private void changeAirline() {
        client.patch(SeedScenario.AIR, Map.of("claims", List.of()));
        client.patch(SeedScenario.AIR, Map.of("summary", "The airline says no."));
    }

    /** The same incident once more: a duplicate, for a while an incident of its own, and a duplicate again. */
    private void reportAirlineTwice() {
        List<Object> same = List.of(Map.of("id", SeedScenario.AIR, "relation", "duplicate-of"));
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.put("reference", "MM/2023/12-AIR-2");
        report.put("related", same);
        client.submit(report);
        client.patch("MM/2023/12-AIR-2", Map.of("related", List.of()));
        client.patch("MM/2023/12-AIR-2", Map.of("related", same));
    }

    private void takeAlert() {
        AlertId alert = client.alert(SeedScenario.PARLIAMENT, "several-sectors-one-claimant");
        client.tellDesk(desk -> desk.acknowledge(
                alert, "desk officer", clock.instant().plus(Duration.ofDays(9)), new Actor("staff", Optional.empty())));
    }

    private void review() {
        for (boolean isDone = false; !isDone; ) {
            try {
                List<DueRun.Failure> failures = new ArrayList<>();
                start().schedule.run(() -> false, failures::add);
                isDone = failures.isEmpty();
            } catch (ProcessDied | RuntimeException failed) {
                isDone = false;
            }
        }
    }

    /** Does these things side by side, and with them all that the stream brings until it brings no more. */
    private void atOnce(Runnable... jobs) {
        busy = jobs.length;
        Stream<Runnable> theirs = Stream.of(jobs).map(job -> () -> {
            try {
                job.run();
            } finally {
                busy--;
            }
        });
        Stream<Runnable> ours =
                Stream.generate(() -> (Runnable) this::followStream).limit(INSTANCES);
        turns.run(Stream.concat(theirs, ours).toList());
    }

    private void followStream() {
        Instance instance = start();
        while (busy > 0 || !versions.isDone() || !notifications.isDone()) {
            try {
                boolean isWorking = random.nextBoolean()
                        ? versions.deliver(instance::evaluate)
                        : notifications.deliver(instance::deliver);
                if (!isWorking) {
                    turns.pass();
                }
            } catch (ProcessDied died) {
                instance = start();
            }
        }
    }
}
