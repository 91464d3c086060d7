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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Silence;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;

/**
 * Whatever happens to a report, to the book and to the label, in whatever order: whoever believes their messages knows
 * in the end which alerts are open, what is theirs to do by when, and has nothing left to judge.
 */
class MessagesStayTrueTest {

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
    private final Beliefs beliefs = new Beliefs();
    private Random random = new Random(0);
    private int silences;

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void forWhoeverBelievesThem(int tens) {
        for (int seed = 10 * tens; seed < 10 * tens + 10; seed++) {
            new MessagesStayTrueTest().play(seed);
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
        chain.change(id, Map.of("tlp", "amber", "summary", "The end"));
        for (int run = 0; run < 20; run++) {
            pass(2);
        }
        chain.published.forEach(beliefs::read);

        assertThat(beliefs.nonsense).as("seed %d", seed).isEmpty();
        assertThat(beliefs.live).as("seed %d", seed).containsAll(told(id)).allMatch(belief -> standing(id)
                .anyMatch(alert -> belief.endsWith(" " + alert.id())));
        assertThat(beliefs.toJudge).as("seed %d", seed).isEmpty();
        assertThat(beliefs.steps).as("seed %d", seed).containsAllEntriesOf(steps(id));
    }

    private Set<String> told(IncidentId id) {
        Set<String> told = new TreeSet<>();
        chain.alerts(id, AlertState.OPEN)
                .forEach(alert -> alert.toldTo().forEach(audience -> told.add(audience + " " + alert.id())));
        return told;
    }

    /** What is open, and duties that are met: of those nobody needs to hear. */
    private Stream<Alert> standing(IncidentId id) {
        return Stream.of(AlertState.OPEN, AlertState.FULFILLED).flatMap(state -> chain.alerts(id, state).stream());
    }

    private Map<String, Set<String>> steps(IncidentId id) {
        Map<String, Set<String>> steps = new TreeMap<>();
        for (Alert alert : chain.alerts(id, AlertState.OPEN)) {
            for (String audience : alert.toldTo()) {
                steps.put(audience + " " + alert.id(), Beliefs.ownSteps(audience, AlertDocument.of(alert)));
            }
        }
        return steps;
    }

    private void happen(IncidentId id) {
        switch (random.nextInt(14)) {
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
        List<Map<String, Object>> targets = chain.incidents.find(id).orElseThrow().report().objects("targets").stream()
                .map(target -> {
                    Map<String, Object> classed = new LinkedHashMap<>(target);
                    classed.put("infrastructureClass", infrastructureClass);
                    return classed;
                })
                .toList();
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
