package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.raised;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.alert.evaluation.APolicy.line;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.evaluation.PolicyFailures.Untold;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision.Failed;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.Truth;

class PolicyFailuresTest {

    private static final Instant IN_AN_HOUR = NOW.plus(Duration.ofHours(1));

    private final Failed failed = aPolicy("one").failed();
    private final ReportedFailure reported = APolicy.reported(failed.policy());
    private final Match match = aPolicy("one").match("cause");

    private static PolicyFailures.Outcome outcome(ADecision decision, Note... before) {
        return outcome(decision, decision.sorted(), before);
    }

    private static PolicyFailures.Outcome outcome(ADecision decision, Suppression suppression, Note... before) {
        return new PolicyFailures(Set.of(before), decision.build(), suppression, Handling.FULL)
                .outcome(now(), List.of());
    }

    private static PolicyFailures.Outcome outcome(ADecision decision, Handling handling, Note... before) {
        return new PolicyFailures(Set.of(before), decision.build(), decision.sorted(), handling)
                .outcome(now(), List.of());
    }

    /** What the next evaluation knows if all were told. */
    private static Set<Note> remembered(PolicyFailures.Outcome outcome) {
        return Stream.concat(
                        outcome.notes().stream(), outcome.due().stream().map(failure -> failure.reported(name -> true)))
                .collect(Collectors.toSet());
    }

    private PolicyFailures.Outcome evaluated(ADecision decision, Snapshot now, Alert... changed) {
        return new PolicyFailures(Set.of(reported), decision.build(), decision.sorted(), Handling.FULL)
                .outcome(now, List.of(changed));
    }

    /** The incident with its alerts. */
    private static Snapshot now(Alert... alerts) {
        return new Snapshot(
                anIncident().build(),
                EvaluationState.NONE,
                List.of(alerts),
                Optional.empty(),
                StoredReview.EMPTY,
                List.of());
    }

    /** The same where the ministry was told of these. */
    private static Snapshot told(Alert... alerts) {
        Set<AlertId> ids = Stream.of(alerts).map(Alert::id).collect(Collectors.toSet());
        AudienceState mfa = AudienceState.none(
                        ADecision.INCIDENT, Recipient.of("mfa"), Track.REAL, new Campaign("", NOW))
                .told(new Belief(IncidentFacts.NONE, Map.of(), ids, Set.of(), Severity.HIGH), "ntf_1");
        return now(alerts).withAudiences(List.of(mfa));
    }

    @Test
    void failuresAreToldOnceMostSevereFirstAndLookedAtAgainWithinTheHour() {
        Failed grave = aPolicy("two").severity(Severity.CRITICAL).failed();
        ADecision decision = aDecision().failing(failed).failing(grave);

        PolicyFailures.Outcome first = outcome(decision);
        PolicyFailures.Outcome second = outcome(decision, remembered(first).toArray(Note[]::new));

        assertThat(first.due()).extracting(Untold::failed).containsExactly(grave, failed);
        assertThat(remembered(first)).containsExactlyInAnyOrder(reported, APolicy.reported(grave.policy()));
        assertThat(first.again()).contains(IN_AN_HOUR);
        assertThat(second.due()).isEmpty();
        assertThat(remembered(second)).isEqualTo(remembered(first));
        assertThat(second.again()).contains(IN_AN_HOUR);
    }

    @Test
    void anotherVersionThatFailsIsToldAgainAndReplacesTheEarlierOne() {
        Failed next = aPolicy("one").version(2).failed();

        PolicyFailures.Outcome outcome = outcome(aDecision().failing(next), reported);

        assertThat(outcome.due()).extracting(Untold::failed).containsExactly(next);
        assertThat(remembered(outcome)).containsExactly(APolicy.reported(next.policy()));
    }

    @Test
    void whoeverWasToldOfTheFailureOfADutyThatIsNotOwedHearsWhy() {
        ADecision decision = aDecision().matching(match, aPolicy("two").match("cause"));
        Suppression suppression = Suppression.of(
                anIncident().build().report(),
                decision.build(),
                new Suppression.Quiet(
                        List.of(), Map.of(failed.policy().id(), "not-owed: too late", new PolicyId("two"), "other")),
                ADecision.SETTINGS);

        assertThat(outcome(decision, suppression, reported).settled())
                .containsExactly(new ReportedFailure.Settled(reported, "not-owed: too late"));
    }

