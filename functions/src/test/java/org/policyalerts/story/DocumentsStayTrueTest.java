package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;

/**
 * Whatever happens to a report, to the book and to the label, and whatever staff do, in whatever order: whoever
 * believes their messages knows in the end what is theirs to do by when, takes nothing to hold or to be so that does
 * not, and has nothing left to judge.
 */
class DocumentsStayTrueTest {

    private static final int STEPS = 18;
    private static final List<String> POLICIES = List.of(
            "retaliatory-motive",
            "traffic-from-abroad",
            "record-only",
            "claim-is-not-attribution",
            "telecom-mass-exposure",
            "classification-gap",
            "early-warning-due",
            "incident-notification-due",
            "final-report-due",
            "warn-others",
            "scope-unknown-after-72h");

    private static final List<String> NOTIFICATIONS =
            List.of("earlyWarningAt", "incidentNotificationAt", "finalReportAt", "usersInformedAt");

    private final Chain chain = new Chain();
    private final Readers readers = new Readers();
    private Random random = new Random(0);
    private int silences;

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void forWhoeverBelievesThem(int tens) {
        for (int seed = 10 * tens; seed < 10 * tens + 10; seed++) {
            new DocumentsStayTrueTest().play(seed);
        }
    }

    private void play(int seed) {
        random = new Random(seed);
        breakSome();
        Map<String, Object> report =
                new LinkedHashMap<>(Chain.tree(one(List.of("report-one-albania.json", "report-parliament.json"))));
        report.put("tlp", one(List.of("clear", "amber", "red")));
        IncidentId id = chain.submit(report);
        for (int step = 0; step < STEPS; step++) {
            happen(id);
        }
        chain.repair();
        chain.change(id, Map.of("tlp", "amber", "mode", "live", "summary", "The end"));
        for (int run = 0; run < 20; run++) {
            pass(2);
        }
        chain.published.forEach(readers::read);

        assertThat(readers.nonsense).as("seed %d", seed).isEmpty();
        assertThat(readers.toJudge).as("seed %d", seed).isEmpty();
        List<AudienceState> told = chain.evaluations.snapshot(id).orElseThrow().audiences().stream()
                .filter(state -> state.waiting().isEmpty())
                .toList();
        for (AudienceState state : told) {
            knowsItsTasks(state, seed);
            if (state.recipient().organisation().isEmpty()) {
                knowsWhatHolds(state, seed);
                knowsTheFacts(state, seed);
            }
        }
    }

    private void knowsItsTasks(AudienceState state, int seed) {
        Map<String, String> known = readers.tasks.getOrDefault(state.recipient().name(), Map.of());
        Map<String, String> unfinished = state.unfinished().stream()
                .collect(Collectors.toMap(
                        DocumentsStayTrueTest::step,
                        task -> String.valueOf(task.step().dueAt())));
        Set<String> closed = state.tasks().stream()
                .filter(task -> task.state().isClosedByOwner())
                .map(DocumentsStayTrueTest::step)
                .collect(Collectors.toSet());
        assertThat(known).as("seed %d: %s", seed, state.recipient()).containsAllEntriesOf(unfinished);
        assertThat(known.keySet())
                .as("seed %d: what %s takes to be to do", seed, state.recipient())
                .allMatch(step -> unfinished.containsKey(step) || closed.contains(step));
    }

    private static String step(Task task) {
        return Readers.step(task.policy().value(), task.step().words());
    }

    /** Of duties that are met nobody who has nothing to do needs to hear. */
    private void knowsWhatHolds(AudienceState state, int seed) {
        Set<String> standing = chain.evaluations.snapshot(state.incident()).orElseThrow().alerts().stream()
                .filter(alert -> alert.state() == AlertState.OPEN || alert.state() == AlertState.FULFILLED)
                .map(alert -> alert.policy().id().value())
                .collect(Collectors.toSet());
        assertThat(standing)
                .as("seed %d: what %s takes to hold", seed, state.recipient())
                .containsAll(readers.policies.getOrDefault(state.recipient().name(), Set.of()));
    }

    private void knowsTheFacts(AudienceState state, int seed) {
        Integer version = readers.versions.get(state.recipient().name());
        if (version != null) {
            IncidentFacts known = IncidentFacts.of(chain.incidents
                    .version(state.incident(), version)
                    .orElseThrow()
                    .report());
            IncidentFacts now = IncidentFacts.of(
                    chain.incidents.find(state.incident()).orElseThrow().report());
            assertThat(FactChange.between(known, now))
                    .as("seed %d: what %s was told", seed, state.recipient())
                    .noneMatch(FactChange::isWrong);
        }
    }

