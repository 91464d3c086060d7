package org.policyalerts.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        StringBuilder text = new StringBuilder();
        new Random(seed).ints(200_000, 0x1F300, 0x1F600).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static Map<String, Object> item(String body, long version) {
        return new HashMap<>(
                Map.of("pk", "p", "sk", "s", "body", body, "version", version, "dueShard", "due-0", "dueAt", "now"));
    }

    @Test
    void whatIsLargerThanAnItemIsReadAsItWasWritten() {
        Map<String, Object> large = item(noise(1), 1);

        table.write(List.of(new Write.Put(large, new Condition.Absent())));

        assertThat(table.get(KEY)).contains(large);
        assertThat(table.query(new Query(Index.DUE, "due-0", null, null, false, 10, null, null))
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
}