    static Stream<Arguments> quiet() {
        ADecision plain = aDecision().failing(aPolicy("one").failed());
        ADecision muted = aDecision().failing(aPolicy("one").failedMutedBy("louder"));
        ADecision onTrial = aDecision().failing(aPolicy("one").onTrial().failed());
        return Stream.of(
                Arguments.of("a policy that would be muted", muted, muted.sorted()),
                Arguments.of("a policy on trial", onTrial, onTrial.sorted()),
                Arguments.of("a backfill", plain, plain.sorted("backfill", "confirmed")),
                Arguments.of("a false alarm", plain, plain.sorted("live", "false-positive")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quiet")
    void whatAlertsNobodyTellsNobodyOfItsFailure(String why, ADecision decision, Suppression suppression) {
        PolicyFailures.Outcome outcome = outcome(decision, suppression);

        assertThat(outcome.due()).isEmpty();
        assertThat(outcome.notes()).isEmpty();
        assertThat(outcome.again()).isEmpty();
    }

    @ParameterizedTest(name = "a silence of {0} s: look again after {1} s")
    @CsvSource({"3599, 3599", "3601, 3600"})
    void aSilencedFailureIsLookedAtAgainWhenTheSilenceEndsOrWithinTheHour(long silence, long again) {
        ADecision decision = aDecision().failing(failed);

        PolicyFailures.Outcome outcome = outcome(
                decision, decision.sorted("live", "confirmed", silence("sil_1", "one", NOW.plusSeconds(silence))));

        assertThat(outcome.due()).isEmpty();
        assertThat(outcome.again()).contains(NOW.plusSeconds(again));
    }

    @Test
    void underRedNothingIsTold() {
        assertThat(outcome(aDecision().failing(failed), Handling.WITHHELD).due())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"WITHHELD", "POINTER"})
    void whatAMessageCannotNameIsNotSettledAndStaysOpen(Handling handling) {
        PolicyFailures.Outcome outcome = outcome(aDecision().notMatching("one"), handling, reported);

        assertThat(outcome.settled()).isEmpty();
        assertThat(outcome.closed()).isEmpty();
        assertThat(outcome.notes()).containsExactly(reported);
    }

    @Test
    void whatWasOnlyPointedToIsPointedToOnceAndToldWhenTheLabelIsLowered() {
        ADecision decision = aDecision().failing(failed);
        Untold pointed = outcome(decision, Handling.POINTER).due().iterator().next();
        ReportedFailure nobody = pointed.reported(name -> false);

        assertThat(pointed.untold()).containsExactly("mfa");
        assertThat(outcome(decision, Handling.POINTER, nobody).due()).isEmpty();
        assertThat(outcome(decision, Handling.POINTER, nobody).notes()).containsExactly(nobody);
        assertThat(outcome(decision, Handling.FULL, nobody).due()).containsExactly(pointed);
        assertThat(outcome(aDecision().notMatching("one"), nobody).settled()).isEmpty();
    }

    @Test
    void whoIsLeftForTheNextRoundIsToldThenAndNobodyTwice() {
        Failed shared = aPolicy("one").audience("mfa", "legal").failed();
        Untold first = outcome(aDecision().failing(shared)).due().iterator().next();

        Untold second = outcome(aDecision().failing(shared), first.reported("mfa"::equals))
                .due()
                .iterator()
                .next();

        assertThat(first.untold()).containsExactly("mfa", "legal");
        assertThat(second.untold()).containsExactly("legal");
        assertThat(second.reported(name -> true).audience()).containsExactly("mfa", "legal");
    }

    static Stream<Arguments> settled() {
        ADecision notTrue = aDecision().notMatching("one", line("severity", Truth.FALSE));
        ADecision failing = aDecision().failing(aPolicy("one").failed());
        return Stream.of(
                Arguments.of(notTrue, notTrue.sorted(), "not true: severity is at most 2 (now: 4)"),
                Arguments.of(
                        failing,
                        failing.sorted("live", "false-positive"),
                        "the incident was a false alarm (false-positive)"),
                Arguments.of(
                        failing,
                        failing.sorted("backfill", "confirmed"),
                        "backfill: decided and recorded, sent to nobody"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("settled")
    void whereNothingIsLeftToJudgeThoseWhoWereToldHearWhyOnce(
            ADecision decision, Suppression suppression, String reason) {
        PolicyFailures.Outcome outcome = outcome(decision, suppression, reported);

        assertThat(outcome.settled()).containsExactly(new ReportedFailure.Settled(reported, reason));
        assertThat(outcome.notes()).isEmpty();
    }

    @Test
    void aChangeThatWasNotRepeatedIsNotKnownToBeOver() {
        PolicyFailures.Outcome outcome = outcome(aDecision().notRepeating("one"), reported);

        assertThat(outcome.settled()).isEmpty();
        assertThat(outcome.notes()).containsExactly(reported);
    }

    @Test
    void whatHoldsUnderASilenceStaysOpenUntilItEnds() {
        ADecision decision = aDecision().matching(match);

        PolicyFailures.Outcome outcome =
                outcome(decision, decision.sorted("live", "confirmed", silence("sil_1", "one", IN_AN_HOUR)), reported);

        assertThat(outcome.settled()).isEmpty();
        assertThat(outcome.notes()).containsExactly(reported);
    }

    @Test
    void whatHoldsIsRaisedOrStandsAndSpeaksForItself() {
        Match asking = aPolicy("one").step("Ask", "mfa", "PT4H").match("cause");
        Alert open = raised(asking, NOW);

        assertThat(evaluated(aDecision().matching(asking), now(open), open).settled())
                .isEmpty();
        assertThat(evaluated(aDecision().matching(asking), now(open)).settled()).isEmpty();
        assertThat(evaluated(aDecision().matching(match), told(raised(match, NOW)))
                        .settled())
                .isEmpty();
    }

    @Test
    void whoeverHasNothingToDoForWhatHoldsAndWasNotToldOfItIsToldSo() {
        Alert open = raised(match, NOW);

        assertThat(evaluated(aDecision().matching(match), now(open), open).settled())
                .containsExactly(new ReportedFailure.Settled(reported, "none of its steps is yours"));
    }

    @Test
    void whoseStepIsNotRecommendedIsToldSo() {
        Failed wider = aPolicy("one")
                .step("Ask", "mfa", "PT4H")
                .step("Write", "csirt", "PT4H")
                .failed();
        ADecision narrower =
                aDecision().matching(aPolicy("one").step("Ask", "mfa", "PT4H").match("cause"));
        Alert open = raised(aPolicy("one").step("Ask", "mfa", "PT4H").match("cause"), NOW);

        PolicyFailures.Outcome outcome = new PolicyFailures(
                        Set.of(APolicy.reported(wider.policy())), narrower.build(), narrower.sorted(), Handling.FULL)
                .outcome(now(open), List.of(open));

        assertThat(outcome.settled()).singleElement().satisfies(settled -> {
            assertThat(settled.failure().audience()).containsExactly("csirt");
            assertThat(settled.reason()).isEqualTo("none of its steps is yours");
        });
    }

    @Test
    void anAlertThatStoodSpeaksForItselfToWhomItWasToldButNotOneThatWasOnlyRecorded() {
        ADecision decision = aDecision().notMatching("one");
        Alert over = raised(match, NOW).in(AlertState.WITHDRAWN, "no longer true", NOW);

        assertThat(evaluated(decision, told(over), over).settled()).isEmpty();
        assertThat(evaluated(decision, now(over), over).settled())
                .containsExactly(new ReportedFailure.Settled(reported, "its conditions do not hold"));
    }

    @Test
    void forOperatorsThatCannotBeReachedTheCsirtIsAskedAndHearsWhatBecameOfIt() {
        ADecision failing = aDecision()
                .failing(aPolicy("one")
                        .audience()
                        .step("Isolate", "operator", "PT4H")
                        .failed());
        Note asked = remembered(outcome(failing)).iterator().next();

        PolicyFailures.Outcome outcome = outcome(aDecision().notMatching("one"), asked);

        assertThat(outcome.settled())
                .singleElement()
                .satisfies(settled -> assertThat(settled.failure().audience()).containsExactly("csirt"));
    }

    @Test
    void whoeverKnowsOnlyOfAnotherAlertIsToldAndOnlyItsOwnReasonCounts() {
        Alert other = raised(aPolicy("two").match("cause"), NOW);
        Alert over = raised(match, NOW).in(AlertState.WITHDRAWN, "no longer true", NOW);
        Snapshot knowing = told(other).withAlerts(List.of(other, over));
        ADecision muting = aDecision().matching(match).muting(aPolicy("two").match("cause"), "louder");
        Alert open = raised(match, NOW);

        assertThat(evaluated(aDecision().notMatching("one"), knowing, over).settled())
                .containsExactly(new ReportedFailure.Settled(reported, "its conditions do not hold"));
        assertThat(evaluated(muting, now(open), open).settled())
                .containsExactly(new ReportedFailure.Settled(reported, "none of its steps is yours"));
    }

    @Test
    void whoeverIsToHearByATaskOrInTheNextRoundStillWaitsForAnAnswer() {
        Match asking = aPolicy("one").step("Ask", "mfa", "PT4H").match("cause");
        ADecision decision = aDecision().matching(asking);
        Alert open = raised(asking, NOW);
        ReportedFailure both = ReportedFailure.of(asking.policy(), List.of("mfa", "legal"));

        assertThat(unheard(decision, now(open), both, Set.of())).containsExactly(both.to("mfa"::equals));
        assertThat(unheard(decision, told(open), both, Set.of())).isEmpty();
        assertThat(unheard(decision, told(open), both, Set.of("legal"))).containsExactly(both.to("legal"::equals));
    }

    private static List<ReportedFailure> unheard(
            ADecision decision, Snapshot now, ReportedFailure closed, Set<String> left) {
        return new SettledFailures(decision.build(), decision.sorted(), now, List.of()).unheard(List.of(closed), left);
    }
}
