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
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Silence;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;

/**
 * Whatever happens to a report, to the book and to the label, in whatever order: whoever believes their messages knows
 * in the end which alerts are open and has nothing left to judge.
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
            "scope-unknown-after-72h");

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
        assertThat(beliefs.live)
                .as("seed %d", seed)
                .containsAll(told(id))
                .allMatch(belief -> chain.alerts(id, AlertState.OPEN).stream()
                        .anyMatch(alert -> belief.endsWith(" " + alert.id())));
        assertThat(beliefs.toJudge).as("seed %d", seed).isEmpty();
    }

    private Set<String> told(IncidentId id) {
        Set<String> told = new TreeSet<>();
        chain.alerts(id, AlertState.OPEN)
                .forEach(alert -> alert.toldTo().forEach(audience -> told.add(audience + " " + alert.id())));
        return told;
    }

    private void happen(IncidentId id) {
        switch (random.nextInt(9)) {
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