    private void happen(IncidentId id) {
        switch (random.nextInt(17)) {
            case 0 -> chain.change(id, Map.of("severity", 1L + random.nextInt(6)));
            case 1 ->
                chain.change(
                        id,
                        Map.of("determination", one(List.of("confirmed", "confirmed", "blocked", "false-positive"))));
            case 2 -> chain.change(id, Map.of("tlp", one(List.of("clear", "amber", "red"))));
            case 3 -> chain.change(id, Map.of("source", Map.of("domestic", one(List.of("yes", "no", "unknown")))));
            case 4 -> claim(id, random.nextBoolean());
            case 5 -> breakSome();
            case 6 -> chain.repair();
            case 7 -> pass(1 + random.nextInt(40));
            case 8, 9 -> giveOrTakeBack(id, "notifications", one(NOTIFICATIONS), now());
            case 10 -> giveOrTakeBack(id, "timeline", "awareAt", one(List.of("2023-12-25", now())));
            case 11 -> giveOrTakeBack(id, "motive", "tension", "Relations cut since 2022");
            case 12 -> classify(id, one(List.of("critical", "critical", "not-classified")));
            case 13 -> act(id);
            case 14 -> nameOperator(id, random.nextBoolean());
            case 15 -> chain.change(id, Map.of("mode", one(List.of("live", "live", "exercise"))));
            default -> silence(one(POLICIES), 1 + random.nextInt(30));
        }
    }

    private void claim(IncidentId id, boolean isClaimed) {
        Object claims = Chain.tree("report-one-albania.json").getOrDefault("claims", List.of());
        chain.change(
                id,
                Map.of(
                        "claims",
                        isClaimed ? claims : List.of(),
                        "attribution",
                        Map.of("status", isClaimed ? "claimed" : "unassessed")));
    }

    private void act(IncidentId id) {
        List<Alert> open = chain.alerts(id, AlertState.OPEN);
        if (open.isEmpty()) {
            return;
        }
        AlertId alert = one(open).id();
        if (random.nextBoolean()) {
            Instant nextStepBy = chain.clock.instant().plus(Duration.ofHours(1L + random.nextInt(20)));
            chain.actions.acknowledge(alert, "Mira", nextStepBy, Actor.ofAll("staff"));
        } else {
            chain.actions.close(alert, one(List.of(AlertState.DONE, AlertState.REJECTED)), "so", Actor.ofAll("staff"));
        }
        chain.settle();
    }

    private void nameOperator(IncidentId id, boolean isNamed) {
        changeTargets(id, target -> {
            if (isNamed) {
                target.put("organisation", "ONE");
            } else {
                target.remove("organisation");
            }
        });
    }

    private String now() {
        return chain.clock.instant().toString();
    }

    private void giveOrTakeBack(IncidentId id, String group, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (chain.incidents.find(id).orElseThrow().report().get(group).orElse(null) instanceof Map<?, ?> given) {
            given.forEach((name, old) -> fields.put(String.valueOf(name), old));
        }
        if (fields.remove(field) == null) {
            fields.put(field, value);
        }
        chain.change(id, Map.of(group, fields));
    }

    private void classify(IncidentId id, String infrastructureClass) {
        changeTargets(id, target -> target.put("infrastructureClass", infrastructureClass));
    }

    private void changeTargets(IncidentId id, Consumer<Map<String, Object>> change) {
        List<Map<String, Object>> targets = chain.incidents.find(id).orElseThrow().report().objects("targets").stream()
                .<Map<String, Object>>map(LinkedHashMap::new)
                .toList();
        targets.forEach(change);
        chain.change(id, Map.of("targets", targets));
    }

    private void breakSome() {
        if (random.nextInt(4) == 0) {
            chain.breakAllPolicies();
        } else {
            chain.breakPolicy(one(POLICIES));
        }
    }

    private void pass(int hours) {
        chain.clock.advance(Duration.ofHours(hours));
        chain.review();
    }

    private void silence(String policy, int hours) {
        Instant now = chain.clock.instant();
        chain.silences.begin(new Silence(
                "sil_" + ++silences,
                new Silence.Subject(Optional.of(new PolicyId(policy)), Optional.empty(), Optional.empty()),
                "mira",
                "planned talks",
                now,
                now.plus(Duration.ofHours(hours))));
    }
}
