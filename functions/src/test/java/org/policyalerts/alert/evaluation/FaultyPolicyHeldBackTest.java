package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Silence;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.story.Chain;

/** A policy that cannot be evaluated where silences, trials or exercises decide who is told. */
class FaultyPolicyHeldBackTest {

    private static final String BROKEN = "retaliatory-motive";

    private final Chain chain = new Chain();

    private static void silence(Chain chain, String policy, Duration lasting) {
        chain.silences.begin(new Silence(
                "sil_1",
                new Silence.Subject(
                        Optional.of(new PolicyId(policy)), Optional.empty(), Optional.empty(), Optional.empty()),
                "mira",
                "planned talks",
                chain.clock.instant(),
                chain.clock.instant().plus(lasting)));
    }

    private static List<OutboundMessage> toldOfIt(Chain chain) {
        return chain.published.stream()
                .filter(message -> message.text().contains("COULD NOT BE CHECKED"))
                .toList();
    }

    @Test
    void whatASilenceKeptQuietStaysSoWhileItsPolicyFailsAndIsRaisedOnceAfterwards() {
        silence(chain, BROKEN, Duration.ofDays(2));
        IncidentId id = chain.submit("report-one-albania.json");
        Alert kept = chain.alert(id, BROKEN, AlertState.SUPPRESSED);

        chain.breakPolicy(BROKEN);
        chain.change(id, Map.of("severity", 2L));
        assertThat(chain.alert(id, BROKEN, AlertState.SUPPRESSED)).isEqualTo(kept);

        chain.clock.advance(Duration.ofDays(2));
        chain.repair();
        chain.review();
        assertThat(chain.alert(id, BROKEN, AlertState.OPEN).id()).isEqualTo(kept.id());
        assertThat(toldOfIt(chain)).isEmpty();
    }

    @Test
    void aSilenceHoldsWhereTheFaultIsAllThereIsToSay() {
        Chain alone = Chain.withBook(Map.of("one", FaultyPolicyTest.ONE_POLICY));
        alone.breakPolicy("one");
        silence(alone, "one", Duration.ofHours(50));
        alone.submit("report-air-albania.json");
        assertThat(alone.published).isEmpty();

        alone.clock.advance(Duration.ofHours(50));
        alone.review();
        assertThat(toldOfIt(alone)).singleElement().satisfies(message -> assertThat(message.attributes())
                .containsEntry("kind", "alert"));

        alone.clock.advance(Duration.ofHours(50));
        alone.review();
        assertThat(toldOfIt(alone)).hasSize(1);
    }

    @Test
    void whatItHadRaisedIsWithdrawnWhereTheIncidentProvesToBeAnExercise() {
        IncidentId id = chain.submit("report-one-albania.json");

        chain.breakPolicy(BROKEN);
        chain.change(id, Map.of("mode", "exercise"));

        assertThat(chain.alerts(id, AlertState.OPEN)).isEmpty();
        assertThat(chain.alert(id, BROKEN, AlertState.WITHDRAWN).note()).isEqualTo("the incident is an exercise");
    }

    @Test
    void whatItHadRaisedIsWithdrawnWhenItIsPutOnTrial() {
        IncidentId id = chain.submit("report-one-albania.json");

        chain.breakPolicyOnTrial(BROKEN);
        chain.change(id, Map.of("severity", 2L));

        assertThat(chain.alert(id, BROKEN, AlertState.WITHDRAWN).note())
                .isEqualTo("the policy is on trial (shadow) and alerts nobody");
        assertThat(toldOfIt(chain)).isEmpty();
    }

    @Test
    void aBackfillTellsNobodyOfAFaultUntilItIsTakenForLive() {
        chain.breakPolicy(BROKEN);
        Map<String, Object> report = Chain.tree("report-one-albania.json");
        report.put("mode", "backfill");
        IncidentId id = chain.submit(report);
        assertThat(chain.published).isEmpty();

        chain.change(id, Map.of("mode", "live"));
        assertThat(toldOfIt(chain)).hasSize(2);
    }
}
