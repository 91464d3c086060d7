package org.policyalerts.dynamodb.audience;

import org.junit.jupiter.api.Nested;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table;

final class ChannelStoreTest {

    @Nested
    final class InMemory extends ChannelStoreContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends ChannelStoreContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
