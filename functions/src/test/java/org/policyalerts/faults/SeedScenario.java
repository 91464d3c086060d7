package org.policyalerts.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.ReviewDecision;

/** The seed case of December 2023 from the first report to the last review, step by step. */
final class SeedScenario {

    static final String PARLIAMENT = "AKCESK/2023/12-PARL";
    static final String ONE = "AKCESK/2023/12-ONE";
    static final String AIR = "MM/2023/12-AIR";

    /** In order; what a step sets off is done before the next one. */
    static final List<Step> STEPS = List.of(
            new Step("the attack of 2022 is loaded as history", submit("report-e-albania.json")),
            new Step("the parliament reports", submit("report-parliament.json")),
            new Step("the telecom reports", submit("report-one-albania.json")),
            new Step("an airline is named", submit("report-air-albania.json")),
            new Step("the parliament reports again", submit("report-parliament.json")),
            new Step("the telecom knows its scope", patch(ONE, Map.of("impact", Map.of("scope", "known")))),
            new Step("a state is accused", patch(PARLIAMENT, accused())),
            new Step("an alert is taken", take(AIR, "claimed-only-target", Duration.ofDays(2))),
            new Step("an alert is taken for longer", take(PARLIAMENT, "repeat-claimant", Duration.ofDays(20))),
            new Step("an alert is acted upon", close(ONE, "classification-gap")),
            new Step("four days pass", later(Duration.ofHours(97))),
            new Step("the telecom's report proves false", patch(ONE, Map.of("determination", "false-positive"))),
            new Step("the airline says no", patch(AIR, Map.of("claims", List.of()))),
            new Step("the airline's attribution is reviewed", review(AIR, AttributionState.INVESTIGATING)),
            new Step("five minutes pass", later(Duration.ofMinutes(5))),
            new Step("ten minutes pass", later(Duration.ofMinutes(5))),
            new Step("a month passes", later(Duration.ofDays(30))),
            new Step("five more minutes pass", later(Duration.ofMinutes(5))),
            new Step("three years pass", later(Duration.ofDays(3 * 366))),
            new Step("once more five minutes pass", later(Duration.ofMinutes(5))));

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
            return new State(copied, copied.client(client.promised()), stepsDone);
        }
    }

    static State beginning() {
        World world = new World();
        return new State(world, world.client(Map.of()), 0);
    }

    /** Takes the next step, and all that it sets off. */
    static State next(State state) {
        STEPS.get(state.stepsDone()).action().accept(state.world(), state.client());
        state.world().settle();
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
            client.tellDesk(desk -> desk.acknowledge(alert, "desk officer", until, Actor.ofAll("staff")));
        };
    }

    private static BiConsumer<World, Client> close(String reference, String policy) {
        return (world, client) -> {
            AlertId alert = client.alert(reference, policy);
            client.tellDesk(desk -> desk.close(alert, AlertState.DONE, "monitoring was offered", Actor.ofAll("staff")));
        };
    }

    private static BiConsumer<World, Client> review(String reference, AttributionState state) {
        ReviewDecision decision =
                new ReviewDecision(state, Optional.empty(), Optional.of("the carrier was asked"), Optional.empty());
        return (world, client) -> client.review(reference, decision);
    }

    private static BiConsumer<World, Client> later(Duration time) {
        return (world, client) -> {
            world.clock.advance(time);
            world.review();
        };
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
