package org.policyalerts.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.testing.Samples;

/** Two other incidents by the same claimant have been read; there may be older ones. */
class HistoryLimitsTest {

    private static final String OURS = """
            {mode: live, tlp: green, determination: confirmed, timeline: {occurredAt: 2023-12-25},
             claims: [{claimant: HLJ, status: active}], targets: [{name: T, sector: health, country: AL}]}""";

    private static Report report(String yaml) {
        return Samples.facts(yaml).incident().report();
    }

    private static IncidentSummary other(int number, String occurredAt, String sector) {
        String yaml = OURS.replace("2023-12-25", occurredAt)
                .replace("health", sector)
                .replace("{mode", "{reference: R-%d, title: x, attribution: {status: claimed}, mode".formatted(number));
        return IncidentSummary.of(Samples.incident(number, report(yaml), Samples.NOW), ClaimantTable.shipped());
    }

    private static Facts facts(String wholeFrom) {
        Facts whole = Samples.facts(OURS);
        return whole.knowing(
                List.of(other(2, "2023-12-20", "energy"), other(3, "2023-12-19", "health")),
                Map.of(Shared.CLAIMANT, Instant.parse(wholeFrom)));
    }

    private static CompiledBook book(String history, String... more) {
        return Samples.book(Samples.policy("p", String.join("\n", more) + "\n- history: " + history));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{same: claimant, within: P24M, count: {atLeast: 2}} | false",
                "{same: claimant, within: P24M, count: {atLeast: 3}} | true",
                "{same: claimant, within: P24M, count: {exactly: 2}} | true",
                "{same: claimant, within: P24M, count: {exactly: 1}} | false",
                "{same: claimant, within: P24M, count: {below: 2}} | false",
                "{same: claimant, within: P24M, count: {below: 3}} | true",
                "{same: claimant, within: P3D, count: {atLeast: 3}} | false",
                "{same: claimant, within: P24M, distinct: {sector: {atLeast: 2}}} | false",
                "{same: claimant, within: P24M, distinct: {sector: {atLeast: 3}}} | true",
                "{same: claimant, within: P24M, where: {sector: [energy]}, count: {atLeast: 2}} | true",
                "{same: country, within: P24M, count: {atLeast: 3}} | false"
            })
    void olderOnesAreWantedAsLongAsTheyMightChangeTheResult(String history, boolean isWanted) {
        Facts facts = facts("2023-12-18T23:00:00Z");

        assertThat(book(history).needsMore(Shared.CLAIMANT, facts)).isEqualTo(isWanted);
        assertThat(book(history).decide(facts).historyCut()).isEqualTo(isWanted ? List.of(Shared.CLAIMANT) : List.of());
    }

    @Test
    void nothingOlderIsWantedWhereAPolicyDoesNotHoldAnyhow() {
        String third = "{same: claimant, within: P24M, count: {atLeast: 3}}";
        Facts facts = facts("2023-12-18T23:00:00Z");

        assertThat(book(third, "- determination: suspected").needsMore(Shared.CLAIMANT, facts))
                .isFalse();
        assertThat(book(third, "- determination: confirmed").needsMore(Shared.CLAIMANT, facts))
                .isTrue();
        assertThat(book("{same: claimant, within: P24M, count: {atLeast: 3}}")
                        .needsMore(Shared.CLAIMANT, Samples.facts(OURS)))
                .as("where all has been read")
                .isFalse();
    }

    private static Optional<String> saw(String history) {
        Decision decision = book(history).decide(facts("2023-12-18T23:00:00Z"));
        return decision.matched().stream()
                .flatMap(match -> match.because().stream())
                .map(TraceLine::saw)
                .findFirst()
                .or(() -> decision.notMatched().get(0).because().stream()
                        .map(TraceLine::saw)
                        .findFirst());
    }

    @Test
    void theTraceSaysHowFarItLooked() {
        assertThat(saw("{same: claimant, within: P24M, count: {atLeast: 2}}"))
                .hasValueSatisfying(saw -> assertThat(saw).isEqualTo("at least 2 others"));
        assertThat(saw("{same: claimant, within: P24M, count: {below: 5}}"))
                .hasValueSatisfying(saw -> assertThat(saw).isEqualTo("2 others, older ones not looked at"));
        assertThat(saw("{same: claimant, within: P24M, where: {sector: [drinking-water]}, count: {atLeast: 1}}"))
                .contains("no others, older ones not looked at");
        assertThat(saw("{same: claimant, within: P5D, count: {atLeast: 1}}"))
                .hasValueSatisfying(saw -> assertThat(saw).isEqualTo("1 other"));
    }
}
