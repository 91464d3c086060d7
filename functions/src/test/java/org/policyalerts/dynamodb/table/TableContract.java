package org.policyalerts.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Containing;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.WriteRefusedException.Refusal;

/** What every table promises its stores. */
abstract class TableContract {

    private static final Condition ALWAYS = new Condition.Always();
    private static final Condition ABSENT = new Condition.Absent();

    private Table table;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
    }

    @Test
    void givesBackWhatWasPut() {
        Map<String, Object> item = item("p", "s", "text", "ë𝄞", "empty", "", "number", 9_007_199_254_740_993L);

        put(item, ALWAYS);

        assertThat(table.get(new Key("p", "s"))).contains(item);
        assertThat(table.get(new Key("p", "other"))).isEmpty();
    }

    /** It lies compressed, and nobody can tell by what is read. */
    @Test
    void takesALongDocumentThatIsTooLargeAsItIs() {
        String document = "{\"words\":\"ë𝄞 many of the same\"}".repeat(20_000);
        Map<String, Object> item = item("p", "s", "body", document, "listKey", "l", "listSort", "s");

        put(item, ABSENT);

        assertThat(document.length()).isGreaterThan(Table.MOST_ITEM_BYTES);
        assertThat(table.get(new Key("p", "s"))).contains(item);
        assertThat(table.query(new Query(Index.LIST, "l", null, null, false, 10, null, null))
                        .items())
                .containsExactly(item);
        assertThat(refusal(List.of(new Write.Put(item, ABSENT))).refusals())
                .containsExactly(new Refusal(new Key("p", "s"), item));
    }

    @Test
    void addsToANumberThatBeginsWithNoughtAndTellsTheSum() {
        Key key = new Key("p", "s");

        assertThat(table.add(key, "count", 3, 100)).isEqualTo(3);
        assertThat(table.add(key, "count", 4, 200)).isEqualTo(7);
        assertThat(table.add(new Key("p", "other"), "count", 1, 100)).isEqualTo(1);
        assertThat(table.get(key)).contains(item("p", "s", "count", 7L, "expiresAt", 200L));
    }

    @Test
    void givesEachSumToOneOfThoseThatAddAtOnce() {
        List<Long> sums = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> table.add(new Key("p", "s"), "count", 1, 100))
                .toList();

        assertThat(sums).doesNotHaveDuplicates().hasSize(40).contains(1L, 40L);
    }

    @Test
    void refusesASecondPutOfANewItemAndTellsWhatIsThere() {
        put(item("p", "s", "by", "first"), ABSENT);

        WriteRefusedException refused = refusal(List.of(new Write.Put(item("p", "s", "by", "second"), ABSENT)));

        assertThat(refused.refusals()).containsExactly(new Refusal(new Key("p", "s"), item("p", "s", "by", "first")));
        assertThat(table.get(new Key("p", "s"))).contains(item("p", "s", "by", "first"));
    }

    @Test
    void refusesAnUpdateOfAnItemThatHasMovedOnOrIsNotThere() {
        put(item("p", "s", "version", 2L), ALWAYS);
        Condition first = new Condition.Equal("version", 1L);

        WriteRefusedException moved = refusal(List.of(new Write.Put(item("p", "s", "version", 2L), first)));
        WriteRefusedException missing = refusal(List.of(new Write.Put(item("p", "t", "version", 2L), first)));

        assertThat(moved.at(new Key("p", "s")).orElseThrow().stored()).containsEntry("version", 2L);
        assertThat(missing.at(new Key("p", "t")).orElseThrow().stored()).isEmpty();
        assertThat(missing.at(new Key("p", "s"))).isEmpty();
    }

    @Test
    void tellsANumberFromItsText() {
        put(item("p", "s", "version", 2L), ALWAYS);

        refusal(List.of(new Write.Delete(new Key("p", "s"), new Condition.Equal("version", "2"))));

        assertThat(table.get(new Key("p", "s"))).isPresent();
    }

    @Test
    void deletesUnderAConditionAndIsContentWithNothingToDelete() {
        put(item("p", "s", "state", "done"), ALWAYS);

        table.write(List.of(new Write.Delete(new Key("p", "s"), new Condition.Equal("state", "done"))));
        table.write(List.of(new Write.Delete(new Key("p", "s"), ALWAYS)));

        assertThat(table.get(new Key("p", "s"))).isEmpty();
        refusal(List.of(new Write.Delete(new Key("p", "s"), new Condition.Equal("state", "done"))));
    }

    @Test
    void writesAllOrNothingAndNamesEveryConditionThatFailed() {
        put(item("p", "a", "by", "first"), ALWAYS);
        put(item("p", "b", "by", "first"), ALWAYS);

        WriteRefusedException refused = refusal(List.of(
                new Write.Put(item("p", "a"), ABSENT),
                new Write.Put(item("p", "new"), ABSENT),
                new Write.Check(new Key("p", "b"), new Condition.Equal("by", "second")),
                new Write.Delete(new Key("p", "a2"), ALWAYS)));

        assertThat(refused.refusals())
                .containsExactly(
                        new Refusal(new Key("p", "a"), item("p", "a", "by", "first")),
                        new Refusal(new Key("p", "b"), item("p", "b", "by", "first")));
        assertThat(table.get(new Key("p", "new"))).isEmpty();
    }

    @Test
    void checksWithoutWriting() {
        Write check = new Write.Check(new Key("p", "s"), ABSENT);

        table.write(List.of(check));
        table.write(List.of(check, new Write.Put(item("p", "t"), ALWAYS)));
        table.write(List.of());

        assertThat(table.get(new Key("p", "s"))).isEmpty();
        assertThat(table.get(new Key("p", "t"))).isPresent();
    }

    @Test
    void takesAHundredWritesAtOnceAndNoMore() {
        List<Write> hundred = puts(100);

        table.write(hundred);

        assertThat(table.query(all("p", 1000)).items()).hasSize(100);
        assertThatThrownBy(() -> table.write(puts(101))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesOneItemOncePerTransaction() {
        assertThatThrownBy(() -> table.write(
                        List.of(new Write.Put(item("p", "s"), ALWAYS), new Write.Put(item("p", "s"), ALWAYS))))
                .isInstanceOf(RuntimeException.class);
        assertThat(table.get(new Key("p", "s"))).isEmpty();
    }

    @Test
    void queriesARangeOfOnePartitionInEitherOrder() {
        List.of("a", "b", "c", "d").forEach(sk -> put(item("p", sk), ALWAYS));
        put(item("q", "b"), ALWAYS);

        assertThat(sortKeys(new Query(null, "p", "b", "c", false, 9, null, null)))
                .containsExactly("b", "c");
        assertThat(sortKeys(new Query(null, "p", "b", null, true, 9, null, null)))
                .containsExactly("d", "c", "b");
        assertThat(sortKeys(new Query(null, "p", null, "b", false, 9, null, null)))
                .containsExactly("a", "b");
        assertThat(sortKeys(new Query(null, "p", "c", "b", false, 9, null, null)))
                .isEmpty();
        assertThat(sortKeys(all("none", 9))).isEmpty();
    }

    @Test
    void sortsByTheBytesOfUtf8() {
        List.of("\uFF5E", "𝄞", "z", "Z", "ë").forEach(sk -> put(item("p", sk), ALWAYS));

        assertThat(sortKeys(all("p", 9))).containsExactly("Z", "z", "ë", "\uFF5E", "𝄞");
    }

    @Test
    void goesOnWhereAPageEndedThoughItemsCameAndWent() {
        List.of("b", "d", "f").forEach(sk -> put(item("p", sk), ALWAYS));

        Page first = table.query(all("p", 2));
        table.write(List.of(new Write.Delete(new Key("p", "d"), ALWAYS)));
        put(item("p", "c"), ALWAYS);
        put(item("p", "e"), ALWAYS);
        Page second = table.query(new Query(null, "p", null, null, false, 9, first.last(), null));

        assertThat(keys(first)).containsExactly("b", "d");
        assertThat(keys(second)).containsExactly("e", "f");
        assertThat(second.last()).isNull();
    }

    @Test
    void namesAKeyToGoOnAfterWheneverTheLimitWasReached() {
        put(item("p", "a"), ALWAYS);
        put(item("p", "b"), ALWAYS);

        Page full = table.query(all("p", 2));
        Page rest = table.query(new Query(null, "p", null, null, false, 2, full.last(), null));

        assertThat(full.last()).isEqualTo(item("p", "b"));
        assertThat(rest).isEqualTo(new Page(List.of(), null));
    }

    @Test
    void countsFilteredItemsTowardsTheLimit() {
        put(item("p", "a", "tags", "red,blue"), ALWAYS);
        put(item("p", "b", "tags", "green"), ALWAYS);
        put(item("p", "c", "tags", "blue"), ALWAYS);
        put(item("p", "d"), ALWAYS);
        Containing blue = new Containing("tags", "blue");

        Page first = table.query(new Query(null, "p", null, null, false, 2, null, blue));
        Page second = table.query(new Query(null, "p", null, null, false, 9, first.last(), blue));

        assertThat(keys(first)).containsExactly("a");
        assertThat(first.last()).isEqualTo(item("p", "b"));
        assertThat(keys(second)).containsExactly("c");
    }

    @Test
    void indexesOnlyItemsThatCarryBothAttributes() {
        put(item("p", "a", "dueShard", "0", "dueAt", "2023-02"), ALWAYS);
        put(item("p", "b", "dueShard", "0", "dueAt", "2023-01"), ALWAYS);
        put(item("p", "c", "dueShard", "1", "dueAt", "2023-01"), ALWAYS);
        put(item("p", "d", "dueShard", "0"), ALWAYS);
        put(item("p", "e", "listKey", "0", "listSort", "2023-01"), ALWAYS);

        assertThat(sortKeys(new Query(Index.DUE, "0", null, null, false, 9, null, null)))
                .containsExactly("b", "a");
        assertThat(sortKeys(new Query(Index.DUE, "0", null, "2023-01", false, 9, null, null)))
                .containsExactly("b");
        assertThat(sortKeys(new Query(Index.LIST, "0", null, null, true, 9, null, null)))
                .containsExactly("e");
    }

    @Test
    void givesOfWhatIsDueTheKeysAndOfAListTheWholeItems() {
        Map<String, Object> item =
                item("p", "a", "dueShard", "0", "dueAt", "2023-02", "listKey", "0", "listSort", "1", "more", "said");
        put(item, ALWAYS);

        assertThat(table.query(new Query(Index.DUE, "0", null, null, false, 9, null, null))
                        .items())
                .containsExactly(item("p", "a", "dueShard", "0", "dueAt", "2023-02"));
        assertThat(table.query(new Query(Index.LIST, "0", null, null, false, 9, null, null))
                        .items())
                .containsExactly(item);
    }

    @Test
    void dropsAnItemFromItsIndexWithTheAttribute() {
        put(item("p", "a", "dueShard", "0", "dueAt", "2023-02"), ALWAYS);

        put(item("p", "a"), ALWAYS);

        assertThat(sortKeys(new Query(Index.DUE, "0", null, null, false, 9, null, null)))
                .isEmpty();
    }

    @Test
    void pagesThroughAnIndexWhoseSortKeysAreEqual() {
        IntStream.range(0, 7).forEach(i -> put(item("p" + i, "s", "listKey", "l", "listSort", "same"), ALWAYS));

        List<String> seen = new ArrayList<>();
        Map<String, Object> after = null;
        do {
            Page page = table.query(new Query(Index.LIST, "l", null, null, true, 2, after, null));
            page.items().forEach(item -> seen.add((String) item.get("pk")));
            after = page.last();
        } while (after != null);

        assertThat(seen).containsExactlyInAnyOrder("p0", "p1", "p2", "p3", "p4", "p5", "p6");
    }

    @Test
    void letsOneOfManyWritersWin() throws Exception {
        List<Callable<Boolean>> writers = IntStream.range(0, 24)
                .<Callable<Boolean>>mapToObj(i -> () -> wins("writer " + i))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        int winners = 0;
        try {
            for (Future<Boolean> outcome : threads.invokeAll(writers)) {
                winners += outcome.get() ? 1 : 0;
            }
        } finally {
            threads.shutdown();
        }

        assertThat(winners).isEqualTo(1);
    }

    private boolean wins(String writer) {
        try {
            table.write(List.of(
                    new Write.Put(item("p", "s", "by", writer), ABSENT),
                    new Write.Put(item("p", "t", "by", writer), ALWAYS)));
            return true;
        } catch (WriteRefusedException | TableBusyException late) {
            return false;
        }
    }

    private List<Write> puts(int count) {
        return IntStream.range(0, count)
                .<Write>mapToObj(i -> new Write.Put(item("p", "s" + i), ABSENT))
                .toList();
    }

    private void put(Map<String, Object> item, Condition condition) {
        table.write(List.of(new Write.Put(item, condition)));
    }

    private WriteRefusedException refusal(List<Write> writes) {
        return catchThrowableOfType(WriteRefusedException.class, () -> table.write(writes));
    }

    private List<String> sortKeys(Query query) {
        return keys(table.query(query));
    }

    private static List<String> keys(Page page) {
        return page.items().stream().map(item -> (String) item.get("sk")).toList();
    }

    private static Query all(String partition, int limit) {
        return new Query(null, partition, null, null, false, limit, null, null);
    }

    private static Map<String, Object> item(String pk, String sk, Object... more) {
        Map<String, Object> item = new LinkedHashMap<>(Map.of("pk", pk, "sk", sk));
        for (int i = 0; i < more.length; i += 2) {
            item.put((String) more[i], more[i + 1]);
        }
        return item;
    }

    @Test
    void takesAnItemThatHasExpiredForNone() {
        Condition at100 = new Condition.AbsentOrExpired(100);
        put(Map.of("pk", "p", "sk", "new"), at100);
        put(Map.of("pk", "p", "sk", "old", TableDefinition.EXPIRES_AT, 99L), ALWAYS);
        put(Map.of("pk", "p", "sk", "old", "by", "second"), at100);

        refusal(List.of(new Write.Put(Map.of("pk", "p", "sk", "old"), at100)));
        put(Map.of("pk", "p", "sk", "now", TableDefinition.EXPIRES_AT, 100L), ALWAYS);
        refusal(List.of(new Write.Put(Map.of("pk", "p", "sk", "now"), at100)));
    }

    @Test
    void saysWhenAnItemExpiresAndLeavesTheRestOfItAsItIs() {
        Condition there = new Condition.Equal("pk", "p");
        put(item("p", "a", "by", "first"), ALWAYS);

        table.write(List.of(new Write.Expire(new Key("p", "a"), 100L, there)));
        assertThat(table.get(new Key("p", "a")))
                .contains(item("p", "a", "by", "first", TableDefinition.EXPIRES_AT, 100L));

        table.write(List.of(new Write.Expire(new Key("p", "a"), null, there), new Write.Put(item("p", "b"), ALWAYS)));
        assertThat(table.get(new Key("p", "a"))).contains(item("p", "a", "by", "first"));
    }

    @Test
    void makesNoItemOfOneThatHasGone() {
        Condition there = new Condition.Equal("pk", "p");

        refusal(List.of(new Write.Expire(new Key("p", "gone"), 100L, there), new Write.Put(item("p", "b"), ALWAYS)));

        assertThat(table.get(new Key("p", "gone"))).isEmpty();
        assertThat(table.get(new Key("p", "b"))).isEmpty();
    }
}
