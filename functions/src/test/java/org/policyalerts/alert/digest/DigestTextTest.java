package org.policyalerts.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.policyalerts.alert.AnAlert.anAlert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.digest.DigestStore.Standing;
import org.policyalerts.text.TimeFormat;

/** For a daily digest of the ministry. */
class DigestTextTest {

    private static final Instant NOW = Instant.parse("2023-12-27T06:00:00Z");

    private static DigestText text(Standing standing, Optional<String> label) {
        DigestPeriod period = new DigestPeriod(DigestPeriod.Kind.DAILY, LocalDate.parse("2023-12-27"));
        Digest digest = new Digest(period, "mfa", standing, List.of(), NOW);
        return new DigestText(digest, DigestSteps.of(digest, id -> label), new TimeFormat(ZoneOffset.UTC));
    }

    private static DigestText text(Alert... open) {
        return text(new Standing(List.of(open), List.of(), Map.of(), true), Optional.of("amber"));
    }

    private static AnAlert asking(String owner, int seconds) {
        return anAlert("one").step("Call them", owner, NOW.plusSeconds(seconds));
    }

    static Stream<Arguments> firsts() {
        return Stream.of(
                arguments("You, OVERDUE since 27 Dec 05:59: Call them", asking("mfa", -60)),
                arguments("You, by 27 Dec 06:00: Call them", asking("mfa", 0)),
                arguments(
                        "You, by 27 Dec 06:01: Prepare",
                        asking("comms", -60).step("Prepare", "mfa", NOW.plusSeconds(60))),
                arguments("Not yours; comms, OVERDUE since 27 Dec 05:59: Call them", asking("comms", -60)),
                arguments("First: nothing is overdue.", asking("comms", 60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("firsts")
    void tellsWhatTheReaderIsToDoFirst(String first, AnAlert alert) {
        assertThat(text(alert.build()).body().lines()).element(3).isEqualTo(first);
    }

    @Test
    void whatIsOverdueAndMustNotBeNamedIsToBeReadWhenSignedIn() {
        Standing standing = new Standing(List.of(asking("mfa", -60).build()), List.of(), Map.of(), true);
        DigestText text = text(standing, Optional.empty());

        assertThat(text.body())
                .contains("Steps overdue: yours 1", "First: sign in, what is overdue is restricted.", "And 1 more;")
                .doesNotContain("Call them", "inc_");
    }

    @Test
    void aQuietDayIsSaidToBeOne() {
        assertThat(text().subject()).isEqualTo("[INFO] Daily digest 2023-12-27: nothing waits (mfa)");
        assertThat(text().body()).contains("Nothing waits for you;", "Oldest not acknowledged: none.");
    }

    @Test
    void whatIsParkedIsToldAndNoDayIsQuietWithIt() {
        DigestText text = text(new Standing(List.of(), List.of(), Map.of("mfa", 2), true), Optional.empty());

        assertThat(text.subject()).doesNotContain("nothing waits");
        assertThat(text.body()).contains("NOT DELIVERED to you: 2 messages;").doesNotContain("Nothing waits");
    }

    @Test
    void numbersThatMayBeHigherAreSaidToBeLowerBounds() {
        DigestText text = text(
                new Standing(List.of(asking("mfa", 60).build()), List.of(), Map.of(), false), Optional.of("green"));

        assertThat(text.subject()).contains("at least 1 open, 1 not acknowledged");
        assertThat(text.body()).contains("Open alerts: at least 1.", "the numbers are lower bounds.");
        assertThat(text(asking("mfa", 60).build()).body()).doesNotContain("at least", "lower bounds");
    }
}
