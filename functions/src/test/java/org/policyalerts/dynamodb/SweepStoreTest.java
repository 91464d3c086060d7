package org.policyalerts.dynamodb;

import org.junit.jupiter.api.Nested;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table;

final class SweepStoreTest {

    @Nested
    final class InMemory extends SweepStoreContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends SweepStoreContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
