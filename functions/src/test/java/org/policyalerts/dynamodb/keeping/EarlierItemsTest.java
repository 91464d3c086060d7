package org.policyalerts.dynamodb.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.IncidentItem;
import org.policyalerts.dynamodb.keeping.EarlierItems.What;
import org.policyalerts.dynamodb.table.ExpiringItems;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.WriteRefusedException;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.keeping.Keeping;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.story.Chain;

/** What an earlier release left, or another period, ends by the periods of now, and nothing else does. */
class EarlierItemsTest {

    private static final Path FIRST_EDITION = Path.of("src", "test", "resources", "first-edition", "items.ndjson");
    private static final IncidentId ONE_ALBANIA = new IncidentId("inc_01HJJFAYA0XYAFA9W4H69KSH18");
    private static final ClaimantKeys KEYS = ClaimantTable.shipped();
    private static final Map<String, Object> OVER =
            Map.of("status", "closed", "attribution", Map.of("status", "closed-unresolved", "confidence", "none"));

    private final Chain chain = new Chain();
    private final DynamoDbKeepingStore store = new DynamoDbKeepingStore(chain.table, KEYS, Chain.TIRANA);

    /** As the command, for a period of so many years. */
    private EarlierItems items(int years) {
        Table all = new LargeItems(new ExpiringItems(chain.table, chain.clock, Map.of()));
        return new EarlierItems(
                all,
                new DynamoDbIncidentStore(all, KEYS, Chain.TIRANA),
                keeping(years),
                Map.of("M#", Period.ofYears(years), "RUN#", Period.ofDays(90), "K#", Period.ofDays(90)),
                chain.clock);
    }

    private Keeping keeping(int years) {
        return new Keeping(chain.incidents, store, new Keeping.Rules(Period.ofYears(years), Chain.TIRANA), chain.clock);
    }

    private List<Runnable> corrections(int years, What... of) {
        EarlierItems items = items(years);
        return chain.table.items().stream()
                .flatMap(item ->
                        What.of(item)
                                .filter(List.of(of)::contains)
                                .flatMap(what -> items.correction(what, item))
                                .stream())
                .toList();
    }

    private int putRight(int years, What... of) {
        List<Runnable> all = corrections(years, of);
        all.forEach(Runnable::run);
        return all.size();
    }

    private IncidentId closed() {
        IncidentId id = chain.submit("report-parliament.json");
        chain.change(id, OVER);
        chain.review();
        return id;
    }

    private void put(Map<String, Object> item) {
        chain.table.write(List.of(new Write.Put(item, new Condition.Always())));
    }

    private Object expiry(String pk, String sk) {
        return chain.table.get(new Key(pk, sk)).orElseThrow().getOrDefault("expiresAt", "stays");
    }

    /** An earlier release had no calendar. */
    private void takeOffTheCalendar(IncidentId id) {
        chain.table.write(List.of(new Write.Delete(IncidentItem.calendarKey(id), new Condition.Always())));
    }

    private List<Object> ends(IncidentId id) {
        return chain.table.items().stream()
                .filter(item -> ("I#" + id).equals(item.get("pk")))
                .filter(item -> !IncidentItem.isCalendar(String.valueOf(item.get("sk"))))
                .map(item -> item.getOrDefault("expiresAt", "stays"))
                .distinct()
                .toList();
    }

    private void until(Instant moment) {
        chain.clock.advance(Duration.between(chain.clock.instant(), moment));
    }

