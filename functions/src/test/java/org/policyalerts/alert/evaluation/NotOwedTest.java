package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;

/** Which duties nobody could have met. */
class NotOwedTest {

    private static final PolicyId DUTY = new PolicyId("duty");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(25));
    private static final String REASON = "not-owed: its deadline, Tue 26 Dec 2023 07:00 (UTC), had passed when the"
            + " class or entity of a target was changed";
    private static final Decision.Match LATE = aPolicy("duty").duty(LONG_AGO);
    private static final Decision WITHOUT = aDecision().build();
    private static final Map<String, Object> CRITICAL = target("A", "critical");
    private static final Map<String, Object> UNCLASSED = Map.of("name", "A");

    private final List<Report> asked = new ArrayList<>();

    private static Map<String, Object> target(String name, String infrastructureClass) {
        return Map.of("name", name, "infrastructureClass", infrastructureClass);
    }

    private static Snapshot snapshot(List<Map<String, Object>> targets, int evaluated, Alert... alerts) {
        EvaluationState state = new EvaluationState(1, evaluated, "", Set.of(), Optional.empty());
        return new Snapshot(
                anIncident().with("targets", targets).build(),
                state,
                List.of(alerts),
                Optional.empty(),
                StoredReview.EMPTY,
                List.of());
    }

    private Map<PolicyId, String> reasons(
            Snapshot snapshot, Decision.Match match, List<Map<String, Object>> before, Decision asIf) {
        Decision decision = aDecision().matching(match).build();
        return new NotOwed(snapshot, decision, false)
                .reasons(
                        Optional.of(anIncident().with("targets", before).build()),
                        report -> {
                            asked.add(report);
                            return asIf;
                        },
                        ZoneOffset.UTC);
    }

    @Test
    void isWhatBeginsAfterItsDeadlineBecauseOfTheClassOfATarget() {
        assertThat(reasons(snapshot(List.of(CRITICAL), 0), LATE, List.of(UNCLASSED), WITHOUT))
                .containsOnly(Map.entry(DUTY, REASON));
        assertThat(asked).singleElement().satisfies(report -> {
            assertThat(report.objects("targets")).containsExactly(UNCLASSED);
            assertThat(report.text("title")).isEqualTo("Sulm ndaj Kuvendit");
        });
    }

    @Test
    void looksForATargetByItsNameElseByItsPlace() {
        List<Map<String, Object>> now = List.of(CRITICAL, target("New name", "critical"), target("Third", "critical"));
        List<Map<String, Object>> before = List.of(target("B", "important"), target("A", "unknown"));

        assertThat(reasons(snapshot(now, 0), LATE, before, WITHOUT)).containsKey(DUTY);
        assertThat(asked.get(0).objects("targets"))
                .containsExactly(target("A", "unknown"), target("New name", "unknown"), target("Third", "critical"));
    }

    @Test
    void isNothingThatIsOwedWhateverTheClass() {
        Snapshot snapshot = snapshot(List.of(CRITICAL), 0);
        List<Map<String, Object>> before = List.of(UNCLASSED);

        assertThat(reasons(snapshot, LATE, before, aDecision().matching(LATE).build()))
                .isEmpty();
        assertThat(reasons(
                        snapshot,
                        LATE,
                        before,
                        aDecision().fulfilled(new Decision.Fulfilled(LATE, NOW)).build()))
                .isEmpty();
        assertThat(reasons(
                        snapshot,
                        LATE,
                        before,
                        aDecision().matching(aPolicy("other").match("cause")).build()))
                .containsKey(DUTY);
    }

    @Test
    void isNothingWhereNoClassWasChangedNowOrTimeIsLeft() {
        List<Map<String, Object>> before = List.of(UNCLASSED);

        assertThat(reasons(snapshot(before, 0), LATE, before, WITHOUT)).isEmpty();
        assertThat(reasons(snapshot(List.of(CRITICAL), 1), LATE, before, WITHOUT))
                .as("time alone has passed")
                .isEmpty();
        for (Decision.Match inTime : List.of(
                aPolicy("duty").duty(NOW.minus(Duration.ofHours(24))),
                aPolicy("duty").duty(null),
                aPolicy("duty").match("cause"))) {
            assertThat(reasons(snapshot(List.of(CRITICAL), 0), inTime, before, WITHOUT))
                    .isEmpty();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void staysWhatItWasSaidToBe() {
        Alert owed = ADecision.raised(LATE, NOW);
        Alert notOwed = owed.in(AlertState.SUPPRESSED, "not-owed: too late", NOW);
        Alert silenced = owed.in(AlertState.SUPPRESSED, "silence 1: planned", NOW);
        Alert other = ADecision.raised(aPolicy("other").match("cause"), NOW);
        Map<Alert, Map<PolicyId, String>> reasons = new HashMap<>();
        for (Alert alert : List.of(owed, notOwed, silenced, other)) {
            reasons.put(alert, reasons(snapshot(List.of(CRITICAL), 0, alert), LATE, List.of(UNCLASSED), WITHOUT));
        }

        assertThat(reasons)
                .containsEntry(owed, Map.of())
                .containsEntry(notOwed, Map.of(DUTY, "not-owed: too late"))
                .containsEntry(silenced, Map.of())
                .containsEntry(other, Map.of(DUTY, REASON));
    }
}
