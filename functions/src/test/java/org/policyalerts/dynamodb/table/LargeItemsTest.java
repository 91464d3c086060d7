package org.policyalerts.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;

final class LargeItemsTest extends TableContract {

    private static final Key KEY = new Key("p", "s");

    private final InMemoryTable inner = new InMemoryTable();
    private final Table table = new LargeItems(inner);

    @Override
    Table newTable() {
        return new LargeItems(new InMemoryTable());
    }

    /** A text that no compression makes smaller, of characters that are two in Java. */
    private static String noise(int seed) {
        return noise(seed, 200_000);
    }

    private static String noise(int seed, int characters) {
        StringBuilder text = new StringBuilder();
        new Random(seed).ints(characters, 0x1F300, 0x1F600).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static Map<String, Object> item(String body, long version) {
        return new HashMap<>(
                Map.of("pk", "p", "sk", "s", "body", body, "version", version, "listKey", "list-0", "listSort", "now"));
    }

    @Test
    void whatIsLargerThanAnItemIsReadAsItWasWritten() {
        Map<String, Object> large = item(noise(1), 1);

        table.write(List.of(new Write.Put(large, new Condition.Absent())));

        assertThat(table.get(KEY)).contains(large);
        assertThat(table.query(new Query(Index.LIST, "list-0", null, null, false, 10, null, null))
                        .items())
                .containsExactly(large);
        assertThat(inner.items()).hasSizeGreaterThan(2);
    }

    @Test
    void aWriteThatIsRefusedChangesNothingOfWhatIsRead() {
        Map<String, Object> first = item(noise(1), 1);
        table.write(List.of(new Write.Put(first, new Condition.Absent())));

        assertThatThrownBy(() ->
                        table.write(List.of(new Write.Put(item(noise(2), 2), new Condition.Equal("version", 7L)))))
                .isInstanceOf(WriteRefusedException.class);

        assertThat(table.get(KEY)).contains(first);
    }

    @Test
    void anItemThatIsSmallAgainHasNoParts() {
        table.write(List.of(new Write.Put(item(noise(1), 1), new Condition.Absent())));
        Map<String, Object> small = item("{}", 2);

        table.write(List.of(new Write.Put(small, new Condition.Always())));

        assertThat(table.get(KEY)).contains(small);
        assertThat(inner.get(KEY)).contains(small);
    }

    private void replace(String body, long version) {
        table.write(List.of(new Write.Put(item(body, version), new Condition.Equal("version", version - 1))));
    }

    @Test
    void ofAnItemThatIsWrittenAgainAndAgainThePartsOfTheLatestVersionAreLeft() {
        table.write(List.of(new Write.Put(item(noise(1), 1), new Condition.Absent())));
        int items = inner.items().size();

        for (int version = 2; version < 6; version++) {
            replace(noise(version % 2), version);
        }

        assertThat(inner.items()).hasSize(items);
        assertThat(table.get(KEY)).contains(item(noise(1), 5));
    }

    @Test
    void aWriteThatOthersMayOvertakeLeavesTheParts() {
        table.write(List.of(new Write.Put(item(noise(1), 1), new Condition.Absent())));
        int items = inner.items().size();

        table.write(List.of(new Write.Put(item(noise(2), 1), new Condition.Equal("version", 1L))));
        table.write(List.of(new Write.Put(item(noise(3), 1), new Condition.Always())));

        assertThat(inner.items()).hasSizeGreaterThan(items);
        assertThat(table.get(KEY)).contains(item(noise(3), 1));
    }

    /** An index lags behind: what it holds names parts that are gone. */
    @Test
    void whoeverHoldsAnOlderItemReadsItAsItIsNow() {
        table.write(List.of(new Write.Put(item(noise(1), 1), new Condition.Absent())));
        Map<String, Object> old = inner.get(KEY).orElseThrow();
        Table lagging = new LargeItems(new Table() {
            @Override
            public Optional<Map<String, Object>> get(Key key) {
                return inner.get(key);
            }

            @Override
            public Page query(Query query) {
                return new Page(List.of(old), null);
            }

            @Override
            public void write(List<Write> writes) {
                inner.write(writes);
            }
        });
        Query query = new Query(Index.LIST, "list-0", null, null, false, 10, null, null);

        replace(noise(2), 2);
        assertThat(lagging.query(query).items()).containsExactly(item(noise(2), 2));
        table.write(List.of(new Write.Delete(KEY, new Condition.Always())));
        assertThat(lagging.query(query).items()).isEmpty();
    }

    @Test
    void whatWouldBeTooMuchForOneTransactionLiesInParts() {
        List<Map<String, Object>> many = IntStream.range(0, 40)
                .mapToObj(i -> {
                    Map<String, Object> item = item(noise(i, 140_000), 1);
                    item.put("sk", "s" + i);
                    return item;
                })
                .toList();

        table.write(many.stream()
                .<Write>map(item -> new Write.Put(item, new Condition.Absent()))
                .toList());

        assertThat(many).allSatisfy(item -> assertThat(table.get(new Key("p", String.valueOf(item.get("sk")))))
                .contains(item));
    }
}
