package org.policyalerts.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.ReviewDecision;
import org.policyalerts.incident.Report;
import org.policyalerts.story.Chain;

/** The seed case of December 2023 from the first report to the last review, step by step. */
final class SeedScenario {

    static final String PARLIAMENT = "AKCESK/2023/12-PARL";
    static final String ONE = "AKCESK/2023/12-ONE";
    static final String AIR = "MM/2023/12-AIR";

    /** The organisation whose staff is told of its own victim alone. */
    private static final String ASSEMBLY = "KUVENDI";

    /** In order; what a step sets off is done before the next one. */
    static final List<Step> STEPS = List.of(
            new Step("the attack of 2022 is loaded as history", submit("report-e-albania.json")),
            new Step("the parliament reports", (world, client) -> client.submit(parliament())),
            new Step("the telecom reports", submit("report-one-albania.json")),
            new Step("an airline is named", submit("report-air-albania.json")),
            new Step("the parliament reports again", (world, client) -> client.submit(parliament())),
            new Step("what waited is told", later(Duration.ofMinutes(16))),
            new Step("the telecom knows its scope", patch(ONE, Map.of("impact", Map.of("scope", "known")))),
            new Step("a state is accused", patch(PARLIAMENT, accused())),
            new Step("an alert is taken", take(AIR, "claimed-only-target", Duration.ofDays(2))),
            new Step("a campaign's task is taken", SeedScenario::takeRow),
            new Step(
                    "a task is done for its owner", act("policy", ONE, "ci-designation", "classification-gap", done())),
            new Step("a task is declined", act("legal", PARLIAMENT, "legal", "attribution-strengthened", declined())),
            new Step("it is asked for again", SeedScenario::reopen),
            new Step("the telecom was not the victim", patch(ONE, Map.of("targets", List.of(otherVictim())))),
            new Step("four days pass", later(Duration.ofHours(97))),
            new Step("what waited is told", later(Duration.ofMinutes(16))),
            new Step("the telecom's report proves false", patch(ONE, Map.of("determination", "false-positive"))),
            new Step("the airline says no", patch(AIR, Map.of("claims", List.of()))),
            new Step("the airline's attribution is reviewed", review(AIR, AttributionState.INVESTIGATING)),
            new Step("five minutes pass", later(Duration.ofMinutes(5))),
            new Step("a quarter of an hour passes", later(Duration.ofMinutes(16))),
            new Step("a month passes", later(Duration.ofDays(30))),
            new Step("a quarter of an hour more passes", later(Duration.ofMinutes(16))),
            new Step("three years pass", later(Duration.ofDays(3 * 366))),
            new Step("once more a quarter of an hour passes", later(Duration.ofMinutes(16))),
            new Step("five minutes more pass", later(Duration.ofMinutes(5))));

    private SeedScenario() {}

    /** One thing that happens. */
    record Step(String name, BiConsumer<World, Client> action) {}

    /** Where things stand when a number of steps are done. */
    record State(World world, Client client, int stepsDone) {
        /** What it leaves to be judged. */
        Remains remains() {
            return new Remains(world.table, world.topic, world.clock, client);
        }

        boolean isOver() {
            return stepsDone == STEPS.size();
        }

        /** The same once more, with these calls to come. */
        State copy(Calls calls) {
            World copied = world.copy(calls);
            return new State(copied, copied.client(client.memory().copy()), stepsDone);
        }
    }

    static State beginning() {
        World world = new World();
        return new State(world, world.client(new Client.Memory()), 0);
    }

    /**
     * Takes the next step, and all that it sets off. The schedule runs in each minute: what a fault has left to it is
     * done by the time at which it would have been done without the fault.
     */
    static State next(State state) {
        STEPS.get(state.stepsDone()).action().accept(state.world(), state.client());
        state.world().settle();
        state.world().review();
        state.world().clock.advance(Duration.ofMinutes(1));
        return new State(state.world(), state.client(), state.stepsDone() + 1);
    }

    private static BiConsumer<World, Client> submit(String event) {
        return (world, client) -> client.submit(event);
    }

    private static BiConsumer<World, Client> patch(String reference, Map<String, Object> patch) {
        return (world, client) -> client.patch(reference, patch);
    }

    private static BiConsumer<World, Client> take(String reference, String policy, Duration time) {
        return (world, client) -> {
            AlertId alert = client.alert(reference, policy);
            Instant until = world.clock.instant().plus(time);
            client.tellDesk(
                    desk -> desk.acknowledge(alert, "desk officer", until, new Actor("staff", Optional.empty())));
        };
    }

    /** One call names all tasks of what its reader sees as one. */
    private static void takeRow(World world, Client client) {
        Instant until = world.clock.instant().plus(Duration.ofDays(1));
        for (String reference : List.of(PARLIAMENT, ONE, AIR)) {
            TaskId task = client.task(reference, "attribution", "repeat-claimant");
            client.take(task, "attribution", "analyst of " + reference, until);
        }
    }

    private static BiConsumer<World, Client> act(
            String audience, String reference, String owner, String policy, TaskAct act) {
        return (world, client) -> client.mustAct(client.task(reference, owner, policy), act, audience);
    }

    private static TaskAct done() {
        return new TaskAct.Done(Optional.of("said so by telephone"));
    }

    private static TaskAct declined() {
        return new TaskAct.Decline("the ministry has it");
    }

    private static void reopen(World world, Client client) {
        client.mustAct(client.lastActed(), new TaskAct.Reopen("the ministry has it not"), "legal");
    }

    private static Map<String, Object> parliament() {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
        Map<String, Object> target = new LinkedHashMap<>(victim("report-parliament.json"));
        target.put("organisation", ASSEMBLY);
        report.put("targets", List.of(target));
        return report;
    }

    private static Map<String, Object> otherVictim() {
        Map<String, Object> target = new LinkedHashMap<>(victim("report-one-albania.json"));
        target.put("name", "Vodafone Albania");
        return target;
    }

    private static Map<String, Object> victim(String event) {
        return Report.copyOf(Chain.tree(event)).objects("targets").get(0);
    }

    private static BiConsumer<World, Client> review(String reference, AttributionState state) {
        ReviewDecision decision =
                new ReviewDecision(state, Optional.empty(), Optional.of("the carrier was asked"), Optional.empty());
        return (world, client) -> client.review(reference, decision);
    }

    private static BiConsumer<World, Client> later(Duration time) {
        return (world, client) -> world.clock.advance(time);
    }

    static Map<String, Object> accused() {
        Map<String, Object> assessment = Map.of(
                "by",
                "Government of Albania",
                "byCountry",
                "AL",
                "at",
                "2023-12-26",
                "level",
                "state",
                "actor",
                "Islamic Republic of Iran",
                "category",
                "state",
                "country",
                "IR",
                "confidence",
                "high");
        return Map.of(
                "attribution", Map.of("status", "public", "confidence", "high", "assessments", List.of(assessment)));
    }
}
