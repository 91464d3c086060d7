package org.policyalerts.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.testing.Samples;

class CompiledBookTest {

    private static final String GAP = """
            - determination: {not: false-positive}
            - any:
                - targets:
                    infrastructureClass: [not-classified, unknown]
                    sector: [government, telecommunications]
                - impact.usersExposed: {atLeast: 100000}
            """;

    private static final String TELECOM = """
            determination: confirmed
            timeline: {occurredAt: 2023-12-25}
            targets:
              - {name: One Albania, country: AL, sector: telecommunications, infrastructureClass: not-classified}
              - {name: Ministry, country: AL, sector: government, infrastructureClass: critical}
            """;

    private final CompiledBook book = Samples.book(Samples.policy("classification-gap", GAP));

    @Test
    void listsItsPoliciesByIdAndFindsThem() {
        CompiledBook two = Samples.book(Samples.policy("b", GAP), Samples.policy("a", GAP, "mode: retired"));

        assertThat(two.policies()).extracting(Policy::id).containsExactly(new PolicyId("a"), new PolicyId("b"));
        assertThat(two.find(new PolicyId("b"))).contains(two.policies().get(1));
        assertThat(two.find(new PolicyId("c"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}, severity {1} then {2}: stands {3}")
    @CsvSource({
        "changed: {severity: lowered}, 3, 3, true",
        "changed: {severity: lowered}, 3, 4, false",
        "any: [changed: {severity: lowered}], 3, 3, true",
        "severity: 1, 3, 3, false"
    })
    void knowsWhatAnEarlierChangeRaised(String condition, int before, int now, boolean stands) {
        Facts facts = Samples.facts("{determination: confirmed, severity: %d}".formatted(now));
        Optional<Report> previous = Optional.of(new Report(Samples.tree("severity: " + before)));

        Decision decision = Samples.book(Samples.policy("changed", "- " + condition))
                .decide(new Facts(facts.incident(), previous, List.of(), facts.now()));

        assertThat(decision.notMatched())
                .singleElement()
                .extracting(Decision.NotMatched::stands)
                .isEqualTo(stands);
    }

    @Test
    void saysInWordsWhyAPolicyHolds() {
        Decision decision = book.decide(Samples.facts(TELECOM));

        assertThat(decision.matched()).singleElement().satisfies(match -> assertThat(match.because())
                .containsExactly(
                        new TraceLine("determination is not false-positive", "confirmed", "determination", Truth.TRUE),
                        new TraceLine(
                                "infrastructure class is not-classified or unknown",
                                "One Albania: not-classified",
                                "targets.infrastructureClass",
                                Truth.TRUE),
                        new TraceLine(
                                "target sector is government or telecommunications",
                                "One Albania: telecommunications",
                                "targets.sector",
                                Truth.TRUE)));
    }

    @Test
    void asksForWhatItLacks() {
        Decision decision = book.decide(Samples.facts("determination: confirmed\ntimeline: {occurredAt: 2023}"));

        assertThat(decision.unknown()).singleElement().satisfies(unknown -> assertThat(unknown.missing())
                .containsExactly("targets", "impact.usersExposed"));
    }

    @Test
    void saysWhichConditionFails() {
        Decision decision = book.decide(Samples.facts(TELECOM.replace("confirmed", "false-positive")));

        assertThat(decision.notMatched()).singleElement().satisfies(not -> assertThat(not.because())
                .containsExactly(new TraceLine(
                        "determination is not false-positive", "false-positive", "determination", Truth.FALSE)));
    }

    @Test
    void saysWhatIsNotCertain() {
        CompiledBook known = Samples.book(
                Samples.policy("known", "- certain:\n    - determination: confirmed\n    - motive.primary: revenge"));
        CompiledBook unclaimed = Samples.book(Samples.policy(
                "unclaimed", "- none:\n    - certain:\n        - claims: {status: [active, corroborated]}"));

        assertThat(known.decide(Samples.facts(TELECOM)).notMatched())
                .singleElement()
                .satisfies(not -> assertThat(not.because())
                        .containsExactly(new TraceLine(
                                "primary motive is revenge", "not given", "motive.primary", Truth.UNKNOWN)));
        assertThat(unclaimed.decide(Samples.facts(TELECOM)).matched())
                .singleElement()
                .satisfies(match -> assertThat(match.because())
                        .containsExactly(new TraceLine(
                                "not certain that a claim with claim status is active or corroborated",
                                "not given",
                                "claims",
                                Truth.TRUE)));
    }
}
