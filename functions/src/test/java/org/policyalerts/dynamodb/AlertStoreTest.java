package org.policyalerts.dynamodb;

import org.junit.jupiter.api.Nested;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table;

final class AlertStoreTest {

    @Nested
    final class InMemory extends AlertStoreContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends AlertStoreContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
