package org.policyalerts.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.testing.Samples;

/** Whether the claimants or actors of two incidents are one, by the table that ships. */
class SameNameTest {

    private static final EngineSettings SETTINGS =
            new EngineSettings("AL", Samples.TIRANE, ClaimantTable.shipped(), LegalPack.EMPTY);

    @ParameterizedTest(name = "{0} in {1} and {2} in {3}: {4}")
    @CsvSource({
        "Homeland Justice, AL, HLJ, XK, true",
        "Karma, AL, karma!, XK, true",
        "Karma, AL, Karma Below, AL, false",
        "Karma Below, AL, Karma, AL, false",
        "Anonymous, AL, Anonymous Collective, AL, true",
        "Anonymous, AL, Anonymous, XK, false",
        "Anonymous, ZZ, Anonymous, ZZ, false",
        "Anonymous, AL, Anonymous Sudan, AL, false",
    })
    void claimantsAndActorsAreOne(String one, String country, String other, String otherCountry, boolean isOne) {
        assertThat(isRepeat("claimant", incident(1, one, country), incident(2, other, otherCountry)))
                .isEqualTo(isOne);
        assertThat(isRepeat("actor", incident(1, one, country), incident(2, other, otherCountry)))
                .isEqualTo(isOne);
    }

    private static boolean isRepeat(String same, Incident incident, Incident other) {
        CheckedPolicy policy =
                Samples.policy("again", "- history: {same: %s, within: P24M, count: {atLeast: 1}}".formatted(same));
        Facts facts = new Facts(
                incident, Optional.empty(), List.of(IncidentSummary.of(other, SETTINGS.claimants())), Samples.NOW);
        return !CompiledBook.compile(List.of(policy), SETTINGS)
                .decide(facts)
                .matched()
                .isEmpty();
    }

    private static Incident incident(int number, String name, String country) {
        Report report = new Report(Samples.tree("""
                reference: r%d
                title: A report
                tlp: green
                mode: live
                determination: confirmed
                severity: 3
                timeline: {occurredAt: 2023-12-25}
                targets: [{name: T%d, country: %s, sector: energy}]
                claims: [{claimant: "%s", status: active}]
                attribution: {status: claimed, assessments: [{by: B, actor: "%s", status: active}]}
                """.formatted(number, number, country, name, name)));
        return Samples.incident(number, report, Samples.NOW);
    }
}
