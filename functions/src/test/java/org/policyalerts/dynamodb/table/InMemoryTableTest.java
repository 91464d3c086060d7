package org.policyalerts.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.InMemoryTable.Change;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;

final class InMemoryTableTest extends TableContract {

    private static final Condition ALWAYS = new Condition.Always();
    private static final Key KEY = new Key("p", "s");

    @Override
    Table newTable() {
        return new InMemoryTable();
    }

    @Test
    void tellsWhatChangedInTheOrderOfTheWrites() {
        InMemoryTable table = new InMemoryTable();
        Map<String, Object> one = Map.of("pk", "p", "sk", "s", "version", 1L);
        Map<String, Object> two = Map.of("pk", "p", "sk", "s", "version", 2L);

        table.write(List.of(new Write.Put(one, ALWAYS)));
        table.write(List.of(new Write.Put(two, ALWAYS)));
        table.write(List.of(new Write.Put(two, ALWAYS)));
        table.write(List.of(new Write.Delete(KEY, ALWAYS)));
        table.write(List.of(new Write.Delete(KEY, ALWAYS)));

        assertThat(table.changesAfter(1)).containsExactly(new Change(KEY, one, two), new Change(KEY, two, null));
    }

    @Test
    void holdsItsStoresToTheLimitsOfDynamoDb() {
        Map<String, Object> huge = Map.of("pk", "p", "sk", "s", "text", "x".repeat(Table.MOST_ITEM_BYTES));
        Map<String, Object> longKey = Map.of("pk", "p", "sk", "s".repeat(1025));
        Map<String, Object> emptyIndexKey = Map.of("pk", "p", "sk", "s", "dueShard", "");

        for (Map<String, Object> item : List.of(huge, longKey, emptyIndexKey)) {
            assertThatThrownBy(() -> new InMemoryTable().write(List.of(new Write.Put(item, ALWAYS))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
