package org.policyalerts.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.digest.Digest.Due;
import org.policyalerts.alert.digest.DigestStore.Standing;
import org.policyalerts.incident.IncidentId;

/** For a digest of the ministry. */
class DigestStepsTest {

    private static final Instant NOW = Instant.parse("2023-12-27T06:00:00Z");
    private static final Instant PAST = NOW.minusSeconds(3_600);

    /** Incident 1 is green, 2 is amber, and 3 must not be named. */
    private static final Map<String, String> LABELS = Map.of("1", "green", "2", "amber");

    private static DigestSteps steps(AnAlert... alerts) {
        Standing standing =
                new Standing(Arrays.stream(alerts).map(AnAlert::build).toList(), List.of(), Map.of(), true);
        DigestPeriod period = new DigestPeriod(DigestPeriod.Kind.DAILY, LocalDate.parse("2023-12-27"));
        Function<IncidentId, Optional<String>> labels = id ->
                Optional.ofNullable(LABELS.get(id.value().substring(id.value().length() - 1)));
        return DigestSteps.of(new Digest(period, "mfa", standing, List.of(), NOW), labels);
    }

    private static List<String> actions(List<List<Due>> groups) {
        return groups.stream().map(alike -> alike.get(0).action()).toList();
    }

    /** An alert that asks the ministry for steps called 0, 1 and so on, a second apart. */
    private static AnAlert asking(int number, Instant from) {
        AnAlert alert = anAlert("many");
        IntStream.range(0, number).forEach(i -> alert.step("" + i, "mfa", from.plusSeconds(i)));
        return alert;
    }

    @Test
    void aStepThatSeveralIncidentsAskForIsNamedOnceWithAllOfThem() {
        DigestSteps steps = steps(
                anAlert("one").of(1).step("Call them", "mfa", PAST),
                anAlert("one").of(2).step("Call them", "mfa", PAST),
                anAlert("two").of(1).step("Call them", "comms", PAST));

        assertThat(steps.named()).extracting(List::size).containsExactly(2, 1);
        assertThat(steps.overdueOf("mfa")).isEqualTo(2);
        assertThat(steps.unnamed()).isZero();
    }

    @Test
    void fiveOverdueAreNamedAndTheOthersCounted() {
        assertThat(steps(asking(5, PAST)).unnamed()).isZero();
        assertThat(steps(asking(6, PAST)).unnamed()).isEqualTo(1);
        assertThat(actions(steps(asking(6, PAST)).named())).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void threeOfOursThatAreStillToComeAreNamed() {
        assertThat(actions(steps(asking(4, NOW)).next())).containsExactly("0", "1", "2");
        assertThat(steps(anAlert("one").step("Theirs", "comms", NOW)).next()).isEmpty();
    }

    @Test
    void aStepIsOverdueOnceItsTimeHasPassed() {
        assertThat(steps(asking(1, NOW)).overdue()).isEmpty();
        assertThat(steps(asking(1, NOW.minusSeconds(1))).overdue()).hasSize(1);
    }

    @Test
    void whatMustNotBeNamedIsCountedOnly() {
        DigestSteps steps = steps(anAlert("one").of(3).step("Secret", "mfa", PAST));

        assertThat(steps.overdue()).hasSize(1);
        assertThat(steps.named()).isEmpty();
        assertThat(steps.unnamed()).isEqualTo(1);
    }

    @Test
    void theDigestCarriesTheStrictestLabelOfTheIncidentsItNames() {
        assertThat(steps().label()).isEqualTo("green");
        assertThat(steps(anAlert("one").of(3).step("Secret", "mfa", PAST)).label())
                .isEqualTo("green");
        assertThat(steps(
                                anAlert("one").of(1).step("Call", "mfa", PAST),
                                anAlert("one").of(2).step("Go", "mfa", NOW))
                        .label())
                .isEqualTo("amber");
    }
}