    @Test
    void whatWasClosedBeforeAnythingEndedEndsByTheSchedule() throws IOException, JsonInvalidException {
        for (String line : Files.readAllLines(FIRST_EDITION)) {
            put(JsonReader.readObject(line));
        }
        until(Instant.parse("2023-12-30T13:00:00Z"));
        chain.settle();
        chain.change(ONE_ALBANIA, OVER);
        Instant end = chain.clock.instant().atZone(Chain.TIRANA).plusYears(5).toInstant();
        chain.review();
        takeOffTheCalendar(ONE_ALBANIA);
        chain.clock.advance(Duration.ofDays(200));

        assertThat(putRight(5, What.INCIDENT, What.RECEIPT))
                .as("the incident, and the receipt of the first edition")
                .isEqualTo(2);
        assertThat(store.calendar(ONE_ALBANIA)).contains(end.minus(Keeping.NOTICE));
        assertThat(expiry("K#AKCESK#key-of-december", "RECEIPT"))
                .as("its time is over, and a day is left to notice")
                .isEqualTo(chain.clock.instant().plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(putRight(5, What.INCIDENT, What.RECEIPT)).isZero();

        until(end.minus(Duration.ofDays(20)));
        chain.review();
        assertThat(ends(ONE_ALBANIA)).containsExactly(end.getEpochSecond());
    }

    @Test
    void aShorterPeriodReachesWhatStandsOnTheCalendar() {
        IncidentId id = closed();
        assertThat(corrections(5, What.INCIDENT)).isEmpty();
        chain.clock.advance(Duration.ofDays(400));
        Instant now = chain.clock.instant();

        assertThat(putRight(1, What.INCIDENT)).isEqualTo(1);
        assertThat(putRight(1, What.INCIDENT)).as("the next run looks at it").isZero();
        keeping(1).look(id);

        assertThat(ends(id)).containsExactly(now.plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(putRight(1, What.INCIDENT)).isZero();
    }

    @Test
    void aLongerPeriodTakesBackWhatWasSaid() {
        IncidentId id = closed();
        Instant closedAt = chain.clock.instant();
        until(closedAt.atZone(Chain.TIRANA).plusYears(5).toInstant().minus(Duration.ofDays(20)));
        chain.review();
        assertThat(ends(id)).doesNotContain("stays");
        assertThat(corrections(5, What.INCIDENT)).isEmpty();

        assertThat(putRight(10, What.INCIDENT)).isEqualTo(1);
        keeping(10).look(id);

        assertThat(ends(id)).containsExactly("stays");
        assertThat(store.calendar(id).orElseThrow())
                .isAfter(closedAt.atZone(Chain.TIRANA).plusYears(9).toInstant());
        assertThat(putRight(10, What.INCIDENT)).isZero();
    }

    @Test
    void whatIsOpenOrHeldStaysWhereItIs() {
        IncidentId open = chain.submit("report-e-albania.json");
        chain.change(open, Map.of("status", "open"));
        IncidentId held = closed();
        chain.keeping().hold(held, "the court asks for it", "archive");
        chain.clock.advance(Duration.ofDays(3_000));

        assertThat(corrections(5, What.INCIDENT)).isEmpty();
        assertThat(store.calendar(open)).isEmpty();
        assertThat(store.calendar(held)).isEmpty();
    }

    @Test
    void whoeverChangesTheIncidentMeanwhileComesFirst() {
        IncidentId id = closed();
        takeOffTheCalendar(id);
        Runnable late = corrections(5, What.INCIDENT).get(0);

        chain.change(id, Map.of("status", "open"));
        Optional<Instant> atOnce = store.calendar(id);
        late.run();

        assertThat(store.calendar(id)).isEqualTo(atOnce).isPresent();
    }

    @Test
    void messagesAndRunsGoATimeAfterTheDayThatTheirKeysName() {
        until(Instant.parse("2024-01-30T00:00:00Z"));
        Map<Key, String> ends = new HashMap<>();
        ends.put(new Key("M#mfa#2023-12-27", "N#1#digest"), "2028-12-27T00:00:00Z");
        ends.put(new Key("M#mfa#2023-12-27", "Z#words#0"), "2028-12-27T00:00:00Z");
        ends.put(new Key("DIGEST#2023-W52", "N#0#mfa"), "2028-12-25T00:00:00Z");
        ends.put(new Key("RUN#2023-12", "2023-12-31T07:00:00.000Z"), "2024-03-30T00:00:00Z");
        ends.keySet().forEach(key -> put(Map.of("pk", key.pk(), "sk", key.sk())));
        put(Map.of("pk", "DIGEST#mfa", "sk", "LAST", "at", "2023-12-27T07:00:00Z"));
        put(Map.of("pk", "M#mfa#2023-12-28", "sk", "N#1#a", "dueShard", "out-1", "dueAt", "2023-12-28"));
        put(Map.of("pk", "M#mfa#2023-12-28", "sk", "N#1#b", "listKey", "N#dead", "listSort", "2023-12-28"));

        assertThat(putRight(5, What.values())).isEqualTo(ends.size());

        ends.forEach((key, end) -> assertThat(expiry(key.pk(), key.sk()))
                .as(key.toString())
                .isEqualTo(Instant.parse(end).getEpochSecond()));
        assertThat(corrections(5, What.values())).isEmpty();
        assertThat(corrections(6, What.values()))
                .as("messages alone go by that period")
                .hasSize(3);
    }

    @Test
    void anItemThatSomebodyDatesMeanwhileKeepsTheirDate() {
        Map<String, Object> message = Map.of("pk", "M#mfa#2023-12-26", "sk", "N#1#digest", "expiresAt", 1L);
        put(message);
        Runnable late = corrections(5, What.values()).get(0);
        Map<String, Object> anew = new HashMap<>(message);
        anew.put("expiresAt", 4_000_000_000L);
        put(anew);

        assertThatThrownBy(late::run).isInstanceOf(WriteRefusedException.class);
        assertThat(expiry("M#mfa#2023-12-26", "N#1#digest")).isEqualTo(4_000_000_000L);
    }
}
