package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SeedMessagesTest;

/** Exercises are a stream of their own: they never meet what really happened. */
class ExerciseTest {

    private static Map<String, Object> exercise(String event) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree(event));
        report.put("mode", "exercise");
        return report;
    }

    @Test
    void withoutATopicOfTheirOwnTheyAreRecordedAndAlertNobody() {
        Chain chain = new Chain();

        IncidentId id = chain.submit(exercise("report-one-albania.json"));

        assertThat(chain.published).isEmpty();
        assertThat(chain.alerts(id, AlertState.SUPPRESSED))
                .isNotEmpty()
                .allMatch(alert -> "exercise: decided and recorded, sent to nobody".equals(alert.note()));
    }

    @Test
    void everyMessageSaysThatItIsOneInItsKindSubjectFirstLineAndLastLines() {
        Chain chain = Chain.sendingExercises();

        IncidentId id = chain.submit(exercise("report-one-albania.json"));
        chain.change(id, Map.of("determination", "false-positive"));

        chain.clock.advance(Duration.ofHours(12));
        chain.review();

        assertThat(chain.published).hasSizeGreaterThan(10).allSatisfy(message -> {
            assertThat(message.attributes()).containsEntry("kind", "exercise");
            assertThat(message.subject()).startsWith("[EXERCISE] [");
            assertThat(message.text()).startsWith("EXERCISE, not real");
            assertThat(message.text()).contains("EXERCISE EXERCISE EXERCISE: none of this has happened.");
            SeedMessagesTest.fitsItsMedium(message);
        });
    }

    @Test
    void whatReallyHappenedIsNoHistoryOfAnExerciseAndTheOtherWayRound() {
        Chain chain = Chain.sendingExercises();
        chain.submit("report-parliament.json");

        IncidentId played = chain.submit(exercise("report-one-albania.json"));
        IncidentId real = chain.submit("report-air-albania.json");
        assertThat(chain.matched(played)).doesNotContain("repeat-claimant", "several-sectors-one-claimant");
        assertThat(chain.matched(real)).contains("repeat-claimant");

        Map<String, Object> second = exercise("report-air-albania.json");
        second.put("reference", "EXERCISE/2");
        IncidentId alsoPlayed = chain.submit(second);
        assertThat(chain.matched(alsoPlayed)).contains("repeat-claimant", "several-sectors-one-claimant");
        assertThat(chain.matched(played)).contains("several-sectors-one-claimant");
    }

    @Test
    void theirAlertsAreInNoList() {
        Chain chain = Chain.sendingExercises();

        IncidentId id = chain.submit(exercise("report-one-albania.json"));

        assertThat(chain.alerts(id, AlertState.OPEN)).isNotEmpty();
        assertThat(chain.evaluations
                        .alerts(AlertState.OPEN, Optional.empty(), 100, Optional.empty())
                        .alerts())
                .isEmpty();
    }

    @Test
    void whatProvesToBeOneIsCorrectedWhereItWasToldAndPlayedOnItsOwnTrack() {
        Chain chain = Chain.sendingExercises();
        IncidentId id = chain.submit("report-one-albania.json");
        int alerted = chain.published.size();
        chain.published.clear();

        chain.change(id, Map.of("mode", "exercise"));
        chain.clock.advance(Duration.ofMinutes(15));
        chain.review();
        chain.change(id, Map.of("severity", 4L));

        assertThat(kinds(chain, "correction"))
                .hasSize(alerted)
                .allMatch(text ->
                        text.startsWith("CORRECTION. It is an exercise, not real. Do not use what you were told."));
        assertThat(kinds(chain, "exercise")).hasSizeGreaterThanOrEqualTo(alerted);
    }

    @Test
    void whatProvesToBeRealIsCorrectedOnBothTracksAndRaised() {
        Chain chain = Chain.sendingExercises();
        IncidentId id = chain.submit("report-one-albania.json");
        chain.change(id, Map.of("mode", "exercise"));
        chain.published.clear();

        chain.change(id, Map.of("mode", "live"));

        assertThat(kinds(chain, "exercise"))
                .isNotEmpty()
                .allMatch(text -> text.startsWith("EXERCISE, not real. CORRECTION. It is real."));
        assertThat(kinds(chain, "correction"))
                .isNotEmpty()
                .allMatch(text -> text.startsWith("CORRECTION. It is real."))
                .anyMatch(text -> text.contains("Prepare, without using it, an indirect channel"));
    }

    @Test
    void thePointerToOneStandsForNothingReal() {
        Chain chain = Chain.sendingExercises();
        Map<String, Object> played = exercise("report-one-albania.json");
        played.put("tlp", "red");
        chain.submit(played);

        Map<String, Object> real = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
        real.put("tlp", "red");
        chain.submit(real);

        assertThat(chain.published)
                .filteredOn(message -> message.notificationId().startsWith("ntf_red-"))
                .filteredOn(message -> message.audience().equals("csirt"))
                .extracting(message -> message.attributes().get("kind"))
                .containsExactly("exercise", "alert");
    }

    private static List<String> kinds(Chain chain, String kind) {
        return chain.published.stream()
                .filter(message -> kind.equals(message.attributes().get("kind")))
                .map(OutboundMessage::text)
                .toList();
    }

    @Test
    void theyEscalateAmongThemselves() {
        Chain chain = Chain.sendingExercises();
        chain.submit(exercise("report-one-albania.json"));
        int seen = chain.published.size();

        chain.clock.advance(Duration.ofDays(5));
        chain.review();

        assertThat(chain.published.subList(seen, chain.published.size()))
                .isNotEmpty()
                .allMatch(message -> "exercise".equals(message.attributes().get("kind")));
    }
}
