package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.SETTINGS;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.evaluation.HeldBackMatch.ToldBefore;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.PolicyId;

class SuppressionTest {

    private static final Instant TOMORROW = NOW.plusSeconds(86_400);

    private final Match match = aPolicy("one").match("cause");
    private final ADecision decision = aDecision().matching(match);

    private static HeldBackMatch onlyHeld(Suppression suppression) {
        assertThat(suppression.speaking()).isEmpty();
        assertThat(suppression.held()).hasSize(1);
        return suppression.held().get(0);
    }

    @ParameterizedTest(name = "{0}, exercises are sent: {1}")
    @CsvSource({
        "live, false, true",
        "live, true, true",
        "backfill, false, false",
        "backfill, true, false",
        "exercise, false, false",
        "exercise, true, true"
    })
    void onlyLiveIncidentsAndExercisesWithATopicSpeak(String mode, boolean areExercisesSent, boolean isSaid) {
        Suppression suppression = Suppression.of(
                new Report(Map.of("mode", mode, "determination", "confirmed")),
                decision.build(),
                new Suppression.Quiet(List.of(), Map.of()),
                new EvaluationSettings(
                        SETTINGS.zone(),
                        "amber",
                        SETTINGS.keys(),
                        areExercisesSent,
                        EvaluationSettings.Presentation.DEFAULT));

        assertThat(suppression.speaking()).isEqualTo(isSaid ? List.of(match) : List.of());
        assertThat(suppression.held())
                .extracting(HeldBackMatch::reason)
                .isEqualTo(isSaid ? List.of() : List.of(mode + ": decided and recorded, sent to nobody"));
    }

    @Test
    void aFalseAlarmTakesBackWhatHolds() {
        HeldBackMatch held = onlyHeld(decision.sorted("live", "false-positive"));

        assertThat(held).isEqualTo(new HeldBackMatch(match, Suppression.FALSE_ALARM, ToldBefore.IS_WITHDRAWN));
    }

    @Test
    void wherePoliciesSpeakOfFalsePositivesAllThatHoldsIsSaid() {
        Match ofFalsePositives = aPolicy("two").matchSeeing("cause", "determination");

        Suppression suppression = aDecision().matching(match, ofFalsePositives).sorted("live", "false-positive");

        assertThat(suppression.isFalseAlarm()).isFalse();
        assertThat(suppression.speaking()).containsExactly(match, ofFalsePositives);
    }

    @ParameterizedTest(name = "a silence that ends {0} ms from now holds: {1}")
    @CsvSource({"-1, false", "0, false", "1, true"})
    void aSilenceHoldsUntilItsEnd(long millis, boolean isQuiet) {
        Silence silence = silence("sil_1", "one", NOW.plusMillis(millis));

        Suppression suppression = decision.sorted("live", "confirmed", silence);

        assertThat(suppression.held()).hasSize(isQuiet ? 1 : 0);
        assertThat(suppression.quietUntil(new PolicyId("one")).isPresent()).isEqualTo(isQuiet);
        assertThat(suppression.firstEnd().isPresent()).isEqualTo(isQuiet);
    }

    @Test
    void ofSeveralSilencesTheOneThatLastsLongestIsNamed() {
        Suppression suppression = decision.sorted(
                "live",
                "confirmed",
                silence("sil_1", "one", TOMORROW.plusSeconds(1)),
                silence("sil_2", "one", TOMORROW.plusSeconds(1)),
                silence("sil_3", "one", TOMORROW.minusSeconds(1)));

        assertThat(onlyHeld(suppression).reason())
                .isEqualTo("silenced by sil_2 of mira until 2023-12-27T08:00:01Z: planned talks");
        assertThat(suppression.firstEnd()).contains(TOMORROW.plusSeconds(1));
    }

    @Test
    void aSilenceAboutAnotherPolicyOrSectorKeepsNothingQuiet() {
        Silence ofEnergy = new Silence(
                "sil_2",
                new Silence.Subject(Optional.empty(), Optional.empty(), Optional.of("energy"), Optional.empty()),
                "mira",
                "planned talks",
                NOW,
                TOMORROW);

        Suppression suppression = decision.sorted("live", "confirmed", silence("sil_1", "other", TOMORROW), ofEnergy);

        assertThat(suppression.speaking()).containsExactly(match);
    }

    @ParameterizedTest(name = "{0}, {1}, silenced: {2}")
    @CsvSource({
        "exercise, false-positive, IS_CORRECTED",
        "live, false-positive, IS_WITHDRAWN",
        "live, confirmed, STAYS",
    })
    void theReasonForTheWholeIncidentComesFirst(String mode, String determination, ToldBefore toldBefore) {
        HeldBackMatch held = onlyHeld(decision.sorted(mode, determination, silence("sil_1", "one", TOMORROW)));

        assertThat(held.toldBefore()).isEqualTo(toldBefore);
    }

    @Test
    void whatIsMutedOrOnTrialIsHeldBackWithItsReason() {
        Suppression suppression = aDecision()
                .muting(aPolicy("muted").match("cause"), "louder")
                .onTrial(aPolicy("tried").match("cause"))
                .sorted("live", "confirmed", silence("sil_1", "muted", TOMORROW));

        assertThat(suppression.held())
                .extracting(HeldBackMatch::reason)
                .containsExactly("muted by louder", "the policy is on trial (shadow) and alerts nobody");
        assertThat(suppression.firstEnd()).isEmpty();
    }
}
