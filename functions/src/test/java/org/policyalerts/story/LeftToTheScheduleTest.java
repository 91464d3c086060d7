package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;

/** What the stream does not do: reports that it loses, and the many that one report affects. */
class LeftToTheScheduleTest {

    private static final String BEFORE_IN_ENERGY = """
            id: before-in-energy
            version: 1
            title: Energy was hit before
            severity: high
            audience: [regulator]
            when:
              - history: {same: claimant, where: {sector: [energy]}, within: P24M, count: {atLeast: 1}}
            recommend:
              - {do: Compare, owner: regulator, within: P1D}
            why: It may be the same people.
            tests:
              - {name: first, given: events/report-one-albania.json, expect: no-match}
              - name: second
                given: events/report-one-albania.json
                history:
                  - given: events/report-one-albania.json
                    with: {timeline: {occurredAt: 2023-12-01}, targets: [{sector: energy}]}
                expect: match
            """;

    private static final int OTHERS = 60;

    private final Chain chain = Chain.withBook(Map.of("before-in-energy", BEFORE_IN_ENERGY));

    private static Map<String, Object> report(int number, String occurredAt, String sector) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-one-albania.json"));
        report.put("reference", "R-" + number);
        report.put("timeline", Map.of("occurredAt", occurredAt));
        report.put(
                "targets",
                List.of(Map.of(
                        "name", "T" + number,
                        "country", "AL",
                        "sector", sector,
                        "infrastructureClass", "critical",
                        "confirmation", "victim")));
        return report;
    }

    private long matching(List<IncidentId> ids) {
        return ids.stream().filter(id -> !chain.matched(id).isEmpty()).count();
    }

    private long decisions() {
        return chain.table.items().stream()
                .filter(item -> "decision".equals(item.get("type")))
                .count();
    }

    private long items(String type) {
        return chain.table.items().stream()
                .filter(item -> type.equals(item.get("type")))
                .count();
    }

    /** A wave that is decided, and then the report that comes before all of it. */
    private List<IncidentId> waveBeforeWhichOneComesLate() {
        List<IncidentId> ids = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            ids.add(chain.submit(report(i, "2023-12-%02d".formatted(2 + i % 20), "health")));
        }
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();
        chain.clock.advance(Duration.ofMinutes(5));
        chain.submit(report(OTHERS, "2023-12-01", "energy"));
        return ids;
    }

    @Test
    void theNearestAreDecidedAgainAtOnceAndAllOthersByTheNextRun() {
        List<IncidentId> ids = waveBeforeWhichOneComesLate();
        assertThat(matching(ids)).isEqualTo(10);

        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();

        assertThat(matching(ids)).isEqualTo(OTHERS);
        assertThat(items("sweep")).isZero();
        long decided = decisions();
        chain.review();
        assertThat(decisions()).isEqualTo(decided);
    }

    @Test
    void aSweepThatIsStoppedIsTakenUpWhereItStopped() {
        List<IncidentId> ids = waveBeforeWhichOneComesLate();

        chain.review(() -> matching(ids) > 10);
        assertThat(matching(ids)).isGreaterThan(10).isLessThan(OTHERS);
        assertThat(items("sweep")).isOne();
        chain.review();

        assertThat(matching(ids)).isEqualTo(OTHERS);
        assertThat(items("sweep")).isZero();
        assertThat(decisions()).isEqualTo(OTHERS * 2 + 1L);
    }

    @Test
    void aVersionThatTheStreamLosesIsJudgedTwoMinutesLater() {
        IncidentId second = chain.submit(report(2, "2023-12-02", "health"));
        chain.submitLongAgo(report(1, "2023-12-01", "energy"));
        assertThat(decisions()).isOne();

        chain.clock.advance(Duration.ofSeconds(119));
        assertThat(chain.review().arrivals()).isZero();
        chain.clock.advance(Duration.ofSeconds(1));
        assertThat(chain.review().arrivals()).isOne();

        // That of its own, and the second one's with it in the history.
        assertThat(decisions()).isEqualTo(3);
        assertThat(chain.matched(second)).isNotEmpty();
        chain.clock.advance(Duration.ofDays(1));
        assertThat(chain.review().arrivals()).isZero();
    }

    @Test
    void whatCountsItselfBecauseAnotherProvesFalseIsDecidedByTheNextRunTheFirstAtOnce() {
        chain.submit(report(OTHERS + 1, "2023-12-01", "energy"));
        IncidentId primary = chain.submit(report(OTHERS, "2023-12-02", "health"));
        List<IncidentId> duplicates = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            Map<String, Object> duplicate = report(i, "2023-12-03", "health");
            duplicate.put("related", List.of(Map.of("id", primary.value(), "relation", "duplicate-of")));
            duplicates.add(chain.submit(duplicate));
        }
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();
        assertThat(matching(duplicates)).isZero();

        chain.change(primary, Map.of("determination", "false-positive"));
        // The first of them, and of those that these affect the nearest.
        assertThat(matching(duplicates)).isBetween(10L, 20L);
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();

        assertThat(matching(duplicates)).isEqualTo(OTHERS);
    }

    @Test
    void oneThatCannotBeJudgedHoldsUpNobodyAndIsJudgedOnceItCanBe() {
        IncidentId broken = chain.submit(report(1, "2023-12-03", "health"));
        Key key = new Key("I#" + broken, "C#INCIDENT");
        Map<String, Object> whole = chain.table.get(key).orElseThrow();
        Map<String, Object> damaged = new HashMap<>(whole);
        damaged.put("report", "{");
        chain.table.write(List.of(new Write.Put(damaged, new Condition.Always())));
        chain.forget();

        chain.submit(report(2, "2023-12-01", "energy"));
        IncidentId other = chain.submit(report(3, "2023-12-02", "health"));

        assertThat(chain.matched(other)).containsExactly("before-in-energy");
        assertThatThrownBy(chain::review).isInstanceOf(IllegalStateException.class);
        chain.table.write(List.of(new Write.Put(whole, new Condition.Always())));
        chain.forget();
        chain.review();
        assertThat(chain.matched(broken)).containsExactly("before-in-energy");
    }
}
