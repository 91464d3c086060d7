package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/** More incidents that share something than one decision looks at. */
@Tag("long")
class LongHistoryTest {

    private static final int LOOKED_AT = 1_000;

    private static final String REPEATED_SECTOR = """
            id: one
            version: 1
            title: The sector is hit again
            severity: high
            audience: [regulator]
            when:
              - determination: confirmed
              - history: {same: sector, within: P24M, count: {below: 5000}}
            recommend:
              - {do: Warn the sector, owner: regulator, within: P1D}
            why: Who is hit once is hit again.
            tests:
              - {name: first, given: events/report-one-albania.json, expect: no-match}
              - name: second
                given: events/report-one-albania.json
                history: [{given: events/report-one-albania.json, with: {timeline: {occurredAt: 2023-12-01}}}]
                expect: match
            """;

    private final Chain chain = Chain.withBook(Map.of("one", REPEATED_SECTOR));

    private static Map<String, Object> report(String reference, String occurredAt) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-one-albania.json"));
        report.put("reference", reference);
        report.put("timeline", Map.of("occurredAt", occurredAt));
        return report;
    }

    private Object cutAfter(int others) {
        for (int i = 0; i < others; i++) {
            chain.submitLongAgo(report("EARLIER-" + i, "2023-11-01"));
        }
        IncidentId id = chain.submit(report("LATEST", "2023-12-25"));
        assertThat(chain.matched(id)).containsExactly("one");
        return chain.evaluations.latestDecision(id).orElseThrow().getOrDefault("historyCut", List.of());
    }

    @Test
    void theDecisionSaysThatItLookedAtTheLatestOnly() {
        assertThat(cutAfter(LOOKED_AT)).isEqualTo(List.of("sector"));
        assertThat(chain.published)
                .extracting(message -> message.text().replaceAll("\\s+", " "))
                .anyMatch(text -> text.contains("999 others, older ones not looked at"));
    }

    @Test
    void itSaysNothingWhereItHasLookedAtAll() {
        assertThat(cutAfter(LOOKED_AT - 2)).isEqualTo(List.of());
    }
}
