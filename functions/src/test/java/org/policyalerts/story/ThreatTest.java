package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.ReportTree;

/** A threat names nobody and has done nothing yet; it is judged and told like what has happened. */
class ThreatTest {

    private static final String POLICY = """
            id: warn-of-threats
            version: 1
            title: A threat is known
            severity: medium
            audience: [csirt]
            when:
              - type: threat
              - cause.malicious: {not: 'no'}
            recommend:
              - {do: Warn those who may be hit, owner: csirt, within: PT24H}
            why: Who is warned can prepare.
            references: [NIS2 art. 30]
            tests:
              - name: a threat
                given: {reference: T, title: Threat, type: threat, tlp: clear, determination: suspected, timeline: {occurredAt: 2023-12-25}}
                expect: match
              - name: an incident
                given: events/report-parliament.json
                expect: no-match
              - name: a threat of the weather
                given: {reference: T, title: Threat, type: threat, tlp: clear, determination: suspected, timeline: {occurredAt: 2023-12-25},
                        cause: {malicious: 'no'}}
                expect: no-match
            """;

    @Test
    void aThreatWithoutTargetsImpactOrSeverityIsToldAsAThreat() {
        Chain chain = Chain.withBook(Map.of("warn-of-threats", POLICY));

        chain.submit(ReportTree.aReport()
                .with("/type", "threat")
                .without("targets")
                .without("impact")
                .without("severity")
                .tree());

        assertThat(chain.published)
                .singleElement()
                .extracting(OutboundMessage::text)
                .asString()
                .contains("THREAT: Attack on the Assembly", "Where: no target named")
                .doesNotContain("Are services disrupted?");
    }
}
