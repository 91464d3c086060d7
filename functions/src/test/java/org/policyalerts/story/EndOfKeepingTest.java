package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.NaturalKey;

/** Five years after it was closed an incident goes with all that belongs to it, unless somebody needs it. */
class EndOfKeepingTest {

    private final Chain chain = new Chain();
    private final IncidentId open = chain.submit("report-e-albania.json");
    private final IncidentId closed = chain.submit("report-parliament.json");
    private final IncidentId held = chain.submit("report-one-albania.json");
    private Instant end = Instant.EPOCH;

    @BeforeEach
    void closeTwo() {
        chain.change(open, Map.of("status", "open"));
        chain.change(closed, over());
        chain.change(held, over());
        end = chain.clock.instant().atZone(Chain.TIRANA).plusYears(5).toInstant();
        chain.keeping().hold(held, "the court asks for it", "archive");
        chain.review();
    }

    private static Map<String, Object> over() {
        return Map.of("status", "closed", "attribution", Map.of("status", "closed-unresolved", "confidence", "none"));
    }

    /** The schedule goes on all the time; a month is enough here. */
    private void until(Instant moment) {
        while (chain.clock.instant().isBefore(moment)) {
            Duration left = Duration.between(chain.clock.instant(), moment);
            chain.clock.advance(left.compareTo(Duration.ofDays(30)) < 0 ? left : Duration.ofDays(30));
            chain.review();
        }
    }

    private List<Map<String, Object>> of(IncidentId id) {
        return chain.table.items().stream()
                .filter(item -> ("I#" + id).equals(item.get("pk"))
                        || String.valueOf(item.get("sk")).endsWith("#" + id)
                        || id.value().equals(item.get("id")))
                .filter(item -> !"E#END".equals(item.get("sk")))
                .toList();
    }

    private static List<Object> ends(List<Map<String, Object>> items) {
        return items.stream().map(item -> item.get("expiresAt")).distinct().toList();
    }

    /** What DynamoDB does some time after the end. */
    private void sweepUp() {
        chain.table.items().stream()
                .filter(item -> item.get("expiresAt") instanceof Long at
                        && at < chain.clock.instant().getEpochSecond())
                .forEach(item -> chain.table.write(List.of(new Write.Delete(
                        new Key(String.valueOf(item.get("pk")), String.valueOf(item.get("sk"))),
                        new Condition.Always()))));
    }

    @Test
    void ofAClosedOneAllIsSaidToEndAtOneMomentAndNothingOfTheOthers() {
        until(end.minus(Duration.ofDays(31)));
        assertThat(ends(of(closed))).containsOnlyNulls();

        until(end.minus(Duration.ofDays(29)));

        assertThat(of(closed)).hasSizeGreaterThan(30);
        assertThat(ends(of(closed))).containsExactly(end.getEpochSecond());
        assertThat(ends(of(held))).containsOnlyNulls();
        assertThat(ends(of(open))).containsOnlyNulls();
        assertThat(chain.keeping().endOf(closed)).contains(end);
    }

    @Test
    void afterItsEndItIsGoneWhetherItIsSweptUpOrNot() {
        until(end.plusSeconds(1));
        assertIsGone();

        sweepUp();
        assertIsGone();
        until(end.plus(Duration.ofDays(40)));

        assertThat(chain.table.items()).noneMatch(item -> ("I#" + closed).equals(item.get("pk")));
        assertThat(chain.submit("report-parliament.json")).isNotEqualTo(closed);
    }

    private void assertIsGone() {
        assertThat(chain.incidents.find(closed)).isEmpty();
        assertThat(chain.evaluations.snapshot(closed)).isEmpty();
        assertThat(chain.incidents.find(new NaturalKey("AKCESK", "AKCESK/2023/12-PARL")))
                .isEmpty();
        assertThat(chain.incidents
                        .along(Line.latestFirst(Instant.EPOCH), null, 100)
                        .incidents())
                .extracting(summary -> summary.id())
                .containsExactlyInAnyOrder(open, held);
        assertThat(chain.stores.messages().ofIncident(closed)).isEmpty();
        chain.review();
    }

    @Test
    void whatIsReopenedOrHeldAfterThatStays() {
        until(end.minus(Duration.ofDays(29)));

        chain.change(closed, Map.of("status", "open"));
        chain.review();
        assertThat(ends(of(closed))).containsOnlyNulls();

        until(end.plus(Duration.ofDays(90)));
        assertThat(chain.incidents.find(closed)).isPresent();
    }

    @Test
    void aHoldTakesBackWhatWasSaidAtOnceAndItsEndBringsTheEnd() {
        until(end.minus(Duration.ofHours(1)));
        chain.keeping().hold(closed, "an inquiry", "archive");
        assertThat(ends(of(closed))).containsOnlyNulls();

        until(end.plus(Duration.ofDays(90)));
        chain.keeping().lift(closed);

        assertThat(ends(of(closed)))
                .containsExactly(chain.clock.instant().plus(Duration.ofDays(1)).getEpochSecond());
        until(chain.clock.instant().plus(Duration.ofDays(2)));
        assertThat(chain.incidents.find(closed)).isEmpty();
    }

    @Test
    void whatIsChangedAndStaysClosedEndsWhenItWouldHaveEnded() {
        until(end.minus(Duration.ofDays(29)));
        chain.change(closed, Map.of("summary", "Put right."));
        assertThat(ends(of(closed))).contains((Object) null);

        chain.review();

        assertThat(ends(of(closed))).containsExactly(end.getEpochSecond());
    }

    @Test
    void whatAnOpenOneSaysItIsADuplicateOfStays() {
        Map<String, Object> duplicate = Chain.tree("report-parliament.json");
        duplicate.put("reference", "ANOTHER");
        duplicate.put("related", List.of(Map.of("id", closed.value(), "relation", "duplicate-of")));
        IncidentId named = chain.submit(duplicate);

        until(end.plus(Duration.ofDays(90)));
        assertThat(chain.incidents.find(closed)).isPresent();

        chain.change(named, over());
        until(chain.clock.instant().plus(Duration.ofDays(90)));
        assertThat(chain.incidents.find(closed)).isEmpty();
    }
}
