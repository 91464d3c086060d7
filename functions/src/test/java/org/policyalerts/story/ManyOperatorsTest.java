package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.delivery.OutboundMessage;

/** One report about more operators than one transaction tells. */
class ManyOperatorsTest {

    private static final int OPERATORS = 60;

    private static final String ISOLATE = """
            id: isolate
            version: 1
            title: Isolate what is hit
            severity: high
            when:
              - severity: {atLeast: 2}
            recommend:
              - {do: Isolate it, owner: operator, within: PT4H}
            why: It spreads.
            tests:
              - {name: hit, given: events/report-one-albania.json, expect: match}
              - {name: no, given: events/report-one-albania.json, with: {severity: 1}, expect: no-match}
            """;

    private static final String SILENT = """
            id: silent
            version: 1
            title: Nobody has said how far it reaches
            severity: high
            when:
              - impact.scope: unknown
            clock: {kind: wait, from: receivedAt, due: PT48H, remind: PT4H}
            recommend:
              - {do: Say how far it reaches, owner: operator, within: PT4H}
            why: Two days are enough.
            tests:
              - {name: unknown, given: events/report-parliament.json, expect: match}
              - {name: known, given: events/report-parliament.json, with: {impact: {scope: known}}, expect: no-match}
            """;

    private static Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
        report.put(
                "targets",
                IntStream.range(0, OPERATORS)
                        .mapToObj(i -> Map.<String, Object>of(
                                "name", "Plant " + i,
                                "country", "AL",
                                "sector", "energy",
                                "infrastructureClass", "critical",
                                "confirmation", "victim",
                                "organisation", "Plant, No. " + i))
                        .toList());
        return report;
    }

    private static List<String> told(Chain chain) {
        return chain.published.stream().map(OutboundMessage::audience).toList();
    }

    @Test
    void areAllToldAtOnce() {
        Chain chain = Chain.withBook(Map.of("isolate", ISOLATE));

        chain.submit(report());

        assertThat(told(chain)).hasSize(OPERATORS).doesNotHaveDuplicates();
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();
        assertThat(told(chain)).hasSize(OPERATORS);
    }

    @Test
    void areAllWarnedOnceOfAWaitThatIsNearlyOver() {
        Chain chain = Chain.withBook(Map.of("silent", SILENT));
        chain.submit(report());
        assertThat(chain.published).isEmpty();

        chain.clock.advance(Duration.ofHours(44));
        chain.review();
        assertThat(told(chain)).hasSize(OPERATORS).doesNotHaveDuplicates();
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();

        assertThat(told(chain)).hasSize(OPERATORS);
    }
}
