package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.news.NewsWorld.NOON;
import static org.policyalerts.alert.news.NewsWorld.state;
import static org.policyalerts.alert.news.NewsWorld.task;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Silence.Subject;
import org.policyalerts.alert.Task;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

/** A silence from noon to three about a task of incident 1, which Homeland Justice claims. */
class SilencedTasksTest {

    private static final Instant THREE = NOON.plus(Duration.ofHours(3));
    private static final Subject POLICY = new Subject(
            Optional.of(new PolicyId("repeat-claimant")), Optional.empty(), Optional.empty(), Optional.empty());

    private final NewsWorld world = new NewsWorld();
    private final Task task = task(1, Severity.HIGH, NOON.minus(Duration.ofHours(3)), null);

    @BeforeEach
    void report() {
        world.incident(anIncident().number(1).claimedBy("Homeland Justice"));
    }

    private static Silence silence(String id, Subject subject, Instant until) {
        return new Silence(id, subject, "mira", "talks", NOON, until);
    }

    private Instant after(Instant moment, Silence... silences) {
        return new SilencedTasks(List.of(silences), world.incidents, ClaimantTable.shipped()).after(moment, task);
    }

    @ParameterizedTest(name = "what is due {0} minutes after noon is said {1} minutes after noon")
    @CsvSource({"-1, -1", "0, 180", "179, 180", "180, 180", "181, 181"})
    void whatIsDueMeanwhileIsSaidWhenItEnds(int due, int said) {
        assertThat(after(NOON.plus(Duration.ofMinutes(due)), silence("sil_1", POLICY, THREE)))
                .isEqualTo(NOON.plus(Duration.ofMinutes(said)));
    }

    @ParameterizedTest(name = "about claimant {0}, sector {1}: {2}")
    @CsvSource({"HLJ,, true", "Somebody,, false", ",legislature, true", ",energy, false", "HLJ,energy, false"})
    void onlyWhatTheSilenceIsAboutWaits(String claimant, String sector, boolean isSilenced) {
        Subject subject = new Subject(
                Optional.empty(), Optional.ofNullable(claimant), Optional.ofNullable(sector), Optional.empty());

        assertThat(after(NOON, silence("sil_1", subject, THREE))).isEqualTo(isSilenced ? THREE : NOON);
    }

    @Test
    void otherPoliciesDoNotWait() {
        Subject other =
                new Subject(Optional.of(new PolicyId("other")), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(after(NOON, silence("sil_1", other, THREE))).isEqualTo(NOON);
    }

    @Test
    void ofSeveralTheOneThatLastsLongestCounts() {
        Instant five = NOON.plus(Duration.ofHours(5));

        assertThat(after(NOON, silence("sil_1", POLICY, THREE), silence("sil_2", POLICY, five)))
                .isEqualTo(five);
    }

    @Test
    void nobodyIsRemindedUntilItEndsAndThenOnce() {
        world.store(world.told(state(1, task)));
        world.silences.add(silence("sil_1", POLICY, THREE));

        world.remind(NOON.plus(Duration.ofHours(1)), 1);

        assertThat(world.queued()).isEmpty();
        assertThat(world.storedTask(1).reminders()).isZero();
        assertThat(world.stored(1).next()).contains(THREE);
        world.remind(THREE, 1);
        world.remind(THREE.plusSeconds(300), 1);
        assertThat(world.queued()).hasSize(1);
    }
}
