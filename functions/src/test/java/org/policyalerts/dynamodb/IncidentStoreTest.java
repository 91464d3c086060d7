package org.policyalerts.dynamodb;

import org.junit.jupiter.api.Nested;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table;

final class IncidentStoreTest {

    @Nested
    final class InMemory extends IncidentStoreContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends IncidentStoreContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
